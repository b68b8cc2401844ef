package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.FindShelters;
import cn.shenhe.portal.content.shelter.FoundShelter;
import cn.shenhe.portal.content.shelter.FoundShelters;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ListShelters;
import cn.shenhe.portal.content.shelter.ListedShelter;
import cn.shenhe.portal.content.shelter.ListedShelters;
import cn.shenhe.portal.content.shelter.Place;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.ShelterSummary;
import cn.shenhe.portal.content.shelter.StatusNotice;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** "Where do I go?": the whole question stands in the address, so it can be kept and passed on. */
@Named("shelters")
@RequestScoped
public class SheltersView {

  static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private static final int SHOWN = 10;

  private static final int LISTED = 200;
  private static final int NOTICES = 5;
  private static final int TOLD = 50;

  @Inject ShelterDirectory directory;
  @Inject ShelterWarnings warnings;
  @Inject HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private final SketchMap map = new SketchMap();
  private ShelterQuestion question;
  private Place place;
  private FoundShelters found;
  private List<ShelterRow> rows = List.of();
  private List<ShelterRow> laterRows = List.of();
  private List<ShelterRow> unknownRows = List.of();
  private List<ShelterRow> asideRows = List.of();
  private List<ShelterRow> closedRows = List.of();
  private List<StreetName> streets = List.of();
  private List<StatusNotice> notices = List.of();
  private Instant at;
  private Instant asOf;
  private List<String> known = List.of();
  private int total;
  private int left;

  /** Reads the address and finds; answers "bad request" to a moment that is none. */
  public void load() throws IOException {
    try {
      at = OpenData.moment(request.getParameter("at"));
      ask();
    } catch (BadRequestException e) {
      Faces.responseSendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    }
  }

  private void ask() {
    question = new ShelterQuestion(warnings.at(at), request::getParameter);
    streets = directory.streets();
    notices = directory.statusFeed(NOTICES, at);
    ShelterSummary summary = directory.summary(at);
    total = summary.total();
    known = known(summary);
    GeoPoint here = question.here();
    place =
        here != null
            ? new Place(Place.Kind.POINT, text("lat") + "," + text("lon"), here, null)
            : directory.understand(question.words());
    String street = question.street().isEmpty() ? place.streetCode() : question.street();
    if (place.point() != null) {
      near(place.point());
    } else {
      list(street);
    }
  }

  private static List<String> known(ShelterSummary summary) {
    List<String> lines = new ArrayList<>();
    for (ShelterSummary.Answers one : summary.answers()) {
      lines.add(
          Texts.of(
              "shelter",
              "known.line",
              one.attribute().label(),
              one.yes(),
              one.no(),
              one.unknown()));
    }
    lines.add(pair(ShelterAttribute.CAPACITY.label(), summary.withCapacity(), summary.total()));
    lines.add(pair(Texts.of("shelter", "known.position"), summary.withPosition(), summary.total()));
    return lines;
  }

  private static String pair(String label, int sure, int all) {
    return Texts.of("shelter", "known.pair", label, sure, all - sure);
  }

  private void near(GeoPoint here) {
    found = find(here, question.needs());
    List<FoundShelter> later = found.suitable().stream().filter(this::isLater).toList();
    rows = rows(later.isEmpty() ? found.suitable() : enterable(here), 1);
    laterRows = rows(later, rows.size() + 1);
    unknownRows = rows(found.unknown(), rows.size() + laterRows.size() + 1);
    asideRows = rows(found.setAside(), rows.size() + laterRows.size() + unknownRows.size() + 1);
    asOf = found.asOf();
  }

  private FoundShelters find(GeoPoint here, ShelterNeeds needs) {
    return directory.find(new FindShelters(here, needs, SHOWN, question.warned(), at));
  }

  private boolean isLater(FoundShelter one) {
    return ShelterRow.isLater(one.shelter(), one.openNow());
  }

