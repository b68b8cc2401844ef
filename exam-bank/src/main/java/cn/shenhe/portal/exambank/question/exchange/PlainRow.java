package cn.shenhe.portal.exambank.question.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * A row of a list as texts; blank rows are left out.
 *
 * @param number of the row or line in the file, from 1
 * @param cells from the first column; dates as {@code 2026-11-24}
 */
public record PlainRow(int number, List<String> cells) {

  private static final int MOST_CELLS = 60;

  public PlainRow {
    cells = List.copyOf(cells);
  }

  /** The cell, stripped; empty beyond the last. */
  public String cell(int column) {
    return column >= 0 && column < cells.size()
        ? cells.get(column).replace('\u00a0', ' ').replace('\u3000', ' ').strip()
        : "";
  }

  static List<PlainRow> read(byte[] bytes, ReadLimits limits) {
    boolean old = bytes.length > 4 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF;
    boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
    if (old || zip && ArchiveReader.isWorkbook(bytes)) {
      return workbook(bytes, limits);
    }
    if (zip) {
      throw new FileRefused("columns");
    }
    List<PlainRow> rows = new ArrayList<>();
    for (TableRow row : TextTables.rows(TextDecoding.of(bytes).text())) {
      int line = Integer.parseInt(row.place().replaceAll("\\D", ""));
      rows.add(new PlainRow(line, row.cells().stream().map(TableRow.Cell::plain).toList()));
    }
    return rows;
  }

  private static List<PlainRow> workbook(byte[] bytes, ReadLimits limits) {
    // The limits of the zip reader are set by this class when it is loaded.
    new ExcelReader(limits);
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : workbook) {
        int index = workbook.getSheetIndex(sheet);
        boolean hidden = workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index);
        List<PlainRow> rows = hidden ? List.of() : rows(sheet, limits);
        if (!rows.isEmpty()) {
          return rows;
        }
      }
      throw new FileRefused("empty");
    } catch (EncryptedDocumentException e) {
      throw new FileRefused("encrypted");
    } catch (IOException e) {
      throw new FileRefused("damaged", e.getClass().getSimpleName());
    }
  }

  private static List<PlainRow> rows(Sheet sheet, ReadLimits limits) {
    List<PlainRow> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (Thread.currentThread().isInterrupted()) {
        throw new FileRefused("deadline", limits.deadline().toSeconds());
      }
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < Math.min(row.getLastCellNum(), MOST_CELLS); c++) {
        cells.add(text(row.getCell(c)));
      }
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(new PlainRow(row.getRowNum() + 1, cells));
      }
      if (rows.size() > limits.rows() + 1) {
        throw new FileRefused("too-many-rows", limits.rows());
      }
    }
    return rows;
  }

  /**
   * Every digit of it: Excel's own way of showing a long number would leave some out. Leading zeros
   * that a format of zeros alone shows are part of what somebody typed, such as a staff number.
   */
  private static String number(Cell cell) {
    String plain =
        BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString();
    String format = cell.getCellStyle().getDataFormatString();
    int missing = format == null ? 0 : format.length() - plain.length();
    return missing > 0 && format.matches("0+") && plain.matches("\\d+")
        ? "0".repeat(missing) + plain
        : plain;
  }

  /** Formulas are not computed: what was saved with them is taken. */
  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
              : number(cell);
      case STRING -> cell.getStringCellValue();
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      default -> "";
    };
  }
}
