package cn.shenhe.portal.content.shelter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON of four shapes as a table: a GeoJSON FeatureCollection (RFC 7946), one feature per line
 * (NDJSON), an array of plain objects, or one plain object per line. Nested lists of texts become
 * texts joined by “、”. Geometry other than a point is represented by the middle of its box, and the
 * row says so in the column {@code geometry}.
 */
final class GeoJsonTable {

  static final String LONGITUDE = "geometry.longitude";
  static final String LATITUDE = "geometry.latitude";

  private GeoJsonTable() {}

  static ShelterTable read(byte[] file, ImportLimits limits) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new ShelterFileRefused(e, "encoding");
    }
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
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
      if (!(JsonText.parse(line) instanceof Map<?, ?> object)) {
        throw new ShelterFileRefused("json-shape");
      }
      rows.add(object, number);
    }
    return "NDJSON";
  }

  private static String whole(Object root, Rows rows) {
    List<?> members;
    String format = "JSON";
    if (root instanceof List<?> array) {
      members = array;
    } else if (root instanceof Map<?, ?> object
        && object.get("features") instanceof List<?> features) {
      members = features;
      format = "GeoJSON";
    } else if (root instanceof Map<?, ?> object && "Feature".equals(object.get("type"))) {
      members = List.of(object);
      format = "GeoJSON";
    } else {
      throw new ShelterFileRefused("json-shape");
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

  private static Map<String, String> cells(Map<?, ?> object) {
    Map<String, String> cells = new LinkedHashMap<>();
    if (!"Feature".equals(object.get("type"))) {
      object.forEach((name, value) -> cells.put(name.toString(), text(value)));
      return cells;
    }
    if (object.get("id") != null) {
      cells.put("id", text(object.get("id")));
    }
    if (object.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, value) -> cells.put(name.toString(), text(value)));
    }
    if (object.get("geometry") instanceof Map<?, ?> geometry
        && geometry.get("coordinates") instanceof List<?> coordinates) {
      double[] box = {
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      };
      extend(box, coordinates);
      if (box[0] <= box[2]) {
        if ("Point".equals(geometry.get("type"))) {
          cells.put(LONGITUDE, text(coordinates.get(0)));
          cells.put(LATITUDE, text(coordinates.get(1)));
        } else {
          cells.put(LONGITUDE, Double.toString((box[0] + box[2]) / 2));
          cells.put(LATITUDE, Double.toString((box[1] + box[3]) / 2));
          cells.put("geometry", text(geometry.get("type")));
        }
      }
    }
    return cells;
  }

  private static void extend(double[] box, List<?> coordinates) {
    if (coordinates.size() >= 2
        && coordinates.get(0) instanceof Number lon
        && coordinates.get(1) instanceof Number lat) {
      box[0] = Math.min(box[0], lon.doubleValue());
      box[1] = Math.min(box[1], lat.doubleValue());
      box[2] = Math.max(box[2], lon.doubleValue());
      box[3] = Math.max(box[3], lat.doubleValue());
      return;
    }
    for (Object inner : coordinates) {
      if (inner instanceof List<?> list) {
        extend(box, list);
      }
    }
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
