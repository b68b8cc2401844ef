package cn.shenhe.portal.content.warning.cap;

import cn.shenhe.portal.content.warning.area.Shape;
import cn.shenhe.portal.content.warning.area.ShapeText;
import cn.shenhe.portal.content.warning.cap.CapProblem.Rule;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one CAP document of any edition.
 *
 * <p>Never throws for what stands in a document: everything that can be understood is returned,
 * everything that is wrong is listed. Whether that is good enough is not decided here.
 */
public final class CapReader {

  /** Source: CAP 1.2, 3.3.2: this form only, UTC as {@code -00:00}, never {@code Z}. */
  private static final Pattern CAP_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");

  /** Offset without colon or minutes, a blank for the T, the day's end as 24:00. */
  private static final Pattern LOOSE_TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[Tt ]\\s*(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)\\s*"
              + "([-+]\\d\\d):?(\\d\\d)?");

  /** A name of a message with blanks around its commas, or another right behind it. */
  private static final Pattern LOOSE_REFERENCE =
      Pattern.compile(
          "(?<![^\\s,;])([^\\s,]++)\\s*+,\\s*+([^\\s,]++)\\s*+,\\s*+(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[-+]\\d\\d:?\\d\\d))");

  /** Source: CAP 1.2, 3.2.1: not allowed in identifier and sender. */
  private static final Pattern FORBIDDEN = Pattern.compile("[\\s,<&]");

  /** Characters, and bytes in UTF-8: more of sender or identifier no index of a database holds. */
  private static final int LONGEST_NAME = 500;

  private static final int LONGEST_NAME_BYTES = 1200;

  /** Says of itself that it is none, whatever stands in the status. */
  private static final Pattern DRILL = Pattern.compile("演练|演习|^\\s*[\\[【(（]?(测试|试发)");

  private static final Pattern QUOTED_OR_WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final String DEFAULT_LANGUAGE = "en-US";
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final List<CapProblem> problems = new ArrayList<>();
  private final CapVersion version;

  private CapReader(CapVersion version) {
    this.version = version;
  }

  /** Reads a document as it came over the wire. */
  public static CapReading read(byte[] document) {
    try {
      return read(XmlGate.read(document, XmlGate.MAX_MESSAGE_BYTES));
    } catch (XmlGate.Refused e) {
      return new CapReading(Optional.empty(), List.of(e.problem()));
    }
  }

  static CapReading read(XmlElement root) {
    if (!root.name().equals("alert")) {
      return refused(Rule.NOT_CAP, root.name());
    }
    Optional<CapVersion> version = CapVersion.ofNamespace(root.namespace());
    if (version.isEmpty()) {
      return refused(Rule.UNKNOWN_NAMESPACE, root.namespace());
    }
    CapReader reader = new CapReader(version.get());
    CapElements.checkAlert(root, version.get(), reader.problems);
    CapAlert alert = reader.alert(root);
    return new CapReading(Optional.of(alert), reader.problems);
  }

  private static CapReading refused(Rule rule, String found) {
    return new CapReading(Optional.empty(), List.of(new CapProblem(rule, "alert", found)));
  }

  private CapAlert alert(XmlElement e) {
    List<CapInfo> infos = new ArrayList<>();
    List<XmlElement> blocks = e.children("info");
    String identifier = name(e, "identifier");
    String sender = name(e, "sender");
    OffsetDateTime sent = time(e, "sent", "alert");
    CapStatus status = word(e, "status", CapStatus.class, "alert", Rule.UNKNOWN_WORD);
    CapMessageType type = word(e, "msgType", CapMessageType.class, "alert", Rule.UNKNOWN_WORD);
    if (has(e, "sent") && sent == null
        || has(e, "status") && status == null
        || has(e, "msgType") && type == null) {
      problem(Rule.MISSING_IDENTITY, "alert", "sent, status, msgType");
    }
    CapScope scope = word(e, "scope", CapScope.class, "alert", Rule.UNKNOWN_WORD);
    String restriction = text(e, "restriction");
    List<String> addresses = listed(e, "addresses");
    String note = text(e, "note");
    List<CapReference> references = references(e);
    for (int i = 0; i < blocks.size(); i++) {
      infos.add(info(blocks.get(i), "alert/info[" + (i + 1) + "]"));
    }
    if (type != null && type != CapMessageType.ALERT && references.isEmpty()) {
      problem(Rule.REFERENCES_MISSING, "alert/references", type.word());
    }
    if (scope == CapScope.RESTRICTED && blank(restriction)) {
      problem(Rule.RESTRICTION_MISSING, "alert/restriction", "");
    }
    if (scope == CapScope.PRIVATE && addresses.isEmpty()) {
      problem(Rule.ADDRESSES_MISSING, "alert/addresses", "");
    }
    if (blank(note) && (status == CapStatus.EXERCISE || type == CapMessageType.ERROR)) {
      problem(Rule.NOTE_MISSING, "alert/note", "");
    }
    if (status == CapStatus.ACTUAL) {
      infos.stream()
          .map(CapInfo::headline)
          .filter(headline -> headline != null && DRILL.matcher(headline).find())
          .findFirst()
          .ifPresent(headline -> problem(Rule.DRILL_IN_WORDS, "alert/info/headline", headline));
    }
    if (infos.isEmpty() && (type == CapMessageType.ALERT || type == CapMessageType.UPDATE)) {
      problem(Rule.INFO_MISSING, "alert/info", "");
    }
    return new CapAlert(
        version,
        identifier,
        sender,
        sent,
        status,
        type,
        text(e, "source"),
        scope,
        restriction,
        addresses,
        texts(e, "code"),
        note,
        references,
        listed(e, "incidents"),
        infos);
  }

  private CapInfo info(XmlElement e, String path) {
    String language = text(e, "language");
    if (has(e, "event") && blank(text(e, "event"))) {
      problem(Rule.EMPTY_TEXT, path + "/event", "");
    }
    OffsetDateTime onset = time(e, "onset", path);
    OffsetDateTime expires = time(e, "expires", path);
    if (onset != null && expires != null && expires.isBefore(onset)) {
      problem(Rule.EXPIRES_BEFORE_ONSET, path + "/expires", expires + " < " + onset);
    }
    List<CapResource> resources = new ArrayList<>();
    for (XmlElement r : e.children("resource")) {
      resources.add(
          new CapResource(
              text(r, "resourceDesc"),
              text(r, "mimeType"),
              text(r, "size"),
              text(r, "uri"),
              text(r, "derefUri"),
              text(r, "digest")));
    }
    List<CapArea> areas = new ArrayList<>();
    for (XmlElement area : e.children("area")) {
      areas.add(area(area, path + "/area[" + (areas.size() + 1) + "]"));
    }
    return new CapInfo(
        blank(language) ? DEFAULT_LANGUAGE : language,
        words(e, "category", CapCategory.class, path),
        text(e, "event"),
        words(e, "responseType", CapResponse.class, path),
        word(e, "urgency", CapUrgency.class, path, Rule.UNKNOWN_WORD),
        word(e, "severity", CapSeverity.class, path, Rule.UNKNOWN_WORD),
        certainty(e, path),
        text(e, "audience"),
        values(e, "eventCode"),
        time(e, "effective", path),
        onset,
        expires,
        text(e, "senderName"),
        text(e, "headline"),
        text(e, "description"),
        text(e, "instruction"),
        web(e, path),
        text(e, "contact"),
        values(e, "parameter"),
        resources,
        areas);
  }

  private CapArea area(XmlElement e, String path) {
    List<Shape> shapes = new ArrayList<>();
    if (has(e, "areaDesc") && blank(text(e, "areaDesc"))) {
      problem(Rule.EMPTY_TEXT, path + "/areaDesc", "");
    }
    shapes(e, "polygon", path, shapes);
    shapes(e, "circle", path, shapes);
    List<CapValue> geocodes = values(e, "geocode");
    if (!has(e, "polygon") && !has(e, "circle") && geocodes.isEmpty()) {
      problem(Rule.AREA_WITHOUT_PLACE, path, text(e, "areaDesc"));
    }
    String altitude = text(e, "altitude");
    String ceiling = text(e, "ceiling");
    if (!blank(ceiling) && blank(altitude)) {
      problem(Rule.CEILING_WITHOUT_ALTITUDE, path + "/ceiling", ceiling);
    }
    return new CapArea(text(e, "areaDesc"), shapes, geocodes, altitude, ceiling);
  }

  private void shapes(XmlElement area, String kind, String path, List<Shape> shapes) {
    int number = 0;
    for (XmlElement e : area.children(kind)) {
      String where = path + "/" + kind + "[" + ++number + "]";
      boolean polygon = kind.equals("polygon");
      ShapeText read = polygon ? ShapeText.polygon(e.text()) : ShapeText.circle(e.text());
      if (read.shape() != null) {
        shapes.add(read.shape());
      }
      if (read.flaw() != null) {
        problem(Rule.valueOf((polygon ? "POLYGON_" : "CIRCLE_") + read.flaw()), where, e.text());
      }
    }
  }

  private String name(XmlElement e, String element) {
    String name = text(e, element);
    if (name == null) {
      return null;
    }
    if (name.isEmpty()) {
      problem(Rule.MISSING_IDENTITY, "alert/" + element, "");
      return null;
    }
    if (tooLong(name)) {
      problem(Rule.NAME_TOO_LONG, "alert/" + element, name);
    }
    if (FORBIDDEN.matcher(name).find()) {
      problem(Rule.FORBIDDEN_CHARACTER, "alert/" + element, name);
    }
    return name;
  }

  private static boolean tooLong(String name) {
    return name.length() > LONGEST_NAME
        || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES;
  }

  private List<CapReference> references(XmlElement e) {
    String text = text(e, "references");
    List<CapReference> references = new ArrayList<>();
    if (blank(text)) {
      return references;
    }
    if (looselyWritten(text)) {
      problem(Rule.REFERENCE_UNREADABLE, "alert/references", text);
      return loose(text);
    }
    for (String triple : text.split("\\s+")) {
      // Identifiers with commas exist although forbidden: sender first, time last.
      int first = triple.indexOf(',');
      int last = triple.lastIndexOf(',');
      if (first <= 0
          || last <= first + 1
          || tooLong(triple.substring(0, first))
          || tooLong(triple.substring(first + 1, last))) {
        problem(Rule.REFERENCE_UNREADABLE, "alert/references", triple);
        continue;
      }
      references.add(
          new CapReference(
              triple.substring(0, first),
              triple.substring(first + 1, last),
              parse(triple.substring(last + 1)).orElse(null)));
    }
    return references;
  }

  /** Not a name after another with only blanks between, but all of it such names. */
  private static boolean looselyWritten(String text) {
    boolean strict =
        Arrays.stream(text.strip().split("\\s+"))
            .allMatch(triple -> LOOSE_REFERENCE.matcher(triple).matches());
    return !strict && LOOSE_REFERENCE.matcher(text).replaceAll("").matches("[\\s,;]*");
  }

  private static List<CapReference> loose(String text) {
    List<CapReference> references = new ArrayList<>();
    Matcher name = LOOSE_REFERENCE.matcher(text);
    while (name.find()) {
      if (!tooLong(name.group(1)) && !tooLong(name.group(2))) {
        references.add(
            new CapReference(name.group(1), name.group(2), parse(name.group(3)).orElse(null)));
      }
    }
    return references;
  }

  private CapCertainty certainty(XmlElement e, String path) {
    if (version != CapVersion.V1_2 && "Very Likely".equals(text(e, "certainty"))) {
      return CapCertainty.LIKELY;
    }
    return word(e, "certainty", CapCertainty.class, path, Rule.UNKNOWN_WORD);
  }

  private String web(XmlElement e, String path) {
    String web = text(e, "web");
    if (blank(web)) {
      return null;
    }
    String lower = web.toLowerCase(java.util.Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return web;
    }
    if (lower.matches("[a-z][a-z0-9+.-]*:.*")) {
      problem(Rule.UNSAFE_LINK, path + "/web", web);
    }
    return null;
  }

  private List<CapValue> values(XmlElement parent, String element) {
    List<CapValue> values = new ArrayList<>();
    for (XmlElement e : parent.children(element)) {
      if (version == CapVersion.V1_0) {
        // Source: CAP 1.0, 3.2.2: "name=value" in the text itself.
        String text = e.text().strip();
        int equals = text.indexOf('=');
        values.add(
            equals < 0
                ? new CapValue("", text)
                : new CapValue(text.substring(0, equals), text.substring(equals + 1)));
      } else {
        values.add(
            new CapValue(
                e.childText("valueName").orElse("").strip(),
                e.childText("value").orElse("").strip()));
      }
    }
    return values;
  }

  private <T extends Enum<T> & CapWord> T word(
      XmlElement e, String element, Class<T> type, String path, Rule rule) {
    String text = text(e, element);
    if (text == null) {
      return null;
    }
    Optional<T> value = CapWord.find(type, text);
    if (value.isEmpty()) {
      problem(rule, path + "/" + element, text);
    }
    return value.or(() -> CapWord.meant(type, text)).orElse(null);
  }

  private <T extends Enum<T> & CapWord> List<T> words(
      XmlElement e, String element, Class<T> type, String path) {
    List<T> values = new ArrayList<>();
    for (XmlElement child : e.children(element)) {
      String text = child.text().strip();
      Optional<T> value = CapWord.find(type, text);
      if (value.isEmpty()) {
        problem(Rule.UNKNOWN_WORD, path + "/" + element, text);
      }
      value.or(() -> CapWord.meant(type, text)).ifPresent(values::add);
    }
    return values;
  }

  private OffsetDateTime time(XmlElement e, String element, String path) {
    String text = text(e, element);
    if (blank(text)) {
      if (text != null) {
        problem(Rule.BAD_TIME, path + "/" + element, "");
      }
      return null;
    }
    Optional<OffsetDateTime> time = parse(text);
    if (time.isEmpty()) {
      problem(Rule.BAD_TIME, path + "/" + element, text);
      return null;
    }
    if (!CAP_TIME.matcher(text).matches()) {
      problem(Rule.TIME_NOT_IN_CAP_FORM, path + "/" + element, text);
    }
    int year = time.get().getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      problem(Rule.IMPLAUSIBLE_YEAR, path + "/" + element, text);
    }
    return time.get();
  }

  private static Optional<OffsetDateTime> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return meant(text);
    }
  }

  /** A time that says which moment it means, but not in the form of the standard. */
  private static Optional<OffsetDateTime> meant(String text) {
    Matcher time = LOOSE_TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    boolean midnight = time.group(2).matches("24:00(:00)?");
    String minutes = time.group(4) == null ? "00" : time.group(4);
    try {
      OffsetDateTime moment =
          OffsetDateTime.parse(
              time.group(1)
                  + "T"
                  + (midnight ? "00:00" : time.group(2))
                  + time.group(3)
                  + ":"
                  + minutes);
      return Optional.of(midnight ? moment.plusDays(1) : moment);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> listed(XmlElement e, String element) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = QUOTED_OR_WORD.matcher(e.childText(element).orElse(""));
    while (matcher.find()) {
      parts.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return parts;
  }

  private static List<String> texts(XmlElement e, String element) {
    return e.children(element).stream().map(c -> c.text().strip()).toList();
  }

  private static String text(XmlElement e, String element) {
    return e.childText(element).map(String::strip).orElse(null);
  }

  private static boolean has(XmlElement e, String element) {
    return e.child(element).isPresent();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private void problem(Rule rule, String path, String found) {
    problems.add(new CapProblem(rule, path, found));
  }
}
