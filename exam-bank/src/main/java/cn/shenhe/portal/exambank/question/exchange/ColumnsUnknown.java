package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table in which nobody found the stem and the answer: with the beginning of it, so that a person
 * can say what its columns mean.
 */
public class ColumnsUnknown extends FileRefused {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 6;
  private static final int LONGEST = 60;

  private final transient ColumnMapping mapping;
  private final transient List<List<String>> beginning;

  private ColumnsUnknown(ColumnMapping mapping, List<List<String>> beginning) {
    super("columns");
    this.mapping = mapping;
    this.beginning = beginning;
  }

  /** The refusal of this table; without columns to choose from if it has only one. */
  static FileRefused of(List<TableRow> table, ColumnMapping tried) {
    List<TableRow> first = table.stream().limit(SHOWN).toList();
    int columns = first.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    if (columns < 2) {
      return new FileRefused("columns");
    }
    List<ColumnRole> roles = new ArrayList<>(Collections.nCopies(columns, ColumnRole.IGNORE));
    for (int c = 0; c < Math.min(columns, tried.roles().size()); c++) {
      roles.set(c, tried.roles().get(c));
    }
    List<List<String>> beginning = new ArrayList<>();
    for (TableRow row : first) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        String text = row.cell(c).plain().strip();
        cells.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
      }
      beginning.add(List.copyOf(cells));
    }
    return new ColumnsUnknown(
        new ColumnMapping(roles, tried.headerRow(), Columns.words(first.get(0))), beginning);
  }

  /** What was understood so far: not enough. */
  public ColumnMapping mapping() {
    return mapping;
  }

  /** The first rows, all equally long. */
  public List<List<String>> beginning() {
    return beginning;
  }
}
