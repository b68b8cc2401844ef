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

  private static final Set<ColumnRole> SPREAD =
      EnumSet.of(
          ColumnRole.TYPE,
          ColumnRole.DIFFICULTY,
          ColumnRole.SYLLABUS,
          ColumnRole.LAW,
          ColumnRole.CATEGORY,
          ColumnRole.INDUSTRY,
          ColumnRole.OPERATION);
  private static final int MOST_REGIONS = 20_000;

  private MergedCells() {}

  /**
   * The rows with the cells filled that a merged one covers.
   *
   * @param rows by index in the sheet
   */
  static List<TableRow> filled(
      Sheet sheet, SortedMap<Integer, TableRow> rows, ColumnMapping mapping) {
    SortedMap<Integer, TableRow> filled = new TreeMap<>(rows);
    sheet.getMergedRegions().stream().limit(MOST_REGIONS).forEach(r -> spread(r, filled, mapping));
    return List.copyOf(filled.values());
  }

  private static void spread(
      CellRangeAddress region, SortedMap<Integer, TableRow> rows, ColumnMapping mapping) {
    int column = region.getFirstColumn();
    boolean spread =
        region.getFirstRow() < region.getLastRow()
            && column < mapping.roles().size()
            && SPREAD.contains(mapping.roles().get(column));
    TableRow first = rows.get(region.getFirstRow());
    if (spread && first != null) {
      for (int index :
          List.copyOf(rows.subMap(region.getFirstRow() + 1, region.getLastRow() + 1).keySet())) {
        rows.put(index, with(rows.get(index), column, first.cell(column)));
      }
    }
  }

  private static TableRow with(TableRow row, int column, TableRow.Cell cell) {
    List<TableRow.Cell> cells = new ArrayList<>(row.cells());
    while (cells.size() <= column) {
      cells.add(TableRow.Cell.EMPTY);
    }
    cells.set(column, cells.get(column).plain().isBlank() ? cell : cells.get(column));
    return new TableRow(row.place(), List.copyOf(cells), row.drawn());
  }
}
