package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What importing a file would do, row by row, before anything is done.
 *
 * <p>A row is known by its code; without one, by a code derived from name and address, so that the
 * same file twice changes nothing. A value that cannot be read stays unknown and is noted; only a
 * row without a name, or with a code too long, is rejected. Blank says nothing and overwrites
 * nothing. Whether a status in the file counts is decided by the {@link StatusRule}.
 *
 * @param rows one per data row of the file, in its order
 * @param alarm doubt about the declared coordinate system
 */
record ImportPlan(List<Planned> rows, Optional<CrsAlarm> alarm) {

  private static final double SAME_PLACE_METRES = 50;
  private static final String DERIVED = "N-";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
  private static final Pattern BLANKS = Pattern.compile("[\\s　]");
  private static final Pattern BETWEEN_HAZARDS = Pattern.compile("[,，;；、|/\\s]+");

  /**
   * A row and what it says.
   *
   * @param sheet null when rejected
   * @param status null when the file says nothing new or its word does not count
   * @param occupancy null when the file says nothing new or its word does not count
   * @param existing public id of the shelter it updates; null for a new one
   */
  record Planned(
      RowAccount account,
      ShelterSheet sheet,
      ShelterStatus status,
      Integer occupancy,
      String existing) {

    /**
     * Says to the shelter what the row says. What the file does not say stays, and a shelter that
     * is missing from the file is told nothing at all.
     *
     * @param feed the source's name when the file is one of its complete lists; else empty
     * @return whether that changed anything
     */
    boolean tell(Shelter shelter, String feed, Instant now) {
      if (!feed.isEmpty()) {
        shelter.seen(feed, now);
      }
      if (account.outcome() == Outcome.UNCHANGED) {
        return false;
      }
      shelter.describe(sheet, status, occupancy, now);
      return true;
    }
  }

