package cn.shenhe.portal.content.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures are drawn anew from their pixels: nothing that hides in metadata, comments or behind the
 * end of the file survives, and the place where a photograph was taken is not published. Wide ones
 * are made smaller.
 */
final class PictureCheck {

  /** Widest picture kept; more does not show on a page. */
  private static final int WIDEST = 1920;

  private static final long MOST_PIXELS = 60_000_000;
  private static final float QUALITY = 0.82f;

  private PictureCheck() {}

  /**
   * @throws MediaRefused if it cannot be read as a picture or has too many pixels
   */
  static CheckedFile redraw(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean png = bytes[0] != (byte) 0xff;
    BufferedImage drawn = scaled(upright(read(file), png ? 1 : orientation(bytes)), png);
    byte[] redrawn = png ? png(drawn) : jpeg(drawn);
    CheckedFile kept =
        CheckedFile.rewritten(
            MediaKind.PICTURE,
            png ? "image/png" : "image/jpeg",
            drawn.getWidth(),
            drawn.getHeight(),
            redrawn);
    return png && isAnimated(bytes) ? kept.remarked("png-animated") : kept;
  }

  /** Source: PNG 3rd edition, 11.3.6.1: acTL stands before the first IDAT. */
  private static boolean isAnimated(byte[] png) {
    int at = 8;
    while (at + 8 <= png.length) {
      int length = ByteBuffer.wrap(png, at, 4).getInt();
      String name = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (name.equals("acTL") || name.equals("IDAT") || length < 0 || length > png.length - at) {
        return name.equals("acTL");
      }
      at += 12 + length;
    }
    return false;
  }

  private static BufferedImage read(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new MediaRefused("picture-broken");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw new MediaRefused("picture-pixels", MOST_PIXELS / 1_000_000);
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MediaRefused("picture-broken");
    }
  }

  private static BufferedImage scaled(BufferedImage image, boolean transparent) {
    double factor = Math.min(1, (double) WIDEST / image.getWidth());
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    BufferedImage drawn =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    if (!transparent) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
    }
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  /** Turns what the camera says it held sideways. Source: Exif 2.32, 4.6.4, tag 0x0112. */
  private static BufferedImage upright(BufferedImage image, int orientation) {
    int quarters = orientation == 6 ? 1 : orientation == 3 ? 2 : orientation == 8 ? 3 : 0;
    if (quarters == 0) {
      return image;
    }
    boolean swaps = quarters % 2 == 1;
    int width = swaps ? image.getHeight() : image.getWidth();
    int height = swaps ? image.getWidth() : image.getHeight();
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.quadrantRotate(quarters);
    turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawRenderedImage(image, turn);
    graphics.dispose();
    return turned;
  }

  /** 1 when nothing is said, or nothing readable. */
  static int orientation(byte[] jpeg) {
    int at = 2;
    while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      int marker = jpeg[at + 1] & 0xff;
      int length = ((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff);
      if (marker == 0xe1 && length > 16 && at + 2 + length <= jpeg.length && jpeg[at + 4] == 'E') {
        return tiffOrientation(ByteBuffer.wrap(jpeg, at + 10, length - 8).slice());
      }
      if (marker == 0xda) {
        return 1;
      }
      at += 2 + length;
    }
    return 1;
  }

  private static int tiffOrientation(ByteBuffer tiff) {
    try {
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + i * 12;
        if ((tiff.getShort(entry) & 0xffff) == 0x0112) {
          return tiff.getShort(entry + 8);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      return 1;
    }
    return 1;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
