package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.RichText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * What many systems call a workbook and is markup: an HTML page with a table named .xls, or the XML
 * of Excel 2003. Every table or sheet has its own header; one without is one refused row.
 */
final class MarkupTables {

  private static final String SHEET = "urn:schemas-microsoft-com:office:spreadsheet";
  private static final int MOST_CELLS = 60;
  private static final Pattern START =
      Pattern.compile(
          "\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)?<(!doctype html|html|head|meta|table|style|body|div)\\b",
          Pattern.DOTALL);

  private final Columns columns;
  private final PictureBox pictures = new PictureBox();
  private final List<ReadRow> rows = new ArrayList<>();
  private ColumnMapping first;
  private List<String> header = List.of();
  private FileRefused unknown = new FileRefused("columns");

  private MarkupTables(Columns columns) {
    this.columns = columns;
  }

  /** Whether this is a page with a table in it. */
  static boolean isPage(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^[^<]{0,3}", "");
    return START.matcher(start).lookingAt()
        && new String(bytes, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .contains("<table");
  }

  static ReadFile read(byte[] bytes, Columns columns) {
    TextDecoding decoded = TextDecoding.of(bytes);
    MarkupTables tables = new MarkupTables(columns);
    int number = 0;
    for (org.jsoup.nodes.Element table : Jsoup.parse(decoded.text()).select("table")) {
      if (table.parents().stream().noneMatch(p -> p.normalName().equals("table"))) {
        number++;
        tables.add("表" + number, tables.page("表" + number, table));
      }
    }
    return tables.file(decoded.charset());
  }

  static ReadFile workbook(Element root, Columns columns) {
    MarkupTables tables = new MarkupTables(columns);
    for (Element sheet : SafeXml.children(root, "Worksheet")) {
      String name = sheet.getAttributeNS(SHEET, "Name");
      List<TableRow> table = new ArrayList<>();
      SafeXml.children(sheet, "Table").forEach(t -> table.addAll(sheet(name, t)));
      tables.add(name, table);
    }
    return tables.file("");
  }

  private void add(String name, List<TableRow> table) {
    if (table.isEmpty()) {
      return;
    }
    ColumnMapping mapping = columns.of(table);
    if (!mapping.isUsable()) {
      unknown = unknown instanceof ColumnsUnknown ? unknown : ColumnsUnknown.of(table, mapping);
      rows.add(
          ReadRow.refused(
              rows.size() + 1,
              name,
              "",
              table.get(0).text(),
              new RowRefused("sheet-not-read", name + "：" + table.size())));
      return;
    }
    if (first == null) {
      first = mapping;
      header = Columns.words(table.get(Math.max(0, mapping.headerRow())));
    }
    TableReader reader = new TableReader(mapping, SectionTitle.ofSheet(name));
    for (TableRow row : table.subList(mapping.headerRow() + 1, table.size())) {
      rows.add(reader.read(rows.size() + 1, row));
    }
  }

  private ReadFile file(String charset) {
    if (first == null) {
      throw unknown;
    }
    return new ReadFile(ReadFile.Format.EXCEL, charset, rows, pictures.all(), first, header);
  }

  private List<TableRow> page(String name, org.jsoup.nodes.Element table) {
    List<TableRow> found = new ArrayList<>();
    int number = 0;
    for (org.jsoup.nodes.Element line : table.select("tr")) {
      if (line.closest("table") == table) {
        number++;
        List<TableRow.Cell> cells = new ArrayList<>();
        for (org.jsoup.nodes.Element cell : line.children()) {
          cells.add(cell(cell.html()));
          for (int i = 1; i < span(cell.attr("colspan")); i++) {
            cells.add(TableRow.Cell.EMPTY);
          }
        }
        keep(new TableRow(name + "!" + number, cells), found);
      }
    }
    return found;
  }

  private TableRow.Cell cell(String html) {
    try {
      RichText rich = pictures.rich(html, source -> Optional.empty());
      return rich.html().indexOf('<') < 0
          ? TableRow.Cell.of(rich.plain())
          : new TableRow.Cell(rich.plain(), rich, false);
    } catch (RowRefused e) {
      return TableRow.Cell.of("\ufffd" + e.detail());
    }
  }

  private static int span(String text) {
    return text.matches("\\d{1,2}") ? Math.min(MOST_CELLS, Integer.parseInt(text)) : 1;
  }

  private static List<TableRow> sheet(String name, Element table) {
    List<TableRow> found = new ArrayList<>();
    int number = 0;
    for (Element line : SafeXml.children(table, "Row")) {
      number = Math.max(number + 1, index(line));
      List<TableRow.Cell> cells = new ArrayList<>();
      for (Element cell : SafeXml.children(line, "Cell")) {
        while (cells.size() + 1 < Math.min(index(cell), MOST_CELLS)) {
          cells.add(TableRow.Cell.EMPTY);
        }
        cells.add(SafeXml.child(cell, "Data").map(MarkupTables::data).orElse(TableRow.Cell.EMPTY));
        for (int i = 0; i < covered(cell); i++) {
          cells.add(TableRow.Cell.EMPTY);
        }
      }
      keep(new TableRow(name + "!" + number, cells), found);
    }
    return found;
  }

  private static int index(Element element) {
    String index = element.getAttributeNS(SHEET, "Index");
    return index.matches("\\d{1,7}") ? Integer.parseInt(index) : 0;
  }

  private static int covered(Element cell) {
    String more = cell.getAttributeNS(SHEET, "MergeAcross");
    return more.matches("\\d{1,2}") ? Integer.parseInt(more) : 0;
  }

  private static TableRow.Cell data(Element data) {
    boolean date = data.getAttributeNS(SHEET, "Type").equals("DateTime");
    RichText rich = new RichText(html(data));
    return rich.html().indexOf('<') < 0
        ? new TableRow.Cell(rich.plain(), null, date)
        : new TableRow.Cell(rich.plain(), rich, date);
  }

  private static String html(Element parent) {
    StringBuilder html = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text text) {
        html.append(RichTextEscape.html(text.getData()));
      } else if (node instanceof Element element) {
        String name = SafeXml.name(element).toLowerCase(Locale.ROOT);
        boolean kept = name.matches("sup|sub|b|i|u");
        html.append(kept ? "<" + name + ">" : "")
            .append(html(element))
            .append(kept ? "</" + name + ">" : "");
      }
    }
    return html.toString();
  }

  private static void keep(TableRow row, List<TableRow> found) {
    if (!row.isBlank()) {
      found.add(row);
    }
  }
}