  private boolean isLater(ListedShelter one) {
    return ShelterRow.isLater(one.shelter(), one.openNow());
  }

  /** The nearest that can be entered, or may be: asked for again, as others may be nearer. */
  private List<FoundShelter> enterable(GeoPoint here) {
    ShelterNeeds needs = question.needs();
    Set<ShelterNeeds.Need> open = new HashSet<>(needs.needs());
    open.add(ShelterNeeds.Need.OPEN_NOW);
    Map<String, FoundShelter> all = new LinkedHashMap<>();
    ShelterNeeds openNow =
        new ShelterNeeds(needs.hazard(), open, needs.minCapacity(), needs.strict());
    Stream.concat(find(here, openNow).suitable().stream(), found.suitable().stream())
        .filter(one -> !isLater(one))
        .forEach(one -> all.putIfAbsent(one.shelter().publicId(), one));
    return all.values().stream().limit(SHOWN).toList();
  }

  private void list(String street) {
    ListedShelters listed =
        directory.list(new ListShelters(street, question.needs(), question.warned(), at));
    List<ListedShelter> later = listed.suitable().stream().filter(this::isLater).toList();
    rows = plain(listed.suitable().stream().filter(one -> !isLater(one)).toList(), 1);
    laterRows = plain(later, rows.size() + 1);
    int before = rows.size() + laterRows.size();
    unknownRows = plain(listed.unknown(), before + 1);
    asideRows = plain(listed.setAside(), before + unknownRows.size() + 1);
    closedRows = plain(listed.closed(), before + unknownRows.size() + asideRows.size() + 1);
    left = listed.suitable().size() - before;
    asOf = listed.asOf();
  }

  private List<ShelterRow> rows(List<FoundShelter> shelters, int first) {
    List<ShelterRow> made = new ArrayList<>();
    for (FoundShelter shelter : shelters) {
      made.add(ShelterRow.of(first + made.size(), shelter, map));
    }
    return made;
  }

  private List<ShelterRow> plain(List<ListedShelter> shelters, int first) {
    List<ShelterRow> made = new ArrayList<>();
    for (ListedShelter shelter : shelters.subList(0, Math.min(LISTED, shelters.size()))) {
      made.add(ShelterRow.of(first + made.size(), shelter, map));
    }
    return made;
  }

  /** The value of a parameter of the address, at most 200 characters. */
  public String text(String name) {
    return question == null ? "" : question.text(name);
  }

  /** The words about the place that count. */
  public String getWords() {
    return question == null ? "" : question.words();
  }

  /** The street that counts, by its code. */
  public String getStreet() {
    return question == null ? "" : question.street();
  }

  /** A part of the position the answer was found from; empty when it was found otherwise. */
  public String position(String name) {
    return question == null || question.here() == null ? "" : text(name);
  }

  public boolean isOn(String name) {
    return question != null && question.isOn(name);
  }

  /** Beijing time for which the answer holds. */
  public String getAsOf() {
    return asOf == null ? "" : SAID.format(asOf);
  }

  /** Whether a past moment is looked at. */
  public boolean isPast() {
    return at != null;
  }

  /** The moment as the browser's field for date and time wants it. */
  public String getAtField() {
    return at == null ? "" : MINUTE.format(at).replace(' ', 'T');
  }

  /** The danger looked at, by its name in the address; empty for any. */
  public String getHazard() {
    return question == null || question.hazard() == null ? "" : question.hazard().name();
  }

  public String getHazardLabel() {
    return question == null || question.hazard() == null ? "" : question.hazard().label();
  }

  /** Whether the danger comes from a warning and was not chosen. */
  public boolean isPreselected() {
    return question != null && question.isPreselected();
  }

  public List<ShelterWarnings.Danger> getDangers() {
    return question == null ? List.of() : question.dangers();
  }

  /** Headlines of the warnings whose drawn areas set shelters aside. */
  public String getWarnedBy() {
    return getDangers().stream()
        .filter(danger -> !danger.areas().isEmpty())
        .map(danger -> danger.row().headline())
        .collect(Collectors.joining("、"));
  }

