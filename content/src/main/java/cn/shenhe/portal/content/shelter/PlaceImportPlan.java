package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What importing a file of place names would do, row by row. A row is known by its name; it needs a
 * street that exists or a point in the district, and is rejected with the reason otherwise, because
 * a place at the wrong spot sends people the wrong way.
 *
 * @param rows one per data row of the file, in its order
 * @param alarm doubt about the declared coordinate system
 */
record PlaceImportPlan(List<Planned> rows, Optional<CrsAlarm> alarm) {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 60;
  private static final int SOURCE = 200;

  /** Signs a name may hold; none of them means anything in a pattern of the database. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}·•()\\-—.、#&’']+");

  private static final List<String> NAME_HEADERS =
      List.of("名称", "地名", "道路", "道路名称", "路名", "小区", "小区名称", "name");
  private static final List<String> KIND_HEADERS = List.of("类型", "类别", "地名类别", "kind", "type");
  private static final List<String> STREET_HEADERS =
      List.of("街道", "街道代码", "所属街道", "所在街道", "street", "streetcode");
  private static final List<String> LATITUDE_HEADERS =
      List.of("纬度", "lat", "latitude", "y", GeoJsonTable.LATITUDE);
  private static final List<String> LONGITUDE_HEADERS =
      List.of("经度", "lon", "lng", "longitude", "x", GeoJsonTable.LONGITUDE);
  private static final List<String> SOURCE_HEADERS = List.of("来源", "依据", "数据来源", "source");

  /**
   * A row and what it says.
   *
   * @param place null when it is not taken over
   */
  record Planned(RowAccount account, PlaceName place) {}

