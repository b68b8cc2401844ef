package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Guesses what columns mean: from a header anywhere near the top, else from what the rows look
 * like.
 */
final class MappingGuess {

  static final int HEADER_WITHIN = 20;
  private static final int SAMPLE = 60;

  private MappingGuess() {}

  /** The mapping, possibly unusable. */
  static ColumnMapping of(List<TableRow> rows) {
    for (int i = 0; i < Math.min(rows.size(), HEADER_WITHIN); i++) {
      ColumnMapping named = byHeader(rows.get(i), i);
      if (named.isUsable()) {
        return withOptions(named, rows);
      }
    }
    return byShape(rows);
  }

  private static ColumnMapping byHeader(TableRow row, int index) {
    List<ColumnRole> roles = new ArrayList<>();
    for (TableRow.Cell cell : row.cells()) {
      ColumnRole role =
          cell.plain().length() > 20 && !ColumnRole.hasNote(cell.plain())
              ? ColumnRole.IGNORE
              : ColumnRole.named(cell.plain()).orElse(ColumnRole.IGNORE);
      boolean again = roles.contains(role) && role != ColumnRole.OPTIONS;
      roles.add(again ? ColumnRole.IGNORE : role);
    }
    return new ColumnMapping(roles, index);
  }

  /**
   * One word 选项 over several columns, with or without A, B, C … in a second row of the header,
   * names an option column each.
   */
  private static ColumnMapping withOptions(ColumnMapping named, List<TableRow> rows) {
    int first = named.column(ColumnRole.OPTIONS);
    if (first < 0) {
      return named;
    }
    TableRow header = rows.get(named.headerRow());
    TableRow below =
        named.headerRow() + 1 < rows.size()
            ? rows.get(named.headerRow() + 1)
            : new TableRow("", List.of());
    int columns = Math.max(named.roles().size(), below.cells().size());
    List<ColumnRole> roles = new ArrayList<>(named.roles());
    roles.addAll(Collections.nCopies(columns - roles.size(), ColumnRole.IGNORE));
    List<ColumnRole> second = byHeader(below, 0).roles();
    if (second.stream().filter(ColumnRole::isOption).count() >= 2
        && second.stream().allMatch(r -> r.isOption() || r == ColumnRole.IGNORE)) {
      for (int c = 0; c < second.size(); c++) {
        roles.set(c, second.get(c).isOption() ? second.get(c) : roles.get(c));
      }
      roles.replaceAll(r -> r == ColumnRole.OPTIONS ? ColumnRole.IGNORE : r);
      return new ColumnMapping(roles, named.headerRow() + 1);
    }
    List<Integer> under = new ArrayList<>(List.of(first));
    for (int c = first + 1; c < columns; c++) {
      boolean merged = header.cell(c).plain().isBlank() && isFilled(rows, named.headerRow(), c);
      if (roles.get(c) != ColumnRole.OPTIONS && !merged) {
        break;
      }
      under.add(c);
    }
    if (under.size() > 1 && under.size() <= ItemBody.MOST_PARTS) {
      under.forEach(c -> roles.set(c, ColumnRole.option(under.indexOf(c))));
    }
    // What is left of the word is a column like any other.
    for (int c = first + 1; c < columns; c++) {
      roles.set(c, roles.get(c) == ColumnRole.OPTIONS ? ColumnRole.IGNORE : roles.get(c));
    }
    return new ColumnMapping(roles, named.headerRow());
  }

  private static boolean isFilled(List<TableRow> rows, int header, int column) {
    return rows.stream()
        .skip(header + 1L)
        .limit(SAMPLE)
        .anyMatch(row -> !row.cell(column).plain().isBlank());
  }

  private static ColumnMapping byShape(List<TableRow> rows) {
    List<TableRow> sample = rows.stream().filter(r -> r.cells().size() > 1).limit(SAMPLE).toList();
    int columns = sample.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
    if (columns < 2) {
      return new ColumnMapping(List.of(), -1);
    }
    double[] length = new double[columns];
    double[] answer = new double[columns];
    for (TableRow row : sample) {
      for (int c = 0; c < columns; c++) {
        String text = row.cell(c).plain().strip();
        length[c] += text.length();
        answer[c] += text.matches("[A-Ha-hＡ-Ｈ]{1,8}|正确|错误|对|错|√|×") ? 1 : 0;
      }
    }
    int key = -1;
    int stem = 0;
    for (int c = 0; c < columns; c++) {
      key = answer[c] >= sample.size() * 0.7 ? c : key;
      stem = length[c] > length[stem] ? c : stem;
    }
    List<ColumnRole> roles = new ArrayList<>(Collections.nCopies(columns, ColumnRole.IGNORE));
    if (key < 0 || key == stem) {
      return new ColumnMapping(roles, -1);
    }
    roles.set(stem, ColumnRole.STEM);
    roles.set(key, ColumnRole.ANSWER);
    int between = 0;
    for (int c = stem + 1; c < key && between < 10; c++) {
      roles.set(c, ColumnRole.option(between++));
    }
    if (between == 1) {
      roles.set(stem + 1, ColumnRole.OPTIONS);
    }
    if (stem > 0
        && sample.stream().allMatch(r -> r.cell(0).plain().strip().matches("\\d+(\\.0)?"))) {
      roles.set(0, ColumnRole.IGNORE);
    }
    return new ColumnMapping(roles, -1);
  }
}
