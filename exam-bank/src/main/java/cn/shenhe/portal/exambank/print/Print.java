package cn.shenhe.portal.exambank.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document being printed: one A4 leaf after another. Measures are points (1/72 inch) from the
 * upper left corner, as one reads; sizes of letters likewise. Closed exactly once, by {@link
 * #bytes()} or {@link #close()}.
 */
public final class Print implements AutoCloseable {

  public static final float POINTS_PER_MM = 72 / 25.4f;

  private final PDDocument document = new PDDocument();
  private final Fonts fonts = new Fonts(document);
  private final float width;
  private final float height;
  private PDPageContentStream leaf;

  private Print(float width, float height) {
    this.width = width;
    this.height = height;
    nextLeaf();
  }

  /**
   * @param title for the reader's window
   * @param at the moment written into the file as the time of making
   */
  public static Print upright(String title, Instant at) {
    return new Print(PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight()).titled(title, at);
  }

  /** The same lying on its side. */
  public static Print lying(String title, Instant at) {
    return new Print(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()).titled(title, at);
  }

  private Print titled(String title, Instant at) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    GregorianCalendar moment = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
    moment.setTimeInMillis(at.toEpochMilli());
    information.setCreationDate(moment);
    document.setDocumentInformation(information);
    document.getDocumentCatalog().setLanguage("zh-CN");
    return this;
  }

  public float width() {
    return width;
  }

  public float height() {
    return height;
  }

  /** Begins a new leaf. */
  public void nextLeaf() {
    run(
        () -> {
          if (leaf != null) {
            leaf.close();
          }
          PDPage page = new PDPage(new PDRectangle(width, height));
          document.addPage(page);
          leaf = new PDPageContentStream(document, page);
        });
  }

  /** Sets one line; {@code y} is its base line. */
  public void text(float x, float y, float size, boolean heavy, String text) {
    if (text.isEmpty()) {
      return;
    }
    run(
        () -> {
          leaf.beginText();
          leaf.newLineAtOffset(x, height - y);
          for (Fonts.Run stretch : fonts.runs(text, heavy)) {
            leaf.setFont(stretch.font(), size);
            leaf.showText(stretch.text());
          }
          leaf.endText();
        });
  }

  /** Sets one line around the middle of the leaf. */
  public void centred(float y, float size, boolean heavy, String text) {
    text((width - fonts.width(text, heavy, size)) / 2, y, size, heavy, text);
  }

  public float widthOf(String text, boolean heavy, float size) {
    return fonts.width(text, heavy, size);
  }

  /** The text in lines no wider than this; Chinese breaks anywhere, words of letters do not. */
  public List<String> lines(String text, float size, boolean heavy, float most) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      float used = 0;
      for (String piece : pieces(paragraph)) {
        float needed = fonts.width(piece, heavy, size);
        if (used + needed > most && !line.isEmpty()) {
          lines.add(line.toString().stripTrailing());
          line.setLength(0);
          used = 0;
        }
        line.append(piece);
        used += needed;
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      boolean letter = point < 0x2000 && point != ' ' && word.length() < 40;
      boolean closing = "，。；：、！？）》”’".indexOf(point) >= 0;
      if (!letter && !closing && !word.isEmpty()) {
        pieces.add(word.toString());
        word.setLength(0);
      }
      word.appendCodePoint(point);
      if (!letter && !closing && point == ' ') {
        pieces.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      pieces.add(word.toString());
    }
    return pieces;
  }

  /** Sets a paragraph and answers the base line after its last one. */
  public float paragraph(float x, float y, float most, float size, boolean heavy, String text) {
    float line = y;
    for (String words : lines(text, size, heavy, most)) {
      text(x, line, size, heavy, words);
      line += size * 1.6f;
    }
    return line;
  }

  /**
   * Colour of what follows.
   *
   * @param rgb as in {@code 0xA01818}
   */
  public void ink(int rgb) {
    run(
        () -> {
          float red = (rgb >> 16 & 255) / 255f;
          float green = (rgb >> 8 & 255) / 255f;
          float blue = (rgb & 255) / 255f;
          leaf.setNonStrokingColor(red, green, blue);
          leaf.setStrokingColor(red, green, blue);
        });
  }

  /** An empty rectangle. */
  public void frame(float x, float y, float wide, float high, float thickness) {
    run(
        () -> {
          leaf.setLineWidth(thickness);
          leaf.addRect(x, height - y - high, wide, high);
          leaf.stroke();
        });
  }

  /** A line across. */
  public void rule(float x, float y, float wide, float thickness) {
    run(
        () -> {
          leaf.setLineWidth(thickness);
          leaf.moveTo(x, height - y);
          leaf.lineTo(x + wide, height - y);
          leaf.stroke();
        });
  }

  /**
   * A QR code with its quiet zone of four modules.
   *
   * @param side length of its sides
   * @throws IllegalArgumentException if the text is too long for a QR code
   */
  public void code(float x, float y, float side, String text) {
    BitMatrix matrix = matrix(text);
    float module = side / matrix.getWidth();
    run(
        () -> {
          leaf.setNonStrokingColor(0f, 0f, 0f);
          for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
              if (matrix.get(column, row)) {
                leaf.addRect(x + column * module, height - y - (row + 1) * module, module, module);
              }
            }
          }
          leaf.fill();
        });
  }

  private static BitMatrix matrix(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8",
                  EncodeHintType.MARGIN,
                  4,
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }

  /** The finished file; nothing can be set afterwards. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        () -> {
          leaf.close();
          document.save(out);
          document.close();
        });
    return out.toByteArray();
  }

  @Override
  public void close() {
    run(document::close);
  }

  private interface Setting {
    void set() throws IOException;
  }

  private static void run(Setting setting) {
    try {
      setting.set();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
