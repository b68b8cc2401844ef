package cn.shenhe.portal.exambank.print;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Counts the characters of a document that are drawn as the empty box of a missing glyph. */
public final class GlyphCheck extends PDFTextStripper {

  private int missing;

  private GlyphCheck() {}

  public static int missing(PDDocument document) throws IOException {
    GlyphCheck check = new GlyphCheck();
    check.getText(document);
    return check.missing;
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    try {
      PDType0Font font = (PDType0Font) text.getFont();
      for (int code : text.getCharacterCodes()) {
        boolean drawn = font.codeToGID(code) != 0 && !font.getPath(code).getBounds2D().isEmpty();
        missing += drawn || text.getUnicode().isBlank() ? 0 : 1;
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    super.processTextPosition(text);
  }
}
