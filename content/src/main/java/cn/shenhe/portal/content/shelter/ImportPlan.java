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
import java.util.Locale;
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
  private static final Pattern BETWEEN_HAZARDS = Pattern.compile("[,，;；、|/\\n]+|和|及|与|\\band\\b");

  /** What is said in brackets behind a word, unless it takes the word back. */
  private static final Pattern ASIDE = Pattern.compile("[(（][^()（）不否无非未除×]*[)）]\\s*$");

  private static final String BRACKETS = " \u3000\t\r[]【】()（）。";
  private static final Pattern SUM = Pattern.compile("合计|总计|小计|共计|累计");
  private static final Pattern REMARK = Pattern.compile("(备注|注|说明|填表人|制表人?|填报人|审核人?|统计时间)[:：]");
  private static final int SHOWN = 60;

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
    Planner planner = new Planner(table.headers(), mapping, options, existing, statuses, boundary);
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
    private final List<String> headers;
    private final int geometry;
    private final ColumnMapping mapping;
    private final ImportOptions options;
    private final StatusRule statuses;
    private final DistrictBoundary boundary;
    private final Map<String, ShelterState> byCode = new HashMap<>();
    private final Map<String, List<ShelterState>> byName = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Taken>> taken = new HashMap<>();
    private final Map<String, Taken> derived = new HashMap<>();
    private final List<CrsAlarm.Witness> witnesses = new ArrayList<>();

    Planner(
        List<String> headers,
        ColumnMapping mapping,
        ImportOptions options,
        Collection<ShelterState> existing,
        StatusRule statuses,
        DistrictBoundary boundary) {
      this.headers = headers;
      this.geometry = headers.indexOf(GeoJsonTable.GEOMETRY);
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
      if (!row.sheet().isEmpty()) {
        notes.add("工作表“" + row.sheet() + "”");
      }
      String written = cell(row, ShelterAttribute.NAME);
      // Sums often stand under the running number instead of the name.
      Optional<String> noShelter =
          noShelter(
              written.isBlank()
                  ? row.cells().stream().filter(c -> !c.isBlank()).findFirst().orElse("")
                  : written);
      if (noShelter.isPresent()) {
        notes.add(noShelter.get());
        return rejected(row, written.strip(), notes);
      }
      LocalDate verifiedOn = verifiedOn(row, notes);
      String source = cell(row, ColumnMapping.Extra.SOURCE);
      String said = source.isBlank() || source.length() > 200 ? options.source() : source.strip();
      Map<ShelterAttribute, Fact> facts = new EnumMap<>(ShelterAttribute.class);
      for (int i = 0; i < row.cells().size(); i++) {
        Optional<ShelterAttribute> attribute = mapping.attribute(i);
        if (attribute.isPresent()) {
          String header = i < headers.size() ? headers.get(i) : "";
          read(facts, attribute.get(), row.cells().get(i), header, said, verifiedOn, notes);
        }
      }
      hazardList(facts, row, said, verifiedOn, notes);
      String name =
          Optional.ofNullable(facts.get(ShelterAttribute.NAME)).map(Fact::value).orElse("");
      if (name.isEmpty()) {
        notes.add("没有名称");
        return rejected(row, "", notes);
      }
      String code = code(facts, name, said, verifiedOn);
      position(facts, row, said, verifiedOn, notes);
      code = ownCode(facts, code, said, verifiedOn, row.number(), notes);
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

    private static Planned rejected(ShelterTable.Row row, String name, List<String> notes) {
      return new Planned(
          new RowAccount(
              row.number(),
              name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name,
              "",
              Outcome.REJECTED,
              notes),
          null,
          null,
          null,
          null);
    }

    /** Lists end with a sum and remarks, and print their headers on every page. */
    private static Optional<String> noShelter(String name) {
      if (name.length() > SHOWN) {
        return Optional.empty();
      }
      String plain = plain(name);
      if (SUM.matcher(plain).matches()) {
        return Optional.of("是合计行，不是场所");
      }
      if (REMARK.matcher(plain).lookingAt()) {
        return Optional.of("是表下的说明，不是场所");
      }
      return ColumnMapping.target(name).equals(ShelterAttribute.NAME.name())
          ? Optional.of("是又一行表头，不是场所")
          : Optional.empty();
    }

    /**
     * Two rows without a code that share name and address but lie apart are two places: the later
     * one is known by its position as well.
     */
    private String ownCode(
        Map<ShelterAttribute, Fact> facts,
        String code,
        String source,
        LocalDate verifiedOn,
        int number,
        List<String> notes) {
      Fact position = facts.get(ShelterAttribute.POSITION);
      String name = facts.get(ShelterAttribute.NAME).value();
      Fact address = facts.get(ShelterAttribute.ADDRESS);
      if (position == null
          || !code.startsWith(DERIVED)
          || !code.equals(derivedCode(name, address == null ? "" : address.value()))) {
        return code;
      }
      GeoPoint at = ShelterSheet.point(position.value());
      Taken first = derived.putIfAbsent(code, new Taken(number, at));
      if (first == null || first.position().distanceTo(at) < SAME_PLACE_METRES) {
        return code;
      }
      notes.add("与文件第 " + first.number() + " 行同名同址而位置不同，按另一处场所处理");
      String own = derivedCode(name, near(at));
      facts.put(ShelterAttribute.CODE, new Fact(own, source, verifiedOn));
      return own;
    }

    /** Four decimals: about ten metres. */
    private static String near(GeoPoint at) {
      return String.format(Locale.ROOT, "%.4f,%.4f", at.latitude(), at.longitude());
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
        String header,
        String source,
        LocalDate verifiedOn,
        List<String> notes) {
      try {
        boolean amount =
            attribute.kind() == ShelterAttribute.Kind.NUMBER
                || attribute.kind() == ShelterAttribute.Kind.COUNT;
        String value = attribute.canonical(amount ? Quantity.withUnit(raw, header) : raw);
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
        String plain = bare(ASIDE.matcher(word).replaceFirst(""));
        List<Hazard> hazards = hazards(plain);
        if (hazards.isEmpty() && BLANKS.matcher(plain).find()) {
          for (String part : BLANKS.split(plain)) {
            note(facts, part, hazards(part), source, verifiedOn, notes);
          }
        } else {
          note(facts, plain, hazards, source, verifiedOn, notes);
        }
      }
    }

    /** Without brackets and blanks around it. */
    private static String bare(String word) {
      int from = 0;
      int to = word.length();
      while (from < to && BRACKETS.indexOf(word.charAt(from)) >= 0) {
        from++;
      }
      while (to > from && BRACKETS.indexOf(word.charAt(to - 1)) >= 0) {
        to--;
      }
      return word.substring(from, to);
    }

    private static void note(
        Map<ShelterAttribute, Fact> facts,
        String word,
        List<Hazard> hazards,
        String source,
        LocalDate verifiedOn,
        List<String> notes) {
      if (hazards.isEmpty() && !word.isBlank()) {
        notes.add("灾种看不懂：“" + word + "”");
      }
      for (Hazard hazard : hazards) {
        facts.put(
            ShelterAttribute.suits(hazard), new Fact(TriState.YES.name(), source, verifiedOn));
      }
    }

    /** 洪涝 is both: floods of rivers and water that does not run off. */
    private static List<Hazard> hazards(String word) {
      return word.equals("洪涝") || word.equals("洪涝灾害")
          ? List.of(Hazard.FLOOD, Hazard.WATERLOGGING)
          : Hazard.ofWord(word).map(List::of).orElse(List.of());
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
        Fact whole = facts.remove(ShelterAttribute.POSITION);
        String lat = said(cell(row, ColumnMapping.Extra.LATITUDE));
        String lon = said(cell(row, ColumnMapping.Extra.LONGITUDE));
        if (whole != null) {
          written = ShelterSheet.point(whole.value());
        } else if (lat.isBlank() && lon.isBlank()) {
          notes.add("没有位置，不参与就近查找");
          return;
        } else {
          Coordinates.Written pair = Coordinates.of(lat, lon);
          written = pair.point();
          if (pair.turned()) {
            notes.add("纬度和经度写反了，已对调，请核对");
          }
        }
      } catch (IllegalArgumentException e) {
        notes.add("位置未采用：" + e.getMessage());
        return;
      }
      if (geometry >= 0 && !row.cells().get(geometry).isEmpty()) {
        notes.add(row.cells().get(geometry));
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

    private static String said(String cell) {
      return TriState.ofWord(cell).filter(t -> t == TriState.UNKNOWN).isPresent() ? "" : cell;
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
      if (text.length() > SHOWN) {
        notes.add("核实日期看不懂：“" + text.substring(0, SHOWN) + "…”，请写成 2026-11-30");
        return options.verifiedOn();
      }
      try {
        return LocalDate.parse(
            text.replaceFirst("[T\\s]+\\d{1,2}:.*$", "")
                .replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3")
                .replaceAll("[年月/.]", "-")
                .replace("日", "")
                .replaceAll("-(\\d)(?=-|$)", "-0$1"));
      } catch (DateTimeParseException e) {
        notes.add("核实日期看不懂：“" + text + "”，请写成 2026-11-30");
        return options.verifiedOn();
      }
    }

    private String cell(ShelterTable.Row row, ShelterAttribute attribute) {
      int column = mapping.targets().indexOf(attribute.name());
      return column < 0 || column >= row.cells().size() ? "" : row.cells().get(column);
    }

    private String cell(ShelterTable.Row row, ColumnMapping.Extra extra) {
      int column = mapping.column(extra);
      return column < 0 || column >= row.cells().size() ? "" : row.cells().get(column);
    }
  }
}
