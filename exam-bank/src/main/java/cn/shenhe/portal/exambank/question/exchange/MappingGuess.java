package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Guesses what columns mean: from a header anywhere near the top, else from what the rows look
 * like.
 */
final class MappingGuess {

  static final int HEADER_WITHIN = 20;
  private static final int SAMPLE = 60;
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:选项|备选项|备选答案|答案)?\\s*[（(]?(?:[A-Ta-tＡ-Ｔ]|\\d{1,2}|[一二三四五六七八九十])[)）]?\\s*(?:选项|项)?[.．、:：]?");

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
      int before = role == ColumnRole.OPTIONS ? -1 : roles.indexOf(role);
      boolean better = before >= 0 && role.rank(cell.plain()) < role.rank(row.cell(before).plain());
      if (better) {
        roles.set(before, ColumnRole.IGNORE);
      }
      roles.add(before >= 0 && !better ? ColumnRole.IGNORE : role);
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
        && second.stream().allMatch(r -> r.isOption() || isRepeated(named, second, r))
        && isSecondHeader(named, header, below, second)) {
      for (int c = 0; c < second.size(); c++) {
        roles.set(c, second.get(c).isOption() ? second.get(c) : roles.get(c));
      }
      roles.replaceAll(r -> r == ColumnRole.OPTIONS ? ColumnRole.IGNORE : r);
      return new ColumnMapping(roles, named.headerRow() + 1);
    }
    boolean glued = isGlued(rows, named.headerRow(), first);
    List<Integer> under = new ArrayList<>(List.of(first));
    for (int c = first + 1; c < columns; c++) {
      boolean merged =
          !glued && header.cell(c).plain().isBlank() && isFilled(rows, named.headerRow(), c);
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

  /** Where cells span two rows of the header, the second may say the same again. */
  private static boolean isRepeated(ColumnMapping named, List<ColumnRole> second, ColumnRole role) {
    int column = second.indexOf(role);
    return role == ColumnRole.IGNORE
        || column < named.roles().size() && named.roles().get(column) == role;
  }

  /** A first question may begin its options with letters: a header has nothing behind them. */
  private static boolean isSecondHeader(
      ColumnMapping named, TableRow header, TableRow below, List<ColumnRole> second) {
    for (ColumnRole role : List.of(ColumnRole.STEM, ColumnRole.ANSWER)) {
      int column = named.column(role);
      String text = below.cell(column).plain().strip();
      if (!text.isEmpty() && !text.equals(header.cell(column).plain().strip())) {
        return false;
      }
    }
    for (int c = 0; c < second.size(); c++) {
      if (second.get(c).isOption() && !LABEL.matcher(below.cell(c).plain().strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether cells of this column hold several options each. */
  private static boolean isGlued(List<TableRow> rows, int header, int column) {
    return rows.stream()
        .skip(header + 1L)
        .limit(SAMPLE)
        .anyMatch(row -> holdsSeveral(row.cell(column)));
  }

  private static boolean holdsSeveral(TableRow.Cell cell) {
    try {
      OptionList.Found found = OptionList.split(Dirt.wash(cell.html()));
      return found.options().size() > 1
          && (!found.remarks().contains("options-unlabelled")
              || cell.plain().matches("(?s).*[|#*\\n].*"));
    } catch (RowRefused e) {
      return false;
    }
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
