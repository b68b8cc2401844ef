package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.List;

/** CSV (RFC 4180, forgiving) and tab-separated text as table rows. */
final class TextTables {

  private static final int MOST_CELLS = 60;

  private TextTables() {}

  /** Rows with anything in them; the place is the line the row begins on. */
  static List<TableRow> rows(String text) {
    char separator = separator(text);
    List<TableRow> rows = new ArrayList<>();
    List<TableRow.Cell> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int begun = 1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (quoted && i < text.length()) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
          line += c == '\n' ? 1 : 0;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == separator && cells.size() < MOST_CELLS) {
        add(cells, cell);
      } else if (c == '\n') {
        add(cells, cell);
        TableRow row = new TableRow("第" + begun + "行", List.copyOf(cells));
        if (!row.isBlank()) {
          rows.add(row);
        }
        cells.clear();
        line++;
        begun = line;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }

  private static void add(List<TableRow.Cell> cells, StringBuilder cell) {
    cells.add(TableRow.Cell.of(cell.toString()));
    cell.setLength(0);
  }

  private static char separator(String text) {
    String first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    long commas = first.chars().filter(c -> c == ',').count();
    return first.chars().filter(c -> c == '\t').count() > commas
        ? '\t'
        : commas == 0 && first.chars().filter(c -> c == ';').count() > 3 ? ';' : ',';
  }
}
