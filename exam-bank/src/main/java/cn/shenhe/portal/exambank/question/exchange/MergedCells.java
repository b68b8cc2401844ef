package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * What one merged cell says for several rows: the kind of the questions, their chapter, their
 * difficulty. Stems, options and keys are never spread: a question has its own.
 */
final class MergedCells {

  static final Set<ColumnRole> SPREAD =
      EnumSet.of(
          ColumnRole.TYPE,
          ColumnRole.DIFFICULTY,
          ColumnRole.SYLLABUS,
          ColumnRole.LAW,
          ColumnRole.CATEGORY,
          ColumnRole.INDUSTRY,
          ColumnRole.OPERATION);
  private static final int MOST_REGIONS = 20_000;
  private static final int MOST_VISITS = 2_000_000;

  private MergedCells() {}

  /**
   * The rows with the cells filled that a merged one covers.
   *
   * @param rows by index in the sheet
   */
  static List<TableRow> filled(
      Sheet sheet, SortedMap<Integer, TableRow> rows, ColumnMapping mapping, ReadLimits limits) {
    SortedMap<Integer, TableRow> filled = new TreeMap<>(rows);
    int left = MOST_VISITS;
    for (CellRangeAddress region : sheet.getMergedRegions().stream().limit(MOST_REGIONS).toList()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new FileRefused("deadline", limits.deadline().toSeconds());
      }
      left -= spread(region, filled, mapping);
      if (left < 0) {
        throw new FileRefused("too-complex");
      }
    }
    return List.copyOf(filled.values());
  }

  /** How many rows were looked at. */
  private static int spread(
      CellRangeAddress region, SortedMap<Integer, TableRow> rows, ColumnMapping mapping) {
    int column = region.getFirstColumn();
    boolean spread =
        region.getFirstRow() < region.getLastRow()
            && column < mapping.roles().size()
            && SPREAD.contains(mapping.roles().get(column));
    TableRow first = rows.get(region.getFirstRow());
    if (!spread || first == null || first.cell(column).plain().isBlank()) {
      return 0;
    }
    List<Integer> covered =
        List.copyOf(rows.subMap(region.getFirstRow() + 1, region.getLastRow() + 1).keySet());
    for (int index : covered) {
      if (rows.get(index).cell(column).plain().isBlank()) {
        rows.put(index, with(rows.get(index), column, first.cell(column)));
      }
    }
    return covered.size();
  }

  /** The row with one cell filled. */
  static TableRow with(TableRow row, int column, TableRow.Cell cell) {
    List<TableRow.Cell> cells = new ArrayList<>(row.cells());
    while (cells.size() <= column) {
      cells.add(TableRow.Cell.EMPTY);
    }
    cells.set(column, cell);
    return new TableRow(row.place(), List.copyOf(cells), row.drawn());
  }
}
