package cn.shenhe.portal.training.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A workbook written row by row: headings bold and frozen, moments in Beijing time. Texts are
 * written as texts, so that a name beginning with an equals sign stays a name.
 */
final class RecordSheet implements AutoCloseable {

  private static final int WINDOW = 200;
  private static final int UNIT = 256;
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BEIJING);

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
  private final CellStyle bold = workbook.createCellStyle();
  private final int mostRows;
  private Sheet sheet;
  private int next;
  private String name;
  private List<String> above;
  private List<String> headings;
  private int part;
  private final Map<Integer, Integer> widths = new HashMap<>();

  /**
   * With sheets as long as Excel can read them, rounded down. Source: Excel limits, 1,048,576 rows.
   */
  RecordSheet() {
    this(1_000_000);
  }

  /**
   * @param mostRows of a sheet, headings included; what is more goes to the next one
   */
  RecordSheet(int mostRows) {
    this.mostRows = mostRows;
    Font font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
  }

  /** Lines above the table, then its headings. */
  void begin(String name, List<String> above, List<String> headings) {
    this.name = name;
    this.above = above;
    this.headings = headings;
    part = 1;
    widths.clear();
    open(name);
  }

  private void open(String title) {
    sheet = workbook.createSheet(title);
    next = 0;
    if (part > 1) {
      sheet.createRow(next++).createCell(0).setCellValue("接上一张工作表，第" + part + "张。");
    }
    for (String line : above) {
      sheet.createRow(next++).createCell(0).setCellValue(line);
    }
    Row row = sheet.createRow(next++);
    for (int c = 0; c < headings.size(); c++) {
      Cell cell = row.createCell(c);
      cell.setCellValue(headings.get(c));
      cell.setCellStyle(bold);
      sheet.setColumnWidth(c, Math.max(12, headings.get(c).length() * 3) * UNIT);
    }
    sheet.createFreezePane(0, next);
  }

  void width(int column, int characters) {
    widths.put(column, characters);
    sheet.setColumnWidth(column, characters * UNIT);
  }

  /** Numbers as numbers, everything else as text; null is an empty cell. */
  void row(Object... values) {
    if (next >= mostRows) {
      part++;
      open(name + "（" + part + "）");
      widths.forEach((column, characters) -> sheet.setColumnWidth(column, characters * UNIT));
    }
    Row row = sheet.createRow(next++);
    for (int c = 0; c < values.length; c++) {
      Object value = values[c];
      if (value instanceof Number number) {
        row.createCell(c).setCellValue(number.doubleValue());
      } else if (value instanceof Instant moment) {
        row.createCell(c).setCellValue(MOMENT.format(moment));
      } else if (value instanceof LocalDate day) {
        row.createCell(c).setCellValue(day.toString());
      } else if (value != null) {
        String text = value.toString();
        row.createCell(c).setCellValue(text.length() > 30_000 ? text.substring(0, 30_000) : text);
      }
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      workbook.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
