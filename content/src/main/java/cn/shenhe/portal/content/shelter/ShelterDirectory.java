package cn.shenhe.portal.content.shelter;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the public may ask about shelters. Answers never hold internal facts. */
@Stateless
public class ShelterDirectory {

  private static final int MAX_NOTICES = 200;
  private static final int ASKED = 200;
  private static final Comparator<ListedShelter> FULL_LAST =
      Comparator.comparing(listed -> listed.shelter().status() == ShelterStatus.FULL);

  @Inject ShelterAtlas atlas;
  @Inject ShelterRepository shelters;
  @Inject GazetteerRepository places;
  @Inject InstantSource clock;
  @Inject WorkdayCalendar calendar;

  /** Speed on foot, km/h. */
  @Inject
  @ConfigProperty(name = "portal.shelter.walking-speed", defaultValue = "4.0")
  double walkingSpeed;

  /** Way on foot divided by the straight line. */
  @Inject
  @ConfigProperty(name = "portal.shelter.walking-detour", defaultValue = "1.3")
  double walkingDetour;

  /** Beijing time of days that are worked, in which schools are in class. */
  @Inject
  @ConfigProperty(name = "portal.shelter.class-hours", defaultValue = "07:30-17:30")
  String classHours;

  /** First and last days of the schools' holidays. */
  @Inject
  @ConfigProperty(name = "portal.shelter.school-holidays")
  Optional<String> schoolHolidays;

  /** How long a feed may be silent about a shelter before we say so. */
  @Inject
  @ConfigProperty(name = "portal.shelter.feed-grace", defaultValue = "PT24H")
  Duration feedGrace;

  /**
   * The nearest suitable shelters: first by suitability for the hazard, then by true distance; full
   * ones after the others. Closed and unsuitable ones are never proposed; those in a warned area
   * are set aside.
   */
  @PermitAll
  public FoundShelters find(FindShelters ask) {
    Instant asOf = moment(ask.at());
    ShelterIndex index = atlas.at(ask.at());
    Openness openness = openness();
    boolean inClass = openness.inClass(asOf);
    WalkingPace pace = new WalkingPace(walkingSpeed, walkingDetour);
    Proposal proposal = new Proposal(ask.here(), ask.needs(), openness, inClass, pace);
    Predicate<GeoPoint> warned = p -> ask.warned().stream().anyMatch(area -> area.contains(p));
    List<FoundShelter> suitable =
        proposal.rows(nearest(index, ask, TriState.YES, inClass, warned.negate()));
    List<FoundShelter> unknown =
        ask.needs().hazard() == null
            ? List.of()
            : proposal.rows(nearest(index, ask, TriState.UNKNOWN, inClass, warned.negate()));
    List<FoundShelter> setAside = new ArrayList<>();
    if (!ask.warned().isEmpty()) {
      setAside.addAll(proposal.rows(nearest(index, ask, TriState.YES, inClass, warned)));
      if (ask.needs().hazard() != null) {
        setAside.addAll(proposal.rows(nearest(index, ask, TriState.UNKNOWN, inClass, warned)));
      }
    }
    return new FoundShelters(suitable, unknown, setAside, pace, asOf);
  }

  private static List<ShelterIndex.Near> nearest(
      ShelterIndex index,
      FindShelters ask,
      TriState suitability,
      boolean inClass,
      Predicate<GeoPoint> also) {
    return index.nearest(ask.here(), ask.needs(), suitability, inClass, ask.limit(), also);
  }

  /**
   * Every shelter, by code.
   *
   * @param at the moment to answer for; null for now
   */
  @PermitAll
  public List<ShelterState> all(Instant at) {
    return atlas.at(at).all().stream().map(ShelterDirectory::open).toList();
  }

  /**
   * How many there are, and how much is known of them.
   *
   * @param at the moment to answer for; null for now
   */
  @PermitAll
  public ShelterSummary summary(Instant at) {
    return atlas.at(at).summary();
  }

  /**
   * One shelter.
   *
   * @param at the moment to answer for; null for now
   * @throws UnknownShelter when there is none, or was none then
   */
  @PermitAll
  public ShelterState details(String publicId, Instant at) {
    return atlas.at(at).byId(publicId).map(ShelterDirectory::open).orElseThrow(UnknownShelter::new);
  }

