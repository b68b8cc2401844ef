package cn.shenhe.portal.content.shelter;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the headers of a table. Lists of offices begin with a title and who filled it in, and their
 * headers may stand on two lines, the upper one over several columns (坐标 over 经度 and 纬度). Where no
 * line has a column for the names, the first one is the header, and a person says what is what.
 */
final class HeaderRow {

  private static final int LINES_LOOKED_AT = 15;
  private static final int SHOWN = 30;

  private HeaderRow() {}

  /**
   * @param last index of the row (or the lower of two rows) that holds the headers
   * @param score columns we know; 0 when none of them holds the names
   */
  private record Found(int first, int last, List<String> headers, int score) {}

  /** How many columns of its best header row we know; 0 without one for the names. */
  static int score(List<ShelterTable.Row> rows) {
    return rows.isEmpty() ? 0 : found(rows).score();
  }

  /**
   * @param rows all rows that are not blank, at least one
   */
  static ShelterTable table(String format, List<ShelterTable.Row> rows) {
    Found header = found(rows);
    List<String> unread = new ArrayList<>();
    for (ShelterTable.Row row : rows.subList(0, header.first())) {
      String text = String.join(" ", row.cells()).replaceAll("\\s+", " ").strip();
      unread.add(
          "第 "
              + row.number()
              + " 行在表头之上，未读：“"
              + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
              + "”");
    }
    List<ShelterTable.Row> data = new ArrayList<>(rows.size());
    for (ShelterTable.Row row : rows.subList(header.last() + 1, rows.size())) {
      data.add(CsvTable.fitted(row, header.headers().size()));
    }
    return new ShelterTable(format, header.headers(), data, unread);
  }

  private static Found found(List<ShelterTable.Row> rows) {
    Found best = new Found(0, 0, stripped(rows.get(0).cells()), score0(rows.get(0).cells()));
    for (int i = 0; i < Math.min(LINES_LOOKED_AT, rows.size()); i++) {
      List<String> cells = stripped(rows.get(i).cells());
      int score = score0(cells);
      if (score > best.score()) {
        best = new Found(i, i, cells, score);
      }
      if (i + 1 < rows.size() && isLowerLine(rows.get(i + 1).cells())) {
        List<String> both = both(cells, stripped(rows.get(i + 1).cells()));
        int together = score0(both);
        if (together > best.score() && together > score0(rows.get(i + 1).cells())) {
          best = new Found(i, i + 1, both, together);
        }
      }
    }
    return best;
  }

  private static int score0(List<String> cells) {
    ColumnMapping mapping = ColumnMapping.guessed(cells);
    return mapping.uses(ShelterAttribute.NAME)
        ? (int) mapping.targets().stream().filter(t -> !t.isEmpty()).count()
        : 0;
  }

  /** Two or more headers, and hardly anything else. */
  private static boolean isLowerLine(List<String> cells) {
    long filled = cells.stream().filter(c -> !c.isBlank()).count();
    long known = cells.stream().filter(c -> !ColumnMapping.target(c).isEmpty()).count();
    return known >= 2 && known * 2 >= filled;
  }

  private static List<String> both(List<String> upper, List<String> lower) {
    List<String> headers = new ArrayList<>();
    String over = "";
    for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
      String above = i < upper.size() ? upper.get(i) : "";
      String below = i < lower.size() ? lower.get(i) : "";
      over = above.isEmpty() ? over : above;
      if (below.isEmpty()) {
        headers.add(above);
      } else {
        // 电话 under 负责人 is that person's.
        String alone = ColumnMapping.target(below);
        String whole = ColumnMapping.target(over + below);
        boolean another = !whole.isEmpty() && !whole.equals(alone);
        headers.add(another || alone.isEmpty() ? over + below : below);
      }
    }
    return headers;
  }

  private static List<String> stripped(List<String> cells) {
    return cells.stream().map(String::strip).toList();
  }
}
