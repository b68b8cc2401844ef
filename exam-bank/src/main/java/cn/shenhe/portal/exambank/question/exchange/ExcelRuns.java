package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.RichText;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** Runs of one cell with their superscripts, subscripts, bold, italics and underlines. */
final class ExcelRuns {

  private ExcelRuns() {}

  /** The text with its runs; null if there is nothing to keep besides the characters. */
  static RichText rich(RichTextString rich, String plain, Cell cell) {
    int runs = rich == null ? 0 : rich.numFormattingRuns();
    if (runs == 0) {
      return whole(plain, cell);
    }
    StringBuilder html = new StringBuilder();
    boolean marked = false;
    int before = Math.min(rich.getIndexOfFormattingRun(0), plain.length());
    html.append(escape(plain.substring(0, Math.max(0, before))));
    for (int i = 0; i < runs; i++) {
      int start = Math.min(rich.getIndexOfFormattingRun(i), plain.length());
      int end =
          i + 1 < runs
              ? Math.min(rich.getIndexOfFormattingRun(i + 1), plain.length())
              : plain.length();
      String text = escape(plain.substring(start, Math.max(start, end)));
      String tagged = tagged(text, font(rich, i, cell));
      marked |= !tagged.equals(text);
      html.append(tagged);
    }
    return marked ? new RichText(html.toString()) : null;
  }

  private static RichText whole(String plain, Cell cell) {
    Font font =
        cell.getCellStyle() == null
            ? null
            : cell.getSheet().getWorkbook().getFontAt(cell.getCellStyle().getFontIndex());
    short offset = font == null ? Font.SS_NONE : font.getTypeOffset();
    return offset == Font.SS_NONE || plain.length() > 4
        ? null
        : new RichText(tagged(escape(plain), font));
  }

  private static Font font(RichTextString rich, int run, Cell cell) {
    if (rich instanceof XSSFRichTextString modern) {
      return modern.getFontOfFormattingRun(run);
    }
    if (rich instanceof HSSFRichTextString old
        && cell.getSheet().getWorkbook() instanceof HSSFWorkbook book) {
      short index = old.getFontOfFormattingRun(run);
      return index == HSSFRichTextString.NO_FONT ? null : book.getFontAt(index);
    }
    return null;
  }

  /** Bold is the taste of whoever typed the sheet unless it is only part of the cell. */
  private static String tagged(String text, Font font) {
    if (font == null || text.isBlank()) {
      return text;
    }
    String html = text;
    html = font.getTypeOffset() == Font.SS_SUPER ? "<sup>" + html + "</sup>" : html;
    html = font.getTypeOffset() == Font.SS_SUB ? "<sub>" + html + "</sub>" : html;
    html = font.getUnderline() != Font.U_NONE ? "<u>" + html + "</u>" : html;
    html = font.getItalic() ? "<i>" + html + "</i>" : html;
    return font.getBold() ? "<b>" + html + "</b>" : html;
  }

  private static String escape(String text) {
    return RichTextEscape.html(text);
  }
}