  /**
   * Whether one can go in.
   *
   * @param at the moment to answer for; null for now
   */
  @PermitAll
  public TriState openNow(ShelterState shelter, Instant at) {
    return openness().openNow(shelter, moment(at));
  }

  /** Whether that hangs on the classes of a school whose holidays nobody has told us. */
  @PermitAll
  public boolean hangsOnTheSchool(ShelterState shelter) {
    return openness().hangsOnTheSchool(shelter);
  }

  private Openness openness() {
    return Openness.classHours(classHours, SchoolHolidays.of(schoolHolidays.orElse("")), calendar);
  }

  /**
   * Whether the feed that brings the shelter has been silent about it for longer than the grace.
   */
  @PermitAll
  public boolean feedIsSilent(ShelterState shelter) {
    return shelter.lastSeen() != null
        && shelter.lastSeen().plus(feedGrace).isBefore(clock.instant());
  }

  /** The streets of the district that exist, by code. */
  @PermitAll
  public List<StreetName> streets() {
    return shelters.streets().stream().filter(StreetName::active).toList();
  }

  /** The shelters of a street or of the district that meet the needs. */
  @PermitAll
  public ListedShelters list(ListShelters ask) {
    Instant asOf = moment(ask.at());
    Openness openness = openness();
    boolean inClass = openness.inClass(asOf);
    WalkingPace pace = new WalkingPace(walkingSpeed, walkingDetour);
    Proposal proposal = new Proposal(null, ask.needs(), openness, inClass, pace);
    Hazard hazard = ask.needs().hazard();
    List<ListedShelter> suitable = new ArrayList<>();
    List<ListedShelter> unknown = new ArrayList<>();
    List<ListedShelter> setAside = new ArrayList<>();
    List<ListedShelter> closed = new ArrayList<>();
    for (ShelterState shelter : atlas.at(ask.at()).all()) {
      TriState suits = hazard == null ? TriState.YES : shelter.sheet().suits(hazard);
      if (suits == TriState.NO || !isIn(ask.street(), shelter) || !proposal.admits(shelter)) {
        continue;
      }
      if (shelter.status() == ShelterStatus.CLOSED) {
        closed.add(proposal.listed(shelter));
        continue;
      }
      boolean warned =
          shelter
              .sheet()
              .position()
              .map(p -> ask.warned().stream().anyMatch(area -> area.contains(p)))
              .orElse(false);
      List<ListedShelter> list = suits == TriState.YES ? suitable : unknown;
      (warned ? setAside : list).add(proposal.listed(shelter));
    }
    List.of(suitable, unknown, setAside).forEach(list -> list.sort(FULL_LAST));
    return new ListedShelters(suitable, unknown, setAside, closed, pace, asOf);
  }

  private static boolean isIn(String street, ShelterState shelter) {
    return street == null
        || street.isBlank()
        || shelter.sheet().text(ShelterAttribute.STREET).filter(street::equals).isPresent();
  }

  /** What a text in the search field means. */
  @PermitAll
  public Place understand(String text) {
    List<PlaceNames.CommunityName> communities = new ArrayList<>();
    shelters
        .communities()
        .forEach(c -> communities.add(new PlaceNames.CommunityName(c.name(), c.streetCode())));
    String asked = text == null || text.length() <= ASKED ? text : text.substring(0, ASKED);
    List<PlaceName> named = places.in(PlaceNames.bare(asked));
    return new PlaceNames(shelters.streets(), communities, named, atlas.now().all())
        .understand(asked);
  }

  /**
   * Openings and closings, newest first, at most 200.
   *
   * @param at the moment to answer for: none that came later; null for now
   */
  @PermitAll
  public List<StatusNotice> statusFeed(int limit, Instant at) {
    return shelters.notices(Math.min(Math.max(limit, 1), MAX_NOTICES), moment(at));
  }

  /** Number of the present edition of all shelters: changes whenever any of them does. */
  @PermitAll
  public long edition() {
    return shelters.edition();
  }

  private Instant moment(Instant at) {
    return at == null ? clock.instant() : at;
  }

  static ShelterState open(ShelterState s) {
    return new ShelterState(
        s.publicId(),
        s.sheet().forThePublic(),
        s.status(),
        s.occupancy(),
        s.statusSince(),
        s.lastSeen(),
        s.unlisted(),
        s.demo());
  }
}
