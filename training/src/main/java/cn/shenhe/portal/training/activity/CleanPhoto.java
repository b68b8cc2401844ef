package cn.shenhe.portal.training.activity;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A photograph somebody sent, drawn anew: what it is is told by its bytes, its size is looked at
 * before a pixel is unpacked, and where, when and with what it was taken (EXIF, XMP, thumbnails) is
 * left behind; only which way is up is obeyed.
 *
 * @param width and {@code height} in pixels, at most {@value #LONGEST}
 */
record CleanPhoto(int width, int height, byte[] jpeg) {

  static final int MOST_BYTES = 8_000_000;
  private static final int LONGEST = 1600;
  private static final int LONGEST_SENT = 12_000;
  private static final long MOST_PIXELS = 60_000_000;
  private static final float QUALITY = 0.82f;
  private static final int MOST_KEPT = 2_000_000;

  /**
   * @throws ActivityRefused when it is no JPEG or PNG, damaged, or too large
   */
  static CleanPhoto of(byte[] sent) {
    if (sent.length == 0 || sent.length > MOST_BYTES) {
      throw new ActivityRefused("activity.report.photo.bytes", MOST_BYTES / 1_000_000);
    }
    String format = format(sent);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        boolean large = width > LONGEST_SENT || height > LONGEST_SENT;
        if (large || (long) width * height > MOST_PIXELS) {
          throw new ActivityRefused("activity.report.photo.pixels");
        }
        ImageReadParam coarse = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * LONGEST));
        coarse.setSourceSubsampling(step, step, 0, 0);
        int turn = format.equals("jpeg") ? ExifTurn.of(sent) : 1;
        return drawn(reader.read(0, coarse), turn);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof ActivityRefused refused) {
        throw refused;
      }
      throw new ActivityRefused("activity.report.photo.damaged");
    }
  }

  private static String format(byte[] sent) {
    if (sent.length > 3 && (sent[0] & 0xFF) == 0xFF && (sent[1] & 0xFF) == 0xD8) {
      return "jpeg";
    }
    if (sent.length > 8 && (sent[0] & 0xFF) == 0x89 && sent[1] == 'P' && sent[2] == 'N') {
      return "png";
    }
    throw new ActivityRefused("activity.report.photo.kind");
  }

  private static CleanPhoto drawn(BufferedImage image, int turn) throws IOException {
    boolean lying = turn >= 5;
    double scale = Math.min(1.0, (double) LONGEST / Math.max(image.getWidth(), image.getHeight()));
    int wide = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int high = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage clean =
        new BufferedImage(lying ? high : wide, lying ? wide : high, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = clean.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, clean.getWidth(), clean.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.transform(ExifTurn.upright(turn, wide, high));
    pen.transform(AffineTransform.getScaleInstance(scale, scale));
    pen.drawImage(image, 0, 0, null);
    pen.dispose();
    byte[] bytes = jpeg(clean);
    if (bytes.length > MOST_KEPT) {
      throw new ActivityRefused("activity.report.photo.pixels");
    }
    return new CleanPhoto(clean.getWidth(), clean.getHeight(), bytes);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam wish = writer.getDefaultWriteParam();
      wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      wish.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), wish);
      stream.flush();
      return out.toByteArray();
    } finally {
      writer.dispose();
    }
  }
}