  Map<Outcome, Integer> counts() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    rows.forEach(r -> counts.merge(r.account().outcome(), 1, Integer::sum));
    return counts;
  }

  /**
   * @param existing all shelters we have, withdrawn ones left out
   * @param statuses whether the file's word about opening counts
   */
  static ImportPlan of(
      ShelterTable table,
      ColumnMapping mapping,
      ImportOptions options,
      Collection<ShelterState> existing,
      StatusRule statuses,
      DistrictBoundary boundary) {
    if (!mapping.uses(ShelterAttribute.NAME)) {
      throw new ShelterFileRefused("no-name-column");
    }
    Planner planner = new Planner(mapping, options, existing, statuses, boundary);
    List<Planned> rows = new ArrayList<>(table.rows().size());
    for (ShelterTable.Row row : table.rows()) {
      rows.add(planner.plan(row));
    }
    return new ImportPlan(
        rows, CrsAlarm.check(planner.witnesses, options.coordinateSystem(), boundary));
  }

  /** The code a shelter without one goes by. */
  static String derivedCode(String name, String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((plain(name) + "|" + plain(address)).getBytes(StandardCharsets.UTF_8));
      return DERIVED + HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String plain(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  /** A row taken as a new shelter, and where that is. */
  private record Taken(int number, GeoPoint position) {}

  private static final class Planner {
    private final ColumnMapping mapping;
    private final ImportOptions options;
    private final StatusRule statuses;
    private final DistrictBoundary boundary;
    private final Map<String, ShelterState> byCode = new HashMap<>();
    private final Map<String, List<ShelterState>> byName = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Taken>> taken = new HashMap<>();
    private final List<CrsAlarm.Witness> witnesses = new ArrayList<>();

    Planner(
        ColumnMapping mapping,
        ImportOptions options,
        Collection<ShelterState> existing,
        StatusRule statuses,
        DistrictBoundary boundary) {
      this.mapping = mapping;
      this.options = options;
      this.statuses = statuses;
      this.boundary = boundary;
      for (ShelterState shelter : existing) {
        shelter.sheet().text(ShelterAttribute.CODE).ifPresent(c -> byCode.put(c, shelter));
        byName.computeIfAbsent(plain(shelter.sheet().name()), n -> new ArrayList<>()).add(shelter);
      }
    }

    Planned plan(ShelterTable.Row row) {
      List<String> notes = new ArrayList<>();
      LocalDate verifiedOn = verifiedOn(row, notes);
      String source = cell(row, ColumnMapping.Extra.SOURCE);
      String said = source.isBlank() || source.length() > 200 ? options.source() : source.strip();
      Map<ShelterAttribute, Fact> facts = new EnumMap<>(ShelterAttribute.class);
      for (int i = 0; i < row.cells().size(); i++) {
        Optional<ShelterAttribute> attribute = mapping.attribute(i);
        if (attribute.isPresent()) {
          read(facts, attribute.get(), row.cells().get(i), said, verifiedOn, notes);
        }
      }
      hazardList(facts, row, said, verifiedOn, notes);
      String name =
          Optional.ofNullable(facts.get(ShelterAttribute.NAME)).map(Fact::value).orElse("");
      if (name.isEmpty()) {
        notes.add("没有名称");
        return new Planned(
            new RowAccount(row.number(), "", "", Outcome.REJECTED, notes), null, null, null, null);
      }
      String code = code(facts, name, said, verifiedOn);
      position(facts, row, said, verifiedOn, notes);
      ShelterState known = byCode.get(code);
      ShelterSheet sheet = ShelterSheet.of(facts);
      ShelterStatus status = status(row, known, notes);
      Integer occupancy = occupancy(row, known, status, notes);
      Outcome outcome = outcome(sheet, code, known, status, occupancy, notes);
      if (outcome == Outcome.NEW) {
        sheet
            .position()
            .ifPresent(
                at ->
                    taken
                        .computeIfAbsent(cell(name, at, 0, 0), n -> new ArrayList<>())
                        .add(new Taken(row.number(), at)));
      }
      return new Planned(
          new RowAccount(row.number(), name, code, outcome, notes),
          sheet,
          status,
          occupancy,
          known == null ? null : known.publicId());
    }

    private Outcome outcome(
        ShelterSheet sheet,
        String code,
        ShelterState known,
        ShelterStatus status,
        Integer occupancy,
        List<String> notes) {
      if (!seen.add(code)) {
        notes.add("编码 " + code + " 在文件中已出现，只取第一次");
        return Outcome.DUPLICATE;
      }
      Optional<GeoPoint> position = sheet.position();
      if (position.isPresent() && !boundary.contains(position.get())) {
        notes.add("位置在沈河区范围之外");
        if (!options.acceptOutside()) {
          return Outcome.ASKED_OUTSIDE;
        }
      }
      if (known == null) {
        Optional<String> twin = lookAlike(sheet).or(() -> lookAlikeInFile(sheet));
        if (twin.isPresent()) {
          notes.add(twin.get());
          if (!options.acceptLookAlikes()) {
            return Outcome.ASKED_LOOK_ALIKE;
          }
        }
        return Outcome.NEW;
      }
      boolean same =
          known.sheet().updatedBy(sheet).saysTheSame(known.sheet())
              && status == null
              && occupancy == null;
      return same ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    private Optional<String> lookAlike(ShelterSheet sheet) {
      return byName.getOrDefault(plain(sheet.name()), List.of()).stream()
          .filter(
              s ->
                  s.sheet().position().isEmpty()
                      || sheet.position().isEmpty()
                      || s.sheet().position().get().distanceTo(sheet.position().get())
                          < SAME_PLACE_METRES)
          .findFirst()
          .map(s -> "与已有场所同名且相距不到50米，已有编码 " + s.sheet().text(ShelterAttribute.CODE).orElse("（无）"));
    }

    /** Rows without a position are told apart by whoever wrote the file. */
    private Optional<String> lookAlikeInFile(ShelterSheet sheet) {
      return sheet
          .position()
          .flatMap(at -> near(sheet.name(), at))
          .map(row -> "与文件第 " + row.number() + " 行同名且相距不到50米");
    }

    private Optional<Taken> near(String name, GeoPoint at) {
      for (int north = -1; north <= 1; north++) {
        for (int east = -1; east <= 1; east++) {
          for (Taken row : taken.getOrDefault(cell(name, at, north, east), List.of())) {
            if (row.position().distanceTo(at) < SAME_PLACE_METRES) {
              return Optional.of(row);
            }
          }
        }
      }
      return Optional.empty();
    }

    /** A thousandth of a degree is more than 50 m up to 60° of latitude. */
    private static String cell(String name, GeoPoint at, int north, int east) {
      long y = (long) Math.floor(at.latitude() * 1000) + north;
      long x = (long) Math.floor(at.longitude() * 1000) + east;
      return plain(name) + '\n' + y + '\n' + x;
    }

    private void read(
        Map<ShelterAttribute, Fact> facts,
        ShelterAttribute attribute,
        String raw,
        String source,
        LocalDate verifiedOn,
        List<String> notes) {
      try {
        String value = attribute.canonical(raw);
        if (value == null && options.blankMeansUnsuitable() && attribute.hazard().isPresent()) {
          value = TriState.NO.name();
        }
        if (value != null) {
          facts.put(attribute, new Fact(value, source, verifiedOn));
        }
      } catch (IllegalArgumentException | ArithmeticException e) {
        notes.add(attribute.label() + "未采用：" + e.getMessage());
      }
    }

    private void hazardList(
        Map<ShelterAttribute, Fact> facts,
        ShelterTable.Row row,
        String source,
        LocalDate verifiedOn,
        List<String> notes) {
      for (String word : BETWEEN_HAZARDS.split(cell(row, ColumnMapping.Extra.HAZARDS))) {
        if (word.isBlank()) {
          continue;
        }
        Optional<Hazard> hazard = Hazard.ofWord(word);
        if (hazard.isPresent()) {
          facts.put(
              ShelterAttribute.suits(hazard.get()),
              new Fact(TriState.YES.name(), source, verifiedOn));
        } else {
          notes.add("灾种看不懂：“" + word + "”");
        }
      }
    }

    private static String code(
        Map<ShelterAttribute, Fact> facts, String name, String source, LocalDate verifiedOn) {
      Fact code = facts.get(ShelterAttribute.CODE);
      if (code == null) {
        Fact address = facts.get(ShelterAttribute.ADDRESS);
        code =
            new Fact(derivedCode(name, address == null ? "" : address.value()), source, verifiedOn);
        facts.put(ShelterAttribute.CODE, code);
      }
      return code.value();
    }

    private void position(
        Map<ShelterAttribute, Fact> facts,
        ShelterTable.Row row,
        String source,
        LocalDate verifiedOn,
        List<String> notes) {
      GeoPoint written;
      try {
        String lat = cell(row, ColumnMapping.Extra.LATITUDE);
        String lon = cell(row, ColumnMapping.Extra.LONGITUDE);
        Fact whole = facts.remove(ShelterAttribute.POSITION);
        if (whole != null) {
          String[] parts = whole.value().split(",");
          lat = parts[0];
          lon = parts[1];
        }
        if (lat.isBlank() && lon.isBlank()) {
          notes.add("没有位置，不参与就近查找");
          return;
        }
        written = new GeoPoint(Double.parseDouble(lat.strip()), Double.parseDouble(lon.strip()));
      } catch (IllegalArgumentException e) {
        notes.add("位置未采用：看不懂或超出范围");
        return;
      }
      if (written.latitude() == 0 && written.longitude() == 0) {
        notes.add("位置未采用：零点坐标");
        return;
      }
      CoordinateSystem system = options.coordinateSystem();
      GeoPoint position = system.toWgs84(written);
      Fact code = facts.get(ShelterAttribute.CODE);
      ShelterState known = code == null ? null : byCode.get(code.value());
      witnesses.add(
          new CrsAlarm.Witness(
              written, known == null ? null : known.sheet().position().orElse(null)));
      facts.put(
          ShelterAttribute.POSITION,
          new Fact(
              ShelterAttribute.text(position),
              system == CoordinateSystem.WGS84 ? source : source + "（由" + system + "换算）",
              verifiedOn));
    }

    /** What the row opens or closes; null when it does not say or its word does not count. */
    private ShelterStatus status(ShelterTable.Row row, ShelterState known, List<String> notes) {
      String text = cell(row, ColumnMapping.Extra.STATUS);
      if (text.isBlank()) {
        return null;
      }
      Optional<ShelterStatus> said = ShelterStatus.ofWord(text);
      if (said.isEmpty()) {
        notes.add("状态看不懂：“" + text.strip() + "”");
        return null;
      }
      ShelterStatus before = known == null ? ShelterStatus.UNKNOWN : known.status();
      if (said.get() == before || said.get() == ShelterStatus.UNKNOWN) {
        return null;
      }
      String change = "状态 " + before.label() + "→" + said.get().label();
      if (!counts(known, change, notes)) {
        return null;
      }
      if (known != null) {
        notes.add(change);
      }
      return said.get();
    }

    /**
     * Persons inside; null when the row does not say, its word does not count, or nobody is
     * received.
     */
    private Integer occupancy(
        ShelterTable.Row row, ShelterState known, ShelterStatus newStatus, List<String> notes) {
      String text = cell(row, ColumnMapping.Extra.OCCUPANCY);
      Integer said;
      try {
        String count = ShelterAttribute.CAPACITY.canonical(text);
        said = count == null ? null : Integer.valueOf(count);
      } catch (IllegalArgumentException | ArithmeticException e) {
        notes.add("在场人数未采用：" + e.getMessage());
        return null;
      }
      Integer before = known == null ? null : known.occupancy();
      if (said == null || said.equals(before)) {
        return null;
      }
      String change = "在场人数 " + (before == null ? "未知" : before) + "→" + said;
      if (!counts(known, change, notes)) {
        return null;
      }
      ShelterStatus then =
          newStatus != null ? newStatus : known == null ? ShelterStatus.UNKNOWN : known.status();
      if (!then.mayHoldPeople()) {
        notes.add("在场人数未采用：场所的状态是“" + then.label() + "”");
        return null;
      }
      if (known != null) {
        notes.add(change);
      }
      return said;
    }

    /** Whether the file's word about opening counts for the shelter; says so when it does not. */
    private boolean counts(ShelterState known, String change, List<String> notes) {
      if (!statuses.taken()) {
        notes.add("未采用：" + change + "（没有按文件更新开放状态）");
        return false;
      }
      Optional<Instant> later = known == null ? Optional.empty() : statuses.laterByStaff(known);
      later.ifPresent(
          at -> notes.add("未采用：" + change + "（值守人员 " + MINUTE.format(at) + " 登记过，比文件新）"));
      return later.isEmpty();
    }

    private LocalDate verifiedOn(ShelterTable.Row row, List<String> notes) {
      String text = cell(row, ColumnMapping.Extra.VERIFIED_ON).strip();
      if (text.isEmpty()) {
        return options.verifiedOn();
      }
      try {
        return LocalDate.parse(
            text.replaceAll("[年月/.]", "-").replace("日", "").replaceAll("-(\\d)(?=-|$)", "-0$1"));
      } catch (DateTimeParseException e) {
        notes.add("核实日期看不懂：“" + text + "”");
        return options.verifiedOn();
      }
    }

    private String cell(ShelterTable.Row row, ColumnMapping.Extra extra) {
      int column = mapping.column(extra);
      return column < 0 || column >= row.cells().size() ? "" : row.cells().get(column);
    }
  }
}
