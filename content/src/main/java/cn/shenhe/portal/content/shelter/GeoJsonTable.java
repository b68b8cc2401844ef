package cn.shenhe.portal.content.shelter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON of four shapes as a table: a GeoJSON FeatureCollection (RFC 7946), one feature per line
 * (NDJSON), an array of plain objects, or one plain object per line. Nested lists of texts become
 * texts joined by “、”, objects within objects columns of their own. Of a geometry other than a
 * point the row says in a column of ours where its position comes from.
 */
final class GeoJsonTable {

  static final String LONGITUDE = "geometry.longitude";
  static final String LATITUDE = "geometry.latitude";

  /** How the position was taken from a geometry that is no point. */
  static final String GEOMETRY = "geometry.taken";

  private static final int DEEPEST = 3;
  private static final List<String> LISTS =
      List.of("features", "data", "rows", "list", "items", "records", "result", "results");

  private GeoJsonTable() {}

  static ShelterTable read(byte[] file, ImportLimits limits) {
    String body = CsvTable.decoded(file).text().replace("\u001e", "").strip();
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Map<String, String>> records = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    try {
      Rows rows =
          (object, number) -> {
            if (records.size() >= limits.rows()) {
              throw new ShelterFileRefused("rows", limits.rows());
            }
            Map<String, String> cells = cells(object);
            for (Map.Entry<String, String> cell : cells.entrySet()) {
              if (cell.getValue().length() > limits.cellCharacters()) {
                throw new ShelterFileRefused("cell", number, limits.cellCharacters());
              }
              columns.putIfAbsent(cell.getKey(), columns.size());
            }
            if (columns.size() > limits.columns()) {
              throw new ShelterFileRefused("columns", limits.columns());
            }
            records.add(cells);
            numbers.add(number);
          };
      String format = isNdjson(body) ? lines(body, rows) : whole(JsonText.parse(body), rows);
      if (records.isEmpty()) {
        throw new ShelterFileRefused("json-shape");
      }
      List<ShelterTable.Row> table = new ArrayList<>(records.size());
      for (int i = 0; i < records.size(); i++) {
        List<String> cells = new ArrayList<>(columns.size());
        for (String column : columns.keySet()) {
          cells.add(records.get(i).getOrDefault(column, ""));
        }
        table.add(new ShelterTable.Row(numbers.get(i), cells));
      }
      return new ShelterTable(format, List.copyOf(columns.keySet()), table);
    } catch (IllegalArgumentException e) {
      throw new ShelterFileRefused(e, "json", e.getMessage());
    }
  }

  private interface Rows {
    void add(Map<?, ?> object, int number);
  }

  /** One object per line, at least two of them. */
  private static boolean isNdjson(String text) {
    int end = text.indexOf('\n');
    return text.startsWith("{")
        && end > 0
        && text.substring(0, end).stripTrailing().endsWith("}")
        && text.substring(end).stripLeading().startsWith("{");
  }

  private static String lines(String text, Rows rows) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Object value;
      try {
        value = JsonText.parse(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            e.getMessage().replaceFirst("^第 1 行、", "第 " + number + " 行、"), e);
      }
      if (!(value instanceof Map<?, ?> object)) {
        throw new ShelterFileRefused("json-shape");
      }
      rows.add(object, number);
    }
    return "NDJSON";
  }

  private static String whole(Object root, Rows rows) {
    List<?> members;
    String format = "JSON";
    if (root instanceof Map<?, ?> object && "Feature".equals(object.get("type"))) {
      members = List.of(object);
      format = "GeoJSON";
    } else {
      format =
          root instanceof Map<?, ?> object && object.get("features") instanceof List<?>
              ? "GeoJSON"
              : "JSON";
      members = list(root, 0);
      if (members == null) {
        throw new ShelterFileRefused("json-shape");
      }
    }
    int number = 0;
    for (Object member : members) {
      number++;
      if (!(member instanceof Map<?, ?> object)) {
        throw new ShelterFileRefused("json-shape");
      }
      rows.add(object, number);
    }
    return format;
  }

  /** The one list of a file, also when an answer of a service is wrapped around it. */
  private static List<?> list(Object root, int depth) {
    if (root instanceof List<?> list) {
      return list;
    }
    if (root instanceof Map<?, ?> object && depth < DEEPEST) {
      for (String name : LISTS) {
        List<?> list = list(object.get(name), depth + 1);
        if (list != null) {
          return list;
        }
      }
    }
    return null;
  }

  private static Map<String, String> cells(Map<?, ?> object) {
    Map<String, String> cells = new LinkedHashMap<>();
    if (object.get("attributes") instanceof Map<?, ?> attributes
        && (object.get("geometry") == null || object.get("geometry") instanceof Map<?, ?>)) {
      // A feature as ArcGIS writes it.
      flatten(cells, "", attributes, 0);
      if (object.get("geometry") instanceof Map<?, ?> at && at.get("x") != null) {
        cells.put(LONGITUDE, text(at.get("x")));
        cells.put(LATITUDE, text(at.get("y")));
      }
      return cells;
    }
    if (!"Feature".equals(object.get("type"))) {
      flatten(cells, "", object, 0);
      return cells;
    }
    if (object.get("id") != null) {
      cells.put("id", text(object.get("id")));
    }
    if (object.get("properties") instanceof Map<?, ?> properties) {
      flatten(cells, "", properties, 0);
    }
    GeometryPlace.of(object.get("geometry"))
        .ifPresent(
            place -> {
              cells.put(LONGITUDE, place.longitude());
              cells.put(LATITUDE, place.latitude());
              if (!place.taken().isEmpty()) {
                cells.put(GEOMETRY, place.taken());
              }
            });
    return cells;
  }

  /** An object within an object becomes columns of its own: {@code address.street}. */
  private static void flatten(
      Map<String, String> cells, String before, Map<?, ?> object, int depth) {
    object.forEach(
        (name, value) -> {
          String column = before + name;
          if (value instanceof Map<?, ?> inner && depth < DEEPEST) {
            flatten(cells, column + ".", inner, depth + 1);
          } else {
            cells.put(column, text(value));
          }
        });
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof java.math.BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof List<?> list) {
      return String.join("、", list.stream().map(GeoJsonTable::text).toList());
    }
    return value.toString();
  }
}
