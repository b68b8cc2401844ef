package cn.shenhe.portal.content.shelter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an Excel workbook (.xlsx). Before the workbook is opened the zip around it is
 * unpacked once on a counting line: too many parts, too much unpacked, a document type or an
 * outside relationship and it is refused. Formulas are never computed; the value last saved with
 * them is taken. Runs inside the deadline of {@link TableReading}.
 */
final class XlsxTable {

  private static final int MAX_PARTS = 500;
  private static final long MAX_RATIO = 200;
  private static final int PROLOG = 4096;

  private XlsxTable() {}

  static ShelterTable read(byte[] file, ImportLimits limits) {
    boolean styled = inspect(file, limits);
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(styled, true));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<ShelterTable.Row> table = new ArrayList<>();
      List<String> headers = null;
      for (Row row : (Iterable<Row>) rows::iterator) {
        TableReading.keepTheDeadline();
        List<String> cells = cells(row, limits);
        if (cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        if (headers == null) {
          headers = cells.stream().map(String::strip).toList();
        } else {
          if (table.size() >= limits.rows()) {
            throw new ShelterFileRefused("rows", limits.rows());
          }
          table.add(CsvTable.fitted(new ShelterTable.Row(row.getRowNum(), cells), headers.size()));
        }
      }
      if (headers == null) {
        throw new ShelterFileRefused("empty");
      }
      return new ShelterTable("XLSX", headers, table);
    } catch (ShelterFileRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Whatever a damaged workbook makes the reader throw, it means: not readable.
      throw new ShelterFileRefused(e, "xlsx");
    }
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
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        TableReading.keepTheDeadline();
        if (++parts > MAX_PARTS) {
          throw new ShelterFileRefused("zip-parts", MAX_PARTS);
        }
        workbook |= part.getName().endsWith("workbook.xml");
        styled |= part.getName().endsWith("styles.xml");
        long size = 0;
        StringBuilder prolog = new StringBuilder();
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          size += n;
          total += n;
          if (total > limits.unpackedBytes() || total > file.length * MAX_RATIO) {
            throw new ShelterFileRefused("zip-bomb");
          }
          if (prolog.length() < PROLOG) {
            prolog.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
          }
        }
        String head = prolog.toString().replace("\0", "");
        if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
          throw new ShelterFileRefused("doctype");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
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
