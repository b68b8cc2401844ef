package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.List;

/**
 * A row of a table before anybody knows what its columns mean.
 *
 * @param place sheet and row, or line
 * @param cells from column 0; missing cells at the end are missing here too
 * @param drawn pictures that lie over the row
 */
record TableRow(String place, List<Cell> cells, List<Drawn> drawn) {

  TableRow(String place, List<Cell> cells) {
    this(place, cells, List.of());
  }

  /**
   * A picture over the row.
   *
   * @param column where its left edge lies
   * @param html null if it is of a kind nobody can show (a formula object, WMF, EMF)
   */
  record Drawn(int column, String html) {}

  /**
   * One cell.
   *
   * @param plain its characters as shown
   * @param rich the same with superscripts, subscripts and pictures; null if there is nothing
   *     besides the characters
   * @param date whether the spreadsheet took it for a date
   */
  record Cell(String plain, RichText rich, boolean date) {
    static final Cell EMPTY = new Cell("", null, false);

    static Cell of(String plain) {
      return new Cell(plain, null, false);
    }

    String html() {
      return rich == null ? RichText.ofPlain(plain).html() : rich.html();
    }
  }

  Cell cell(int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  boolean isBlank() {
    return drawn.isEmpty() && hasNoText();
  }

  boolean hasNoText() {
    return cells.stream()
        .allMatch(c -> c.rich() == null && c.plain().replace('\u3000', ' ').isBlank());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    cells.forEach(c -> text.append(c.plain()).append(' '));
    return text.toString().replaceAll("\\s+", " ").strip();
  }
}
