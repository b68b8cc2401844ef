package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.RichText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final ReadLimits limits;

  /** What cells over several rows say, by the place of each covered row and the column. */
  private final Map<String, Map<Integer, TableRow.Cell>> covered = new HashMap<>();

  private final PictureBox pictures = new PictureBox();
  private final List<ReadRow> rows = new ArrayList<>();
  private ColumnMapping first;
  private int kept;
  private List<String> header = List.of();
  private FileRefused unknown = new FileRefused("columns");

  private MarkupTables(Columns columns, ReadLimits limits) {
    this.columns = columns;
    this.limits = limits;
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

  static ReadFile read(byte[] bytes, Columns columns, ReadLimits limits) {
    TextDecoding decoded = TextDecoding.of(bytes);
    MarkupTables tables = new MarkupTables(columns, limits);
    int number = 0;
    for (org.jsoup.nodes.Element table : Jsoup.parse(decoded.text()).select("table")) {
      if (table.parents().stream().noneMatch(p -> p.normalName().equals("table"))) {
        number++;
        tables.add("表" + number, tables.page("表" + number, table));
      }
    }
    return tables.file(decoded.charset());
  }

  static ReadFile workbook(Element root, Columns columns, ReadLimits limits) {
    MarkupTables tables = new MarkupTables(columns, limits);
    for (Element sheet : SafeXml.children(root, "Worksheet")) {
      String name = sheet.getAttributeNS(SHEET, "Name");
      List<TableRow> table = new ArrayList<>();
      SafeXml.children(sheet, "Table").forEach(t -> table.addAll(tables.sheet(name, t)));
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
      rows.add(reader.read(rows.size() + 1, spread(row, mapping)));
    }
  }

  private TableRow spread(TableRow row, ColumnMapping mapping) {
    TableRow full = row;
    for (Map.Entry<Integer, TableRow.Cell> over :
        covered.getOrDefault(row.place(), Map.of()).entrySet()) {
      boolean meant =
          over.getKey() < mapping.roles().size()
              && MergedCells.SPREAD.contains(mapping.roles().get(over.getKey()));
      full = meant ? MergedCells.with(full, over.getKey(), over.getValue()) : full;
    }
    return full;
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
    Map<Integer, Open> open = new HashMap<>();
    for (org.jsoup.nodes.Element line : table.select("tr")) {
      if (line.closest("table") == table) {
        number++;
        List<TableRow.Cell> cells = new ArrayList<>();
        String place = name + "!" + number;
        Map<Integer, Open> fresh = new HashMap<>();
        for (org.jsoup.nodes.Element cell : line.children()) {
          cover(place, open, cells);
          if (cells.size() >= MOST_CELLS) {
            break;
          }
          TableRow.Cell read = cell(cell.html());
          int from = cells.size();
          int wide = Math.min(span(cell.attr("colspan")), MOST_CELLS - from);
          for (int i = 0; i < wide; i++) {
            cells.add(i == 0 ? read : TableRow.Cell.EMPTY);
            fresh.put(
                from + i,
                new Open(span(cell.attr("rowspan"), 5) - 1, i == 0 ? read : TableRow.Cell.EMPTY));
          }
        }
        cover(place, open, cells);
        open.putAll(fresh);
        open.values().removeIf(o -> o.rows() <= 0);
        keep(new TableRow(name + "!" + number, cells), found);
      }
    }
    return found;
  }

  /** A cell that still covers rows below it. */
  private record Open(int rows, TableRow.Cell cell) {}

  /** Leaves the cells empty that are covered from above. */
  private void cover(String place, Map<Integer, Open> open, List<TableRow.Cell> cells) {
    while (cells.size() < MOST_CELLS && open.containsKey(cells.size())) {
      Open above = open.get(cells.size());
      covered.computeIfAbsent(place, p -> new HashMap<>()).put(cells.size(), above.cell());
      open.put(cells.size(), new Open(above.rows() - 1, above.cell()));
      if (above.rows() == 1) {
        open.remove(cells.size());
      }
      cells.add(TableRow.Cell.EMPTY);
    }
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
    return Math.min(MOST_CELLS, span(text, 2));
  }

  private static int span(String text, int digits) {
    return text.matches("\\d{1," + digits + "}") ? Math.max(1, Integer.parseInt(text)) : 1;
  }

  private List<TableRow> sheet(String name, Element table) {
    List<TableRow> found = new ArrayList<>();
    int number = 0;
    for (Element line : SafeXml.children(table, "Row")) {
      number = Math.max(number + 1, index(line));
      List<TableRow.Cell> cells = new ArrayList<>();
      for (Element cell : SafeXml.children(line, "Cell")) {
        if (cells.size() >= MOST_CELLS) {
          break;
        }
        while (cells.size() + 1 < Math.min(index(cell), MOST_CELLS)) {
          cells.add(TableRow.Cell.EMPTY);
        }
        cells.add(SafeXml.child(cell, "Data").map(MarkupTables::data).orElse(TableRow.Cell.EMPTY));
        for (int i = 0; i < covered(cell) && cells.size() < MOST_CELLS; i++) {
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

  private void keep(TableRow row, List<TableRow> found) {
    if (!row.isBlank()) {
      found.add(row);
      kept++;
    }
    if (kept > limits.rows()) {
      throw new FileRefused("too-many-rows", limits.rows());
    }
  }
}