  Map<Outcome, Integer> counts() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    rows.forEach(r -> counts.merge(r.account().outcome(), 1, Integer::sum));
    return counts;
  }

  PlaceImportPreview preview() {
    return new PlaceImportPreview(
        rows.stream().map(Planned::account).toList(), Map.copyOf(counts()), alarm);
  }

  /**
   * @param system in which the file gives positions
   * @param source of rows that name none
   * @param streets of the district
   * @param known what we have, by plain name
   * @throws ShelterFileRefused when no column holds the names
   */
  static PlaceImportPlan of(
      ShelterTable table,
      CoordinateSystem system,
      String source,
      List<StreetName> streets,
      Map<String, PlaceName> known,
      DistrictBoundary boundary) {
    Planner planner = new Planner(table.headers(), system, source, streets, known, boundary);
    List<Planned> rows = table.rows().stream().map(planner::plan).toList();
    return new PlaceImportPlan(rows, CrsAlarm.check(planner.witnesses, system, boundary));
  }

  private static final class Planner {
    private final int name;
    private final int kind;
    private final int street;
    private final int latitude;
    private final int longitude;
    private final int sourceColumn;
    private final CoordinateSystem system;
    private final String source;
    private final Map<String, String> streetCodes = new HashMap<>();
    private final Map<String, PlaceName> known;
    private final DistrictBoundary boundary;
    private final Set<String> seen = new HashSet<>();
    private final List<CrsAlarm.Witness> witnesses = new ArrayList<>();

    Planner(
        List<String> headers,
        CoordinateSystem system,
        String source,
        List<StreetName> streets,
        Map<String, PlaceName> known,
        DistrictBoundary boundary) {
      List<String> plain = headers.stream().map(Planner::header).toList();
      name = column(plain, NAME_HEADERS);
      kind = column(plain, KIND_HEADERS);
      street = column(plain, STREET_HEADERS);
      latitude = column(plain, LATITUDE_HEADERS);
      longitude = column(plain, LONGITUDE_HEADERS);
      sourceColumn = column(plain, SOURCE_HEADERS);
      if (name < 0) {
        throw new ShelterFileRefused("no-place-column");
      }
      this.system = system;
      this.source = source;
      this.known = known;
      this.boundary = boundary;
      for (StreetName one : streets) {
        if (one.active()) {
          streetCodes.put(one.code(), one.code());
          streetCodes.put(one.name(), one.code());
          streetCodes.put(one.name().replaceFirst("街道$", ""), one.code());
        }
      }
    }

    private static String header(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFKC)
          .toLowerCase(Locale.ROOT)
          .replaceAll("[\\s_\\-]", "");
    }

    private static int column(List<String> headers, List<String> names) {
      return names.stream()
          .map(Planner::header)
          .mapToInt(headers::indexOf)
          .filter(i -> i >= 0)
          .findFirst()
          .orElse(-1);
    }

    Planned plan(ShelterTable.Row row) {
      String written = cell(row, name);
      List<String> notes = new ArrayList<>();
      PlaceName said = read(row, written, notes);
      Outcome outcome = said == null ? Outcome.REJECTED : outcome(said, notes);
      return new Planned(
          new RowAccount(row.number(), shortened(written), "", outcome, notes),
          outcome.accepted() ? said : null);
    }

    private Outcome outcome(PlaceName said, List<String> notes) {
      String plain = PlaceNames.key(said.kind(), said.name());
      if (!seen.add(plain)) {
        notes.add("这个名称在文件中已出现，只取第一次");
        return Outcome.DUPLICATE;
      }
      PlaceName before = known.get(plain);
      if (before == null) {
        return Outcome.NEW;
      }
      return before.equals(said) ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    /** What the row says; null with the reason noted when it cannot be taken over. */
    private PlaceName read(ShelterTable.Row row, String written, List<String> notes) {
      String kindText = cell(row, kind);
      Optional<PlaceKind> of = PlaceKind.ofWord(kindText);
      String plain = PlaceNames.key(of.orElse(PlaceKind.OTHER), written);
      if (PlaceNames.bare(written).isEmpty()) {
        notes.add("没有名称");
        return null;
      }
      if (plain.length() < SHORTEST || written.length() > LONGEST || plain.length() > LONGEST) {
        notes.add("名称要 2 到 60 个字");
        return null;
      }
      if (!NAME.matcher(plain).matches()) {
        notes.add("名称里有不能用的符号");
        return null;
      }
      String streetText = PlaceNames.plain(cell(row, street));
      String streetCode = streetText.isEmpty() ? null : streetCodes.get(streetText);
      if (!streetText.isEmpty() && streetCode == null) {
        notes.add("没有这个街道：“" + shortened(streetText) + "”");
        return null;
      }
      if (of.isEmpty() && !kindText.isEmpty()) {
        notes.add("类型看不懂，按“其他”：“" + shortened(kindText) + "”");
      }
      Optional<GeoPoint> point;
      try {
        point = point(row);
      } catch (IllegalArgumentException e) {
        notes.add("位置看不懂或超出范围");
        return null;
      }
      if (point.isPresent() && !boundary.contains(point.get())) {
        notes.add("位置在沈河区范围之外，请核对坐标系");
        return null;
      }
      if (streetCode == null && point.isEmpty()) {
        notes.add("既没有街道，也没有位置");
        return null;
      }
      String from = cell(row, sourceColumn);
      return new PlaceName(
          written,
          of.orElse(PlaceKind.OTHER),
          streetCode,
          point.orElse(null),
          from.isEmpty() || from.length() > SOURCE ? source : from);
    }

    private Optional<GeoPoint> point(ShelterTable.Row row) {
      String lat = cell(row, latitude);
      String lon = cell(row, longitude);
      if (lat.isEmpty() && lon.isEmpty()) {
        return Optional.empty();
      }
      GeoPoint written = new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
      witnesses.add(new CrsAlarm.Witness(written, null));
      GeoPoint wgs = system.toWgs84(written);
      // A centimetre is more than any list knows; so the same file twice says the same.
      return Optional.of(new GeoPoint(rounded(wgs.latitude()), rounded(wgs.longitude())));
    }

    private static double rounded(double degrees) {
      return Math.round(degrees * 1e7) / 1e7;
    }

    private static String cell(ShelterTable.Row row, int column) {
      return column < 0 || column >= row.cells().size() ? "" : row.cells().get(column).strip();
    }

    private static String shortened(String text) {
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
  }
}
