package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * Workbooks of both kinds. Superscripts, subscripts and anchored pictures survive; formulas are not
 * evaluated, their last result counts; a sheet without a usable table (a duty roster) is one
 * refused row, an empty one nothing, a text box one refused row; hidden sheets are read like others
 * and marked.
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
  private Map<String, Picture> inCells = Map.of();

  ExcelReader(ReadLimits limits) {
    this.limits = limits;
  }

  ReadFile read(byte[] bytes, Columns columns) {
    try (Workbook workbook = workbook(bytes)) {
      if (workbook.getNumberOfSheets() > MOST_SHEETS) {
        throw new FileRefused("too-many-sheets", MOST_SHEETS);
      }
      List<ReadRow> rows = new ArrayList<>();
      ColumnMapping first = null;
      List<String> header = List.of();
      FileRefused unknown = new FileRefused("columns");
      ExcelPictures.shown(workbook).values().forEach(p -> pictures.put(p.id(), p));
      inCells = CellPictures.of(workbook, limits);
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        String name = workbook.getSheetName(i);
        String state = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i) ? "（隐藏）" : "";
        SortedMap<Integer, TableRow> numbered = rows(workbook.getSheetAt(i), state);
        List<TableRow> table = List.copyOf(numbered.values());
        if (table.isEmpty() || ExcelWriter.PICTURES.equals(name)) {
          textBoxes(workbook.getSheetAt(i), name + state, rows);
          continue;
        }
        ColumnMapping mapping = columns.of(table);
        if (!mapping.isUsable()) {
          unknown = unknown instanceof ColumnsUnknown ? unknown : ColumnsUnknown.of(table, mapping);
          rows.add(notRead(rows.size() + 1, name + state, table));
          textBoxes(workbook.getSheetAt(i), name + state, rows);
          continue;
        }
        if (first == null) {
          first = mapping;
          header = Columns.words(table.get(Math.max(0, mapping.headerRow())));
        }
        TableReader reader = new TableReader(mapping, SectionTitle.ofSheet(name));
        table = MergedCells.filled(workbook.getSheetAt(i), numbered, mapping, limits);
        for (TableRow row : table.subList(mapping.headerRow() + 1, table.size())) {
          rows.add(reader.read(rows.size() + 1, row));
        }
        textBoxes(workbook.getSheetAt(i), name + state, rows);
      }
      if (first == null) {
        throw unknown;
      }
      return new ReadFile(ReadFile.Format.EXCEL, "", rows, pictures, first, header);
    } catch (EncryptedDocumentException e) {
      throw new FileRefused("encrypted");
    } catch (UnsupportedFileFormatException e) {
      throw new FileRefused("excel-kind");
    } catch (IOException e) {
      throw isBomb(e)
          ? new FileRefused("zip-bomb", "xlsx")
          : new FileRefused("damaged", e.getClass().getSimpleName());
    }
  }

  private Workbook workbook(byte[] bytes) throws IOException {
    return WorkbookFactory.create(
        new ByteArrayInputStream(
            StrictWorkbook.recognises(bytes, limits)
                ? StrictWorkbook.transitional(bytes, limits)
                : bytes));
  }

  /** A sheet without stem and answer has one line in the account, whatever it holds. */
  private static ReadRow notRead(int number, String sheet, List<TableRow> table) {
    return ReadRow.refused(
        number,
        sheet,
        "",
        table.get(0).text(),
        new RowRefused("sheet-not-read", sheet + "：" + table.size()));
  }

  /** A text box may hold a question or belong to one: it is said that nobody read it. */
  private static void textBoxes(Sheet sheet, String name, List<ReadRow> rows) {
    for (ExcelPictures.Written box : ExcelPictures.written(sheet)) {
      rows.add(
          ReadRow.refused(
              rows.size() + 1,
              name + "!" + (box.row() + 1),
              "",
              box.text(),
              new RowRefused("text-box-not-read", "")));
    }
  }

  /** POI says so in words only. */
  private static boolean isBomb(Throwable refused) {
    return Stream.iterate(refused, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(e -> String.valueOf(e.getMessage()).contains("Zip bomb"));
  }

  private SortedMap<Integer, TableRow> rows(Sheet sheet, String state) {
    Map<Integer, List<ExcelPictures.Anchored>> anchored = ExcelPictures.anchored(sheet);
    SortedMap<Integer, TableRow> rows = new TreeMap<>();
    anchored.keySet().forEach(row -> rows.put(row, row(sheet, state, row, List.of(), anchored)));
    for (Row row : sheet) {
      if (Thread.currentThread().isInterrupted()) {
        throw new FileRefused("deadline", limits.deadline().toSeconds());
      }
      List<TableRow.Cell> cells = new ArrayList<>();
      int last = Math.min(row.getLastCellNum(), MOST_CELLS);
      for (int c = 0; c < last; c++) {
        cells.add(cell(row.getCell(c)));
      }
      String hidden = state.isEmpty() && row.getZeroHeight() ? "（隐藏行）" : state;
      TableRow table = row(sheet, hidden, row.getRowNum(), cells, anchored);
      if (!table.isBlank()) {
        rows.put(row.getRowNum(), table);
      }
      if (rows.size() > limits.rows()) {
        throw new FileRefused("too-many-rows", limits.rows());
      }
    }
    return rows;
  }

  private TableRow row(
      Sheet sheet,
      String state,
      int row,
      List<TableRow.Cell> cells,
      Map<Integer, List<ExcelPictures.Anchored>> anchored) {
    List<TableRow.Drawn> drawn = new ArrayList<>();
    for (ExcelPictures.Anchored shape : anchored.getOrDefault(row, List.of())) {
      drawn.add(new TableRow.Drawn(shape.column(), html(shape.picture())));
    }
    return new TableRow(
        sheet.getSheetName() + state + "!" + (row + 1), List.copyOf(cells), List.copyOf(drawn));
  }

  private String html(Picture picture) {
    if (picture == null) {
      return null;
    }
    pictures.put(picture.id(), picture);
    return "<img src=\"" + picture.reference() + "\" alt=\"题图\">";
  }

  private TableRow.Cell cell(Cell cell) {
    if (cell == null) {
      return TableRow.Cell.EMPTY;
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    if (cell.getCellType() == CellType.FORMULA && hasNoResult(cell)) {
      return TableRow.Cell.of("\ufffd公式没有保存结果：" + cell.getCellFormula());
    }
    return switch (type) {
      case STRING -> {
        String plain = cell.getStringCellValue();
        String id = CellPictures.id(plain);
        if (!id.isEmpty()) {
          yield inCells.containsKey(id)
              ? new TableRow.Cell("", new RichText(html(inCells.get(id))), false)
              : TableRow.Cell.of("\ufffd单元格图片缺失");
        }
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
    // A workbook keeps 15 digits; what binary fractions leave behind them nobody typed.
    BigDecimal value =
        BigDecimal.valueOf(cell.getNumericCellValue())
            .round(new MathContext(15))
            .stripTrailingZeros();
    String plain = value.toPlainString();
    String format = cell.getCellStyle() == null ? "" : cell.getCellStyle().getDataFormatString();
    if (format == null || format.isEmpty() || format.equals("General") || format.equals("@")) {
      return TableRow.Cell.of(plain);
    }
    String shown = formatter.formatCellValue(cell).strip();
    Optional<BigDecimal> reads = NumberText.parse(shown);
    // 1.00 is a key 1; 007 is a name.
    boolean padded =
        shown.matches("0\\d+") && reads.isPresent() && reads.get().compareTo(value) == 0;
    boolean other = shown.isEmpty() || shown.startsWith("#") || reads.isPresent() && !padded;
    return TableRow.Cell.of(other ? plain : shown);
  }

  /** Written by a program that does not compute: there is no value to read. */
  private static boolean hasNoResult(Cell cell) {
    return cell instanceof XSSFCell modern && modern.getRawValue() == null;
  }
}