  /** The warned areas on the sketch. */
  public String getWarnedOutline() {
    return getDangers().stream()
        .flatMap(danger -> danger.areas().stream())
        .map(map::path)
        .collect(Collectors.joining(" "));
  }

  /** The same for the map: rings of {@code lat,lon}, separated by semicolons. */
  public String getWarnedRings() {
    return getDangers().stream()
        .flatMap(danger -> danger.areas().stream())
        .flatMap(area -> area.rings().stream())
        .map(
            ring ->
                ring.stream()
                    .map(p -> p.latitude() + "," + p.longitude())
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(";"));
  }

  /** Openings and closings, newest first. */
  public List<StatusNotice> getNotices() {
    return notices;
  }

  public String moment(Instant moment) {
    return SAID.format(moment);
  }

  public List<Hazard> getHazards() {
    return ShelterQuestion.HAZARDS;
  }

  /** The danger chosen, to be carried on in an address; empty when none was chosen. */
  public String getHazardPart() {
    return question == null || request.getParameter("hazard") == null
        ? ""
        : "&hazard=" + getHazard();
  }

  /** Whether the text was given but means nothing to us. */
  public boolean isNotUnderstood() {
    return place != null && place.kind() == Place.Kind.NOTHING && !getWords().isEmpty();
  }

  public List<StreetName> getStreets() {
    return streets;
  }

  public Place getPlace() {
    return place;
  }

  public FoundShelters getFound() {
    return found;
  }

  public List<ShelterRow> getRows() {
    return rows;
  }

  /** Suitable, but not to be entered before it is opened. */
  public List<ShelterRow> getLaterRows() {
    return laterRows;
  }

  public List<ShelterRow> getUnknownRows() {
    return unknownRows;
  }

  public List<String> getKnown() {
    return known;
  }

  /** Shelters in all, at the moment asked for. */
  public int getTotal() {
    return total;
  }

  /** Shelters that meet the needs but are not listed, because the list would be too long. */
  public int getLeft() {
    return left;
  }

  public List<ShelterRow> getAsideRows() {
    return asideRows;
  }

  public List<ShelterRow> getClosedRows() {
    return closedRows;
  }

  /**
   * The list for machines, as schema.org says it: at most 50 of the shelters that may be
   * recommended. Safe to stand inside a script element.
   */
  public String getJsonLd() {
    return jsonLd(publicUrl, rows);
  }

  static String jsonLd(String publicUrl, List<ShelterRow> rows) {
    return rows.stream()
        .limit(TOLD)
        .map(
            row ->
                "{\"@type\":\"ListItem\",\"position\":"
                    + row.number()
                    + ",\"url\":"
                    + ShelterExport.quoted(publicUrl + "/shelter/shelter?id=" + row.id())
                    + ",\"name\":"
                    + ShelterExport.quoted(row.name())
                    + "}")
        .collect(
            Collectors.joining(
                ",",
                "{\"@context\":\"https://schema.org\",\"@type\":\"ItemList\",\"numberOfItems\":"
                    + Math.min(TOLD, rows.size())
                    + ",\"itemListElement\":[",
                "]}"));
  }

  /** Every row that can stand on the map, in the order of the lists. */
  public List<ShelterRow> getMapped() {
    return Stream.of(rows, laterRows, unknownRows, asideRows, closedRows)
        .flatMap(List::stream)
        .filter(ShelterRow::mapped)
        .toList();
  }

  public String getViewBox() {
    return map.viewBox();
  }

  public String getOutline() {
    return map.outline();
  }

  /** Where the person stands on the sketch, or null outside of it. */
  public double[] getHere() {
    GeoPoint here = place == null ? null : place.point();
    return here == null || !map.shows(here) ? null : new double[] {map.x(here), map.y(here)};
  }
}
