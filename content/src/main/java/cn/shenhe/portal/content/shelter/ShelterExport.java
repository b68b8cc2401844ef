package cn.shenhe.portal.content.shelter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Shelters as open data: CSV that Excel opens (UTF-8 with a byte order mark) and that our own
 * import reads back unchanged, and GeoJSON (RFC 7946, WGS84). Responsible persons are never in it;
 * what is unknown is blank in CSV and absent in GeoJSON.
 */
public final class ShelterExport {

  private ShelterExport() {}

  public static String csv(List<ShelterState> shelters) {
    StringBuilder text = new StringBuilder("\uFEFF");
    line(text, head());
    shelters.forEach(shelter -> line(text, cells(shelter)));
    return text.toString();
  }

  /** The same table as a workbook (.xlsx). */
  public static byte[] excel(List<ShelterState> shelters) {
    return workbook(
        workbook -> {
          Worksheet sheet = workbook.newWorksheet("应急避难场所");
          row(sheet, 0, head());
          for (int i = 0; i < shelters.size(); i++) {
            row(sheet, i + 1, cells(shelters.get(i)));
          }
        });
  }

  /** A table with nothing but the columns our import knows. */
  public static String csvTemplate() {
    StringBuilder text = new StringBuilder("\uFEFF");
    line(text, head());
    return text.toString();
  }

  /** The same as a workbook, with a second sheet that says what each column takes. */
  public static byte[] excelTemplate() {
    return workbook(
        workbook -> {
          row(workbook.newWorksheet("应急避难场所"), 0, head());
          Worksheet help = workbook.newWorksheet("填写说明");
          row(help, 0, List.of("列", "填什么"));
          int line = 1;
          for (ShelterAttribute attribute : columns()) {
            row(help, line, List.of(attribute.label(), help(attribute)));
            line++;
          }
          row(help, line, List.of("纬度、经度", "度，小数；坐标系在导入时选择"));
          row(help, line + 1, List.of("状态", "常态、启用、已满、停用；不清楚就留空"));
          row(help, line + 2, List.of("在场人数", "整数；没有清点就留空"));
          row(help, line + 3, List.of("来源", "这一行的依据；留空则用导入时填写的来源"));
          row(help, line + 4, List.of("核实日期", "年-月-日，如 2026-11-01"));
        });
  }

  private static String help(ShelterAttribute attribute) {
    if (attribute == ShelterAttribute.NAME) {
      return "必填";
    }
    return switch (attribute.kind()) {
      case NUMBER -> "数字";
      case COUNT -> "整数";
      case TRI_STATE -> "是、否；不清楚就留空，会显示为“未知”";
      case CHOICE -> String.join("、", attribute.choices()) + "（选一个）";
      case CHOICES -> String.join("、", attribute.choices()) + "（可选多个）";
      default -> "文字；不清楚就留空";
    };
  }

  /** What the writer of a workbook does with it. */
  private interface Writing {
    void write(Workbook workbook) throws IOException;
  }

  private static byte[] workbook(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "portal", "1.0")) {
      writing.write(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void row(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        sheet.value(row, column, cells.get(column));
      }
    }
  }

  private static List<ShelterAttribute> columns() {
    List<ShelterAttribute> columns = new ArrayList<>(List.of(ShelterAttribute.values()));
    columns.removeIf(a -> a.internal() || a == ShelterAttribute.POSITION);
    return columns;
  }

  private static List<String> head() {
    List<String> head = new ArrayList<>(columns().stream().map(ShelterAttribute::label).toList());
    head.addAll(List.of("纬度", "经度", "状态", "在场人数", "来源", "核实日期"));
    return head;
  }

  private static List<String> cells(ShelterState shelter) {
    Map<ShelterAttribute, Fact> facts = shelter.sheet().facts();
    List<String> cells = new ArrayList<>();
    columns().forEach(a -> cells.add(facts.containsKey(a) ? shown(a, facts.get(a).value()) : ""));
    GeoPoint position = shelter.sheet().position().orElse(null);
    cells.add(position == null ? "" : degrees(position.latitude()));
    cells.add(position == null ? "" : degrees(position.longitude()));
    cells.add(shelter.status().label());
    cells.add(shelter.occupancy() == null ? "" : shelter.occupancy().toString());
    Fact name = facts.get(ShelterAttribute.NAME);
    cells.add(name.source());
    cells.add(name.verifiedOn() == null ? "" : name.verifiedOn().toString());
    return cells;
  }

  /** The words of the page for a stored value. */
  public static String shown(ShelterAttribute attribute, String value) {
    return attribute.kind() == ShelterAttribute.Kind.TRI_STATE
        ? (TriState.valueOf(value) == TriState.YES ? "是" : "否")
        : value;
  }

  /** The text as a JSON string, quotes included; safe inside HTML too. */
  public static String quoted(String text) {
    return JsonText.quote(text);
  }

  /** One feature; {@code geometry} is null for a shelter without a position. */
  public static String feature(ShelterState shelter) {
    StringBuilder text = new StringBuilder("{\"type\":\"Feature\",\"id\":");
    text.append(JsonText.quote(shelter.publicId())).append(",\"geometry\":");
    GeoPoint position = shelter.sheet().position().orElse(null);
    text.append(
        position == null
            ? "null"
            : "{\"type\":\"Point\",\"coordinates\":["
                + degrees(position.longitude())
                + ","
                + degrees(position.latitude())
                + "]}");
    text.append(",\"properties\":{\"status\":").append(JsonText.quote(shelter.status().name()));
    if (shelter.occupancy() != null) {
      text.append(",\"occupancy\":").append(shelter.occupancy());
    }
    text.append(",\"statusSince\":").append(JsonText.quote(shelter.statusSince().toString()));
    text.append(",\"demo\":").append(shelter.demo());
    StringBuilder sources = new StringBuilder();
    shelter
        .sheet()
        .forThePublic()
        .facts()
        .forEach(
            (attribute, fact) -> {
              if (attribute != ShelterAttribute.POSITION) {
                text.append(',').append(JsonText.quote(key(attribute))).append(':');
                text.append(value(attribute, fact.value()));
              }
              sources.append(sources.length() == 0 ? "" : ",");
              sources.append(JsonText.quote(key(attribute))).append(":{\"source\":");
              sources.append(JsonText.quote(fact.source()));
              if (fact.verifiedOn() != null) {
                sources
                    .append(",\"verifiedOn\":")
                    .append(JsonText.quote(fact.verifiedOn().toString()));
              }
              sources.append('}');
            });
    return text.append(",\"sources\":{").append(sources).append("}}}").toString();
  }

  private static String value(ShelterAttribute attribute, String value) {
    return switch (attribute.kind()) {
      case NUMBER, COUNT -> value;
      case TRI_STATE -> Boolean.toString(TriState.valueOf(value) == TriState.YES);
      default -> JsonText.quote(value);
    };
  }

  /** {@code SUITS_FLOOD} becomes {@code suitsFlood}. */
  static String key(ShelterAttribute attribute) {
    StringBuilder key = new StringBuilder();
    for (String part : attribute.name().toLowerCase(Locale.ROOT).split("_")) {
      key.append(
          key.length() == 0 ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return key.toString();
  }

  static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.7f", degrees);
  }

  private static void line(StringBuilder text, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    text.append("\r\n");
  }

  /** Quoted where needed; what a spreadsheet would compute is disarmed by a leading apostrophe. */
  private static String cell(String text) {
    String safe = text;
    if (!text.isEmpty()
        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        && !text.matches("[+-]?[0-9][0-9 .-]*")) {
      safe = "'" + text;
    }
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
