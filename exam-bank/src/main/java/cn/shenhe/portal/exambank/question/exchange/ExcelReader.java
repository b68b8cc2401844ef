package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * Workbooks of both kinds. Superscripts, subscripts and anchored pictures survive; formulas are not
 * evaluated, their last result counts; sheets without a usable table (duty rosters, empty ones) are
 * no questions; hidden sheets are read like others and marked.
 */
final class ExcelReader {

  private static final int MOST_SHEETS = 60;
  private static final int MOST_CELLS = 40;

  static {
    ZipSecureFile.setMinInflateRatio(0.005);
    ZipSecureFile.setMaxEntrySize(200_000_000);
    ZipSecureFile.setMaxTextSize(50_000_000);
  }

  private final ReadLimits limits;
  private final DataFormatter formatter = new DataFormatter(java.util.Locale.ROOT);
  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  ExcelReader(ReadLimits limits) {
    this.limits = limits;
  }

  ReadFile read(byte[] bytes, ColumnMapping hint) {
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      List<ReadRow> rows = new ArrayList<>();
      ColumnMapping first = null;
      List<String> header = List.of();
      ExcelPictures.shown(workbook).values().forEach(p -> pictures.put(p.id(), p));
      for (int i = 0; i < Math.min(workbook.getNumberOfSheets(), MOST_SHEETS); i++) {
        String state = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i) ? "（隐藏）" : "";
        List<TableRow> table = rows(workbook.getSheetAt(i), state);
        ColumnMapping mapping = hint == null ? MappingGuess.of(table) : hint;
        if (!mapping.isUsable()
            || table.isEmpty()
            || ExcelWriter.PICTURES.equals(workbook.getSheetName(i))) {
          continue;
        }
        if (first == null) {
          first = mapping;
          header =
              table
                  .get(Math.max(0, Math.min(table.size() - 1, mapping.headerRow())))
                  .cells()
                  .stream()
                  .map(TableRow.Cell::plain)
                  .toList();
        }
        TableReader reader = new TableReader(mapping);
        for (TableRow row :
            table.subList(Math.min(table.size(), mapping.headerRow() + 1), table.size())) {
          rows.add(reader.read(rows.size() + 1, row));
        }
      }
      if (first == null) {
        throw new FileRefused("columns");
      }
      return new ReadFile(ReadFile.Format.EXCEL, "", rows, pictures, first, header);
    } catch (EncryptedDocumentException e) {
      throw new FileRefused("encrypted");
    } catch (IOException e) {
      throw isBomb(e)
          ? new FileRefused("zip-bomb", "xlsx")
          : new FileRefused("damaged", e.getClass().getSimpleName());
    }
  }

  /** POI says so in words only. */
  private static boolean isBomb(Throwable refused) {
    return Stream.iterate(refused, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(e -> String.valueOf(e.getMessage()).contains("Zip bomb"));
  }

  private List<TableRow> rows(Sheet sheet, String state) {
    Map<Integer, RichText> anchored = new HashMap<>();
    ExcelPictures.anchored(sheet).forEach((row, list) -> anchored.put(row, images(list)));
    List<TableRow> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (Thread.currentThread().isInterrupted()) {
        throw new FileRefused("deadline", limits.deadline().toSeconds());
      }
      List<TableRow.Cell> cells = new ArrayList<>();
      int last = Math.min(row.getLastCellNum(), MOST_CELLS);
      for (int c = 0; c < last; c++) {
        cells.add(cell(row.getCell(c)));
      }
      RichText picture = anchored.get(row.getRowNum());
      if (picture != null && !cells.isEmpty()) {
        attach(cells, picture);
      }
      TableRow table =
          new TableRow(
              sheet.getSheetName() + state + "!" + (row.getRowNum() + 1), List.copyOf(cells));
      if (!table.isBlank()) {
        rows.add(table);
      }
      if (rows.size() > limits.rows()) {
        throw new FileRefused("too-many-rows", limits.rows());
      }
    }
    return rows;
  }

  /** A picture anchored to a row belongs to its longest text, the stem. */
  private static void attach(List<TableRow.Cell> cells, RichText picture) {
    int longest = 0;
    for (int c = 0; c < cells.size(); c++) {
      boolean options = cells.get(c).plain().contains("**");
      longest =
          !options && cells.get(c).plain().length() > cells.get(longest).plain().length()
              ? c
              : longest;
    }
    TableRow.Cell stem = cells.get(longest);
    RichText both = new RichText(stem.html() + "<br>" + picture.html());
    cells.set(longest, new TableRow.Cell(stem.plain(), both, stem.date()));
  }

  private RichText images(List<Picture> list) {
    StringBuilder html = new StringBuilder();
    for (Picture picture : list) {
      pictures.put(picture.id(), picture);
      html.append("<img src=\"").append(picture.reference()).append("\" alt=\"题图\">");
    }
    return new RichText(html.toString());
  }

  private TableRow.Cell cell(Cell cell) {
    if (cell == null) {
      return TableRow.Cell.EMPTY;
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> {
        String plain = cell.getStringCellValue();
        yield new TableRow.Cell(
            plain, ExcelRuns.rich(cell.getRichStringCellValue(), plain, cell), false);
      }
      case NUMERIC -> number(cell);
      case BOOLEAN -> TableRow.Cell.of(cell.getBooleanCellValue() ? "TRUE" : "FALSE");
      case ERROR -> TableRow.Cell.of("\ufffd");
      default -> TableRow.Cell.EMPTY;
    };
  }

  private TableRow.Cell number(Cell cell) {
    if (DateUtil.isCellDateFormatted(cell)) {
      return new TableRow.Cell(formatter.formatCellValue(cell), null, true);
    }
    String plain =
        java.math.BigDecimal.valueOf(cell.getNumericCellValue())
            .stripTrailingZeros()
            .toPlainString();
    String format = cell.getCellStyle() == null ? "" : cell.getCellStyle().getDataFormatString();
    boolean shown = format != null && format.contains("%");
    return TableRow.Cell.of(shown ? formatter.formatCellValue(cell) : plain);
  }
}
