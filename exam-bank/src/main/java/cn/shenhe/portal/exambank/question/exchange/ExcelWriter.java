package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Items as a workbook with our own headers. Cells are typed text with the quote prefix, so that a
 * stem beginning with {@code = + - @} is never a formula. Texts with tables, pictures or line
 * breaks are written as HTML and their row says so in 格式; others carry superscripts as runs.
 */
final class ExcelWriter {

  /** Sheet with the pictures the texts refer to. */
  static final String PICTURES = "图片库";

  private static final Pattern ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private ExcelWriter() {}

  static byte[] write(List<CodedItem> items, Map<String, Picture> pictures) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("试题");
      CellStyle text = workbook.createCellStyle();
      text.setQuotePrefixed(true);
      text.setDataFormat(workbook.createDataFormat().getFormat("@"));
      text.setWrapText(true);
      List<ColumnRole> columns = columns(items);
      Row header = sheet.createRow(0);
      for (int c = 0; c < columns.size(); c++) {
        header.createCell(c).setCellValue(columns.get(c).header());
        sheet.setColumnWidth(c, (columns.get(c) == ColumnRole.STEM ? 60 : 14) * 256);
      }
      sheet.createFreezePane(0, 1);
      Fonts fonts = new Fonts(workbook);
      for (CodedItem coded : items) {
        row(sheet.createRow(sheet.getLastRowNum() + 1), columns, TableRows.row(coded), text, fonts);
      }
      writePictures(workbook, pictures);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ColumnRole> columns(List<CodedItem> items) {
    int options =
        items.stream()
            .mapToInt(
                i -> (int) TableRows.row(i).keySet().stream().filter(ColumnRole::isOption).count())
            .max()
            .orElse(4);
    List<ColumnRole> columns =
        new ArrayList<>(List.of(ColumnRole.CODE, ColumnRole.TYPE, ColumnRole.STEM));
    for (int i = 0; i < Math.max(options, 4); i++) {
      columns.add(ColumnRole.option(i));
    }
    columns.addAll(
        List.of(
            ColumnRole.ANSWER,
            ColumnRole.EXPLANATION,
            ColumnRole.DIFFICULTY,
            ColumnRole.SYLLABUS,
            ColumnRole.LAW,
            ColumnRole.CATEGORY,
            ColumnRole.INDUSTRY,
            ColumnRole.OPERATION,
            ColumnRole.PINNED,
            ColumnRole.MARKUP));
    return columns;
  }

  private static void row(
      Row row,
      List<ColumnRole> columns,
      Map<ColumnRole, RichText> values,
      CellStyle style,
      Fonts fonts) {
    boolean markup =
        values.entrySet().stream()
            .anyMatch(
                e ->
                    isRich(e.getKey())
                        && e.getValue().html().indexOf('<') >= 0
                        && (e.getValue().hasStructure()
                            || nested(e.getValue().html())
                            || ESCAPED.matcher(e.getValue().html()).find()));
    for (int c = 0; c < columns.size(); c++) {
      ColumnRole role = columns.get(c);
      RichText value =
          role == ColumnRole.MARKUP ? new RichText(markup ? "html" : "") : values.get(role);
      if (value == null || value.html().isEmpty()) {
        continue;
      }
      Cell cell = row.createCell(c);
      cell.setCellStyle(style);
      if (markup && isRich(role)) {
        cell.setCellValue(literal(value.html()));
      } else if (value.html().indexOf('<') < 0) {
        cell.setCellValue(literal(value.plain()));
      } else {
        cell.setCellValue(runs(value, fonts));
      }
    }
  }

  /** A workbook takes {@code _x0041_} for the letter A unless its first sign is escaped too. */
  private static String literal(String text) {
    return ESCAPED.matcher(text).replaceAll("_x005F_");
  }

  /** Runs cannot say which of two marks on the same characters is inside the other. */
  private static boolean nested(String html) {
    return html.matches("(?s).*<(sup|sub|b|i|u)>[^<]*<(sup|sub|b|i|u)>.*")
        || html.matches("(?s).*</(\\w+)><\\1>.*")
        || html.matches("(?s).*<(sup|sub|b|i|u)>\\s+</.*");
  }

  private static boolean isRich(ColumnRole role) {
    return role == ColumnRole.STEM || role == ColumnRole.EXPLANATION || role.isOption();
  }

  private static XSSFRichTextString runs(RichText text, Fonts fonts) {
    XSSFRichTextString rich = new XSSFRichTextString();
    append(Jsoup.parseBodyFragment(text.html()).body(), rich, "", fonts);
    return rich;
  }

  private static void append(Element parent, XSSFRichTextString rich, String tag, Fonts fonts) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode characters) {
        String text = characters.getWholeText();
        if (tag.isEmpty()) {
          rich.append(text);
        } else {
          rich.append(text, fonts.of(tag));
        }
      } else if (node instanceof Element element) {
        append(element, rich, element.normalName(), fonts);
      }
    }
  }

  private static void writePictures(Workbook workbook, Map<String, Picture> pictures) {
    if (pictures.isEmpty()) {
      return;
    }
    Sheet sheet = workbook.createSheet(PICTURES);
    Drawing<?> drawing = sheet.createDrawingPatriarch();
    int row = 0;
    for (Picture picture : pictures.values()) {
      int type =
          picture.mediaType().equals("image/jpeg")
              ? Workbook.PICTURE_TYPE_JPEG
              : Workbook.PICTURE_TYPE_PNG;
      sheet.createRow(row).createCell(0).setCellValue(picture.id());
      ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
      anchor.setCol1(1);
      anchor.setRow1(row);
      anchor.setCol2(3);
      anchor.setRow2(row + 6);
      drawing.createPicture(anchor, workbook.addPicture(picture.bytes(), type));
      row += 8;
    }
  }

  /** One font per mark. */
  private static final class Fonts {
    private final XSSFWorkbook workbook;
    private final Map<String, org.apache.poi.xssf.usermodel.XSSFFont> byTag =
        new java.util.HashMap<>();

    Fonts(XSSFWorkbook workbook) {
      this.workbook = workbook;
    }

    org.apache.poi.xssf.usermodel.XSSFFont of(String tag) {
      return byTag.computeIfAbsent(
          tag,
          name -> {
            org.apache.poi.xssf.usermodel.XSSFFont font = workbook.createFont();
            switch (name) {
              case "sup" -> font.setTypeOffset(Font.SS_SUPER);
              case "sub" -> font.setTypeOffset(Font.SS_SUB);
              case "b" -> font.setBold(true);
              case "i" -> font.setItalic(true);
              default -> font.setUnderline(Font.U_SINGLE);
            }
            return font;
          });
    }
  }
}
