package cn.shenhe.portal.content.shelter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The sheets of an Excel workbook (.xlsx) that list shelters. Before the workbook is opened the zip
 * around it is unpacked once on a counting line: too many parts, too much unpacked, a document type
 * or an outside relationship and it is refused. Formulas are never computed; the value last saved
 * with them is taken. Runs inside the deadline of {@link TableReading}.
 */
final class XlsxTable {

  private static final int MAX_PARTS = 500;
  private static final Set<Integer> METHODS =
      Set.of(ZipMethod.STORED.getCode(), ZipMethod.DEFLATED.getCode());
  private static final long MAX_RATIO = 200;
  private static final int PROLOG = 4096;

  private XlsxTable() {}

  static ShelterTable read(byte[] file, ImportLimits limits) {
    boolean styled = inspect(file, limits);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(styled, true))) {
      List<SheetRows> sheets = new ArrayList<>();
      List<String> unread = new ArrayList<>();
      int read = 0;
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<ShelterTable.Row> rows = List.of();
        try {
          rows = rows(sheet, limits, limits.rows() - read);
        } catch (ShelterFileRefused refused) {
          throw refused;
        } catch (IOException | RuntimeException e) {
          // A sheet of a chart, say: no reason to leave the lists unread.
          unread.add("工作表“" + sheet.getName() + "”未读：读不出来");
        }
        read += rows.size();
        if (!rows.isEmpty()) {
          sheets.add(
              new SheetRows(
                  sheet.getName(), sheet.getVisibility() == SheetVisibility.VISIBLE, rows));
        }
      }
      if (sheets.isEmpty() && !unread.isEmpty()) {
        throw new ShelterFileRefused("xlsx");
      }
      return table(sheets, unread, limits);
    } catch (ShelterFileRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Whatever a damaged workbook makes the reader throw, it means: not readable.
      throw new ShelterFileRefused(e, "xlsx");
    }
  }

  /** The rows of a sheet that are not blank. */
  private record SheetRows(String name, boolean visible, List<ShelterTable.Row> rows) {}

  private static List<ShelterTable.Row> rows(Sheet sheet, ImportLimits limits, int left)
      throws IOException {
    List<ShelterTable.Row> table = new ArrayList<>();
    try (Stream<Row> rows = sheet.openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        TableReading.keepTheDeadline();
        List<String> cells = cells(row, limits);
        if (cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        // One more for the headers.
        if (table.size() > left) {
          throw new ShelterFileRefused("rows", limits.rows());
        }
        table.add(new ShelterTable.Row(row.getRowNum(), cells, sheet.getName()));
      }
    }
    return table;
  }

  /**
   * One table of all sheets on which a column for the names is found: many lists have a sheet for
   * each street. What stands on the others, or is hidden, is named as not read.
   */
  private static ShelterTable table(
      List<SheetRows> sheets, List<String> unread, ImportLimits limits) {
    List<SheetRows> lists = new ArrayList<>();
    for (SheetRows sheet : sheets) {
      boolean list = HeaderRow.score(sheet.rows()) > 0;
      if (list && sheet.visible()) {
        lists.add(sheet);
      } else {
        unread.add("工作表“" + sheet.name() + "”未读：" + (sheet.visible() ? "没有找到“名称”列的表头" : "它是隐藏的"));
      }
    }
    if (lists.isEmpty()) {
      // Then a person must say which column is which, of the first one.
      SheetRows first =
          sheets.stream()
              .filter(SheetRows::visible)
              .findFirst()
              .orElseThrow(() -> new ShelterFileRefused("empty"));
      unread.removeIf(text -> text.startsWith("工作表“" + first.name() + "”"));
      return alone(first, unread);
    }
    if (lists.size() == 1) {
      return alone(lists.get(0), unread);
    }
    List<String> headers = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    List<ShelterTable.Row> rows = new ArrayList<>();
    for (SheetRows sheet : lists) {
      ShelterTable table = HeaderRow.table("XLSX", sheet.rows());
      table.unread().forEach(text -> unread.add("工作表“" + sheet.name() + "”" + text));
      int[] column = columns(table.headers(), headers, targets);
      if (headers.size() > limits.columns()) {
        throw new ShelterFileRefused("columns", limits.columns());
      }
      for (ShelterTable.Row row : table.rows()) {
        String[] cells = new String[headers.size()];
        Arrays.fill(cells, "");
        for (int i = 0; i < column.length; i++) {
          cells[column[i]] = row.cells().get(i);
        }
        rows.add(new ShelterTable.Row(row.number(), List.of(cells), sheet.name()));
      }
    }
    return new ShelterTable(
        "XLSX",
        headers,
        rows.stream().map(row -> CsvTable.fitted(row, headers.size())).toList(),
        unread);
  }

  private static ShelterTable alone(SheetRows sheet, List<String> unread) {
    ShelterTable table =
        HeaderRow.table(
            "XLSX",
            sheet.rows().stream()
                .map(row -> new ShelterTable.Row(row.number(), row.cells()))
                .toList());
    List<String> all = new ArrayList<>(table.unread());
    all.addAll(unread);
    return new ShelterTable(table.format(), table.headers(), table.rows(), all);
  }

  /**
   * Where each header of a sheet stands among those of all; new ones are added there.
   *
   * @param targets what those of all are taken for on the sheet they come from: a telephone that is
   *     a person's on one sheet is not put together with the one on duty of another
   */
  private static int[] columns(List<String> headers, List<String> all, List<String> targets) {
    int[] column = new int[headers.size()];
    List<String> own = ColumnMapping.guessed(headers).targets();
    for (int i = 0; i < column.length; i++) {
      String header = headers.get(i);
      String target = own.get(i);
      int at = -1;
      for (int j = 0; j < all.size() && at < 0; j++) {
        boolean same =
            all.get(j).equals(header) || !target.isEmpty() && target.equals(targets.get(j));
        boolean free = true;
        for (int k = 0; k < i; k++) {
          free &= column[k] != j;
        }
        at = same && free ? j : -1;
      }
      if (at < 0) {
        all.add(header);
        targets.add(target);
        at = all.size() - 1;
      }
      column[i] = at;
    }
    return column;
  }

  private static List<String> cells(Row row, ImportLimits limits) {
    if (row.getCellCount() > limits.columns()) {
      throw new ShelterFileRefused("columns", limits.columns());
    }
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      String text = text(row.getOptionalCell(i));
      if (text.length() > limits.cellCharacters()) {
        throw new ShelterFileRefused("cell", row.getRowNum(), limits.cellCharacters());
      }
      cells.add(text);
    }
    return cells;
  }

  private static String text(Optional<Cell> maybe) {
    if (maybe.isEmpty() || maybe.get().getType() == CellType.ERROR) {
      return "";
    }
    Cell cell = maybe.get();
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      return cell.asDate().toLocalDate().toString();
    }
    if (cell.getType() == CellType.NUMBER) {
      return cell.asNumber().toPlainString();
    }
    if (cell.getType() == CellType.FORMULA) {
      return cell.getRawValue() == null ? "" : cell.getRawValue();
    }
    return cell.getText() == null ? "" : cell.getText();
  }

  private static boolean isDate(String format) {
    return format != null
        && format.toLowerCase(java.util.Locale.ROOT).matches(".*(yy|d{1,2}[/.-]).*");
  }

  /** Whether the workbook says how its numbers are shown, that is, which of them are dates. */
  private static boolean inspect(byte[] file, ImportLimits limits) {
    long total = 0;
    int parts = 0;
    boolean workbook = false;
    boolean styled = false;
    byte[] buffer = new byte[8192];
    // Found by the directory at its end, as the reader of workbooks does: who goes by the headers
    // of the parts may see another file.
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
            .setMaxNumberOfDisks(1)
            .get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        TableReading.keepTheDeadline();
        if (++parts > MAX_PARTS) {
          throw new ShelterFileRefused("zip-parts", MAX_PARTS);
        }
        if (!METHODS.contains(part.getMethod()) || !zip.canReadEntryData(part)) {
          throw new ShelterFileRefused("xlsx");
        }
        workbook |= part.getName().endsWith("workbook.xml");
        styled |= part.getName().endsWith("styles.xml");
        StringBuilder prolog = new StringBuilder();
        try (InputStream in = zip.getInputStream(part)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > limits.unpackedBytes() || total > file.length * MAX_RATIO) {
              throw new ShelterFileRefused("zip-bomb");
            }
            if (prolog.length() < PROLOG) {
              prolog.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
          }
        }
        String head = prolog.toString().replace("\0", "");
        if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
          throw new ShelterFileRefused("doctype");
        }
      }
    } catch (ShelterFileRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException e) {
      throw new ShelterFileRefused(e, "xlsx");
    }
    if (!workbook) {
      throw new ShelterFileRefused("xlsx");
    }
    return styled;
  }

  /** Whether the file begins as a zip does. */
  static boolean looksLike(byte[] file) {
    return file.length > 4 && file[0] == 'P' && file[1] == 'K';
  }

  /** Reads no more than the limit from the stream. */
  static byte[] bounded(InputStream in, long limit) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
    if (bytes.length > limit) {
      throw new ShelterFileRefused("zip-bomb");
    }
    return bytes;
  }
}
