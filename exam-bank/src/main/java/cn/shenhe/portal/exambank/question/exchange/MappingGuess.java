package cn.shenhe.portal.exambank.question.exchange;

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
        return named;
      }
    }
    return byShape(rows);
  }

  private static ColumnMapping byHeader(TableRow row, int index) {
    List<ColumnRole> roles = new ArrayList<>();
    for (TableRow.Cell cell : row.cells()) {
      ColumnRole role =
          cell.plain().length() > 20
              ? ColumnRole.IGNORE
              : ColumnRole.named(cell.plain()).orElse(ColumnRole.IGNORE);
      roles.add(roles.contains(role) ? ColumnRole.IGNORE : role);
    }
    return new ColumnMapping(roles, index);
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
