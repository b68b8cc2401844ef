package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.person.DutyStaff;
import cn.shenhe.portal.training.programme.VisitMade;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The staff of a base at the door and at the telephone. */
@Stateless
@RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
public class FrontDesk {

  /** How long before the session the door opens. */
  private static final Duration DOOR_OPENS = Duration.ofHours(2);

  /**
   * A session in the schedule.
   *
   * @param realName whether everybody is booked by name
   * @param lesson whether an online lesson comes first
   * @param staff names of those who receive the visitors
   * @param host a remark about them
   * @param phoneFree places a caller can have now
   * @param groupFree the same for a group
   */
  public record SessionRow(
      String id,
      LocalDate day,
      Instant start,
      Instant end,
      String hallId,
      String hall,
      String programme,
      boolean realName,
      boolean lesson,
      List<String> staff,
      String host,
      boolean closed,
      String closeReason,
      int taken,
      int capacity,
      int phoneFree,
      int groupFree) {}

  /** The places of one channel. */
  public record QuotaRow(Channel channel, int capacity, int taken) {}

  /**
   * A session with everybody who is booked in it; those who gave back are left out.
   *
   * @param closed those whose bookings a closure ended
   */
  public record SessionPage(
      SessionRow row,
      String baseId,
      String baseName,
      int minimumAge,
      List<StaffChoice> staff,
      List<QuotaRow> quotas,
      List<BookingSheet> bookings,
      List<BookingSheet> waiting,
      List<BookingSheet> closed) {}

  /** A session the caller is assigned to. */
  public record MySession(SessionRow row, String baseName) {}

  /**
   * A booking taken at the telephone or the window.
   *
   * @param sessionId a group that does not fit in is shared out over the sessions of the day
   * @param insured the caller says so, as the next two
   * @param ageWaived staff let somebody younger than the programme's lowest age come
   * @param names needed where the programme is by name
   */
  public record PhoneBooking(
      String requestKey,
      String sessionId,
      BookingKind kind,
      Party party,
      String name,
      String phone,
      String mail,
      String needs,
      boolean insured,
      boolean lessonDone,
      boolean consent,
      boolean ageWaived,
      List<Party.Visitor> names) {}

  private static final int MINE_MOST = 60;

  @Resource SessionContext context;
  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject AgePolicy ages;
  @Inject DutyStaff staff;
  @Inject BookingFlow flow;
  @Inject SeatLedger ledger;
  @Inject Letters letters;
  @Inject InstantSource clock;
  @Inject Event<VisitAttended> attended;
  @Inject Event<TrainingAct> acts;
  @Inject Event<VisitMade> visits;

  /**
   * The sessions of a base, of one hall when one is given, in order of time.
   *
   * @param to the last day, included
   */
  public List<SessionRow> schedule(String baseId, String hallId, LocalDate from, LocalDate to) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    Hall hall = hallId == null || hallId.isBlank() ? null : bases.hall(hallId).orElse(null);
    Map<Long, List<SessionQuota>> quotas =
        bases.quotas(base, from, to).stream()
            .collect(Collectors.groupingBy(SessionQuota::sessionId));
    Map<Long, List<String>> assigned = assigned(bases.assigned(base, from, to));
    return bases.sessions(base, hall, from, to).stream()
        .map(
            session ->
                row(
                    session,
                    quotas.getOrDefault(session.id(), List.of()),
                    assigned.getOrDefault(session.id(), List.of())))
        .toList();
  }

  /** Names by session, of rows of session and account. */
  private Map<Long, List<String>> assigned(List<Object[]> rows) {
    Map<Long, Set<String>> people =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> (Long) row[0],
                    Collectors.mapping(row -> (String) row[1], Collectors.toSet())));
    Map<String, String> names =
        staff.names(rows.stream().map(row -> (String) row[1]).collect(Collectors.toSet()));
    Map<Long, List<String>> assigned = new HashMap<>();
    people.forEach(
        (session, ids) ->
            assigned.put(
                session,
                names.entrySet().stream()
                    .filter(name -> ids.contains(name.getKey()))
                    .map(Map.Entry::getValue)
                    .toList()));
    return assigned;
  }

  /** The caller's own sessions that are not over, closed ones too, in order of time; at most 60. */
  public List<MySession> mine() {
    return bases
        .assignedTo(context.getCallerPrincipal().getName(), clock.instant(), MINE_MOST)
        .stream()
        .map(s -> new MySession(row(s, bases.quotas(s), names(s)), s.base().name()))
        .toList();
  }

  private List<String> names(VisitSession session) {
    return List.copyOf(staff.names(session.staff()).values());
  }

  private static SessionRow row(
      VisitSession session, List<SessionQuota> quotas, List<String> staff) {
    return new SessionRow(
        session.publicId(),
        session.day(),
        session.startsAt(),
        session.endsAt(),
        session.hall().publicId(),
        session.hall().name(),
        session.programme().title(),
        session.programme().realName(),
        !session.programme().lessonSlug().isEmpty(),
        staff,
        session.host(),
        session.closed(),
        session.closeReason(),
        quotas.stream().mapToInt(SessionQuota::taken).sum(),
        quotas.stream().mapToInt(SessionQuota::capacity).sum(),
        free(quotas, Channel.PHONE),
        free(quotas, Channel.GROUP));
  }

  private static int free(List<SessionQuota> quotas, Channel channel) {
    return quotas.stream()
        .filter(quota -> quota.channel() == channel)
        .mapToInt(SessionQuota::free)
        .sum();
  }

  public SessionPage session(String id) {
    return page(bases.session(id).orElseThrow(UnknownBooking::new), staff.onDuty());
  }

  private SessionPage page(VisitSession session, List<DutyStaff.Member> onDuty) {
    List<SessionQuota> quotas = bases.quotas(session);
    List<BookingSheet> all =
        bookings.placesIn(session).stream()
            .map(BookingPlace::booking)
            .map(booking -> flow.sheet(booking, false))
            .toList();
    return new SessionPage(
        row(session, quotas, names(session)),
        session.base().publicId(),
        session.base().name(),
        session.programme().minimumAge(),
        StaffChoice.of(session.base(), session.staff(), onDuty),
        quotas.stream().map(q -> new QuotaRow(q.channel(), q.capacity(), q.taken())).toList(),
        all.stream().filter(sheet -> sheet.state().holds()).toList(),
        all.stream().filter(sheet -> sheet.state() == BookingState.WAITING).toList(),
        all.stream().filter(sheet -> sheet.state() == BookingState.CLOSED).toList());
  }

  /**
   * The booking of a code, as read from the QR code or typed.
   *
   * @throws UnknownBooking when there is none
   */
  public BookingSheet find(String code) {
    String tidy = code == null ? "" : code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return flow.sheet(bookings.byCode(tidy).orElseThrow(UnknownBooking::new), false);
  }

  /**
   * They are here. A second time corrects how many; a no-show that came after all is forgiven. A
   * group that is shared out is counted in each of its sessions.
   *
   * @param session where they are
   * @param people of the part that goes there
   * @param end the last four digits of the telephone number or of a document booked by name; null
   *     when the QR code itself was read
   */
  public void checkIn(String id, String session, int people, String end) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    if (end != null && !matches(booking, end.strip())) {
      throw new BookingRefused("booking.door.end");
    }
    List<BookingPlace> places = bookings.places(booking);
    BookingPlace here = in(session, places);
    if (people < 1 || people > here.places()) {
      throw new BookingRefused("booking.door.people", here.places());
    }
    Instant begins = here.session().startsAt();
    if (clock.instant().isBefore(begins.minus(DOOR_OPENS))) {
      throw new BookingRefused("booking.door.early", begins);
    }
    if (booking.state() == BookingState.DRAFT) {
      throw new BookingRefused("booking.state", booking.state().name());
    }
    boolean first = booking.state() != BookingState.ATTENDED;
    here.came(people);
    booking.came(places.stream().mapToInt(FrontDesk::counted).sum());
    bookings
        .strikeFor(booking)
        .filter(strike -> !strike.forgiven())
        .ifPresent(strike -> forgive(booking, strike));
    if (first && booking.person() != null) {
      Instant start = booking.firstStart();
      Instant now = clock.instant();
      attended.fire(
          new VisitAttended(
              booking.person(),
              booking.publicId(),
              booking.base().name(),
              booking.programme().title(),
              booking.programme().minutes(),
              start,
              now.isBefore(start) ? now : start));
      visits.fire(new VisitMade(booking.person()));
    }
  }

  private static BookingPlace in(String session, List<BookingPlace> places) {
    return places.stream()
        .filter(place -> place.session().publicId().equals(session))
        .findFirst()
        .orElseThrow(UnknownBooking::new);
  }

  private static int counted(BookingPlace place) {
    return place.present() == null ? 0 : place.present();
  }

  /** A block that rested on this absence goes with it. */
  private void forgive(Booking booking, Strike strike) {
    strike.forgive();
    bookings.flush();
    Instant now = clock.instant();
    bookings
        .blockInForce(booking.contactKey(), now)
        .filter(block -> counted(block) < rules.strikes())
        .ifPresent(
            block -> {
              block.lift(now);
              letters.write(booking, Notice.Kind.UNBLOCKED, block.publicId());
              acts.fire(new TrainingAct("booking.block-lifted", block.publicId(), ""));
            });
  }

  private long counted(Block block) {
    return bookings.strikes(
        block.contactKey(), block.blockedFrom().minus(Duration.ofDays(rules.strikeDays())));
  }

  private boolean matches(Booking booking, String end) {
    return booking.phoneEndsWith(end)
        || bookings.visitors(booking).stream()
            .anyMatch(visitor -> visitor.numberEnd().equalsIgnoreCase(end) && end.length() == 4);
  }

  /**
   * Ticks names off. Those who were counted without a name stay counted: of 46 who came two may be
   * on the list. At least one checks the booking in. The list is that of the whole booking: of a
   * group that is shared out, each name counts where it was ticked.
   */
  public void tick(String id, String session, Set<Long> present) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    BookingPlace here = in(session, bookings.places(booking));
    int before = 0;
    int ticked = 0;
    for (BookingVisitor visitor : bookings.visitors(booking)) {
      before += visitor.cameTo(here.session()) ? 1 : 0;
      visitor.tick(present.contains(visitor.id()), here.session());
      ticked += visitor.cameTo(here.session()) ? 1 : 0;
    }
    int counted = counted(here);
    int came = before == 0 ? Math.max(counted, ticked) : Math.max(0, counted - before) + ticked;
    if (came > 0) {
      checkIn(id, session, Math.min(came, here.places()), null);
    }
  }

  /**
   * Everything of what was said that {@link #book} would refuse, in the order of the form, so that
   * the caller need be asked once only. Places and names are not looked at.
   */
  public List<TrainingRefusal> broken(PhoneBooking wish) {
    VisitSession session = bases.session(wish.sessionId()).orElse(null);
    if (session == null) {
      return List.of(new UnknownBooking());
    }
    List<TrainingRefusal> broken = new ArrayList<>();
    try {
      rules.check(wish.kind(), wish.party());
    } catch (BookingRefused refused) {
      broken.add(refused);
    }
    try {
      ages.admit(wish.kind(), session.programme(), wish.party(), wish.ageWaived());
    } catch (BookingRefused refused) {
      broken.add(refused);
    }
    broken.addAll(rules.broken(wish.kind(), session.programme(), contact(wish)));
    return broken;
  }

  private static Contact contact(PhoneBooking wish) {
    return new Contact(
        wish.name(),
        wish.phone(),
        wish.mail(),
        "",
        wish.needs(),
        0,
        wish.insured(),
        wish.lessonDone(),
        wish.consent());
  }

  /**
   * Takes a booking at the telephone: the window of days does not apply, the places do. The same
   * request key twice is one booking.
   *
   * @throws BookingRefused as online, and when the caller has not said what has to be said; a base
   *     that is only planned takes no booking here either
   */
  public BookingSheet book(PhoneBooking wish) {
    VisitSession session = bases.session(wish.sessionId()).orElseThrow(UnknownBooking::new);
    // A second click waits here until the first is done, and finds its booking.
    bases.lock(List.of(session.hall()));
    Booking before = bookings.byRequest(wish.requestKey()).orElse(null);
    if (before != null) {
      return flow.sheet(before, false);
    }
    flow.checkThere(session.base());
    Channel channel = wish.kind() == BookingKind.GROUP ? Channel.GROUP : Channel.PHONE;
    rules.check(wish.kind(), wish.party());
    boolean waived = ages.admit(wish.kind(), session.programme(), wish.party(), wish.ageWaived());
    Booking booking = new Booking(session.programme(), wish.kind(), channel, null, clock.instant());
    booking.askedAs(wish.requestKey());
    booking.comeAs(ages.kept(wish.kind(), session.programme(), wish.party()));
    waiveAge(booking, waived);
    Contact contact = rules.checked(wish.kind(), session.programme(), contact(wish));
    flow.checkNames(booking, wish.names());
    booking.reach(contact, flow.contactKey(contact.phone()));
    bookings.add(booking);
    bookings.flush();
    flow.name(booking, wish.names());
    List<BookingPlace> places = flow.wanted(booking, channel, way(booking, session, channel), true);
    places.forEach(bookings::add);
    booking.scheduled(places.stream().map(BookingPlace::session).toList());
    booking.submit(BookingState.CONFIRMED, clock.instant());
    letters.write(booking, Notice.Kind.CONFIRMED);
    ledger.take(places);
    bookings.flush();
    return flow.sheet(booking, false);
  }

  private void waiveAge(Booking booking, boolean waived) {
    if (waived) {
      booking.waiveAge();
      acts.fire(new TrainingAct("booking.age-waived", booking.publicId(), ""));
    }
  }

  /** The session itself, or for a group that does not fit in the way it is shared out online. */
  private String way(Booking booking, VisitSession session, Channel channel) {
    String whole = session.publicId() + ":" + booking.size();
    boolean fits =
        bases.quota(session, channel).filter(q -> q.free() >= booking.size()).isPresent();
    if (fits || booking.kind() != BookingKind.GROUP) {
      return whole;
    }
    List<GroupSplit.Room> rooms =
        bases.rooms(session.programme(), channel, session.day(), session.day()).stream()
            .filter(room -> room.session().startsAt().isAfter(clock.instant()))
            .toList();
    return BookingFlow.ways(rooms, booking.size()).stream()
        .filter(way -> way.split() && !way.full())
        .map(Way::value)
        .findFirst()
        .orElse(whole);
  }

  /**
   * Lets people in who simply came, until the end of the session.
   *
   * @param ageWaived staff let somebody younger than the programme's lowest age in
   * @param names needed where the programme is by name; they are all here
   */
  public void walkIn(
      String sessionId,
      String requestKey,
      Party party,
      boolean ageWaived,
      List<Party.Visitor> names) {
    VisitSession session = bases.session(sessionId).orElseThrow(UnknownBooking::new);
    bases.lock(List.of(session.hall()));
    if (bookings.byRequest(requestKey).isPresent()) {
      return;
    }
    flow.checkThere(session.base());
    Instant now = clock.instant();
    if (now.isBefore(session.startsAt().minus(DOOR_OPENS)) || now.isAfter(session.endsAt())) {
      throw new BookingRefused("booking.door.walk-in");
    }
    rules.check(BookingKind.INDIVIDUAL, party);
    boolean waived = ages.admit(BookingKind.INDIVIDUAL, session.programme(), party, ageWaived);
    Booking booking =
        new Booking(
            session.programme(), BookingKind.INDIVIDUAL, Channel.WALK_IN, null, clock.instant());
    booking.askedAs(requestKey);
    booking.comeAs(ages.kept(BookingKind.INDIVIDUAL, session.programme(), party));
    waiveAge(booking, waived);
    booking.scheduled(List.of(session));
    flow.checkNames(booking, names);
    bookings.add(booking);
    SessionQuota quota =
        bases.quota(session, Channel.WALK_IN).orElseThrow(() -> new BookingRefused("booking.full"));
    BookingPlace place = new BookingPlace(booking, session, quota, party.size());
    bookings.add(place);
    booking.submit(BookingState.ATTENDED, now);
    place.came(party.size());
    booking.came(party.size());
    bookings.flush();
    flow.name(booking, names).forEach(visitor -> visitor.tick(true, session));
    ledger.take(List.of(place));
  }

  /** All sessions of a day with their bookings, for the sheet on paper. */
  public List<SessionPage> daySheet(String baseId, LocalDate day) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    List<DutyStaff.Member> onDuty = staff.onDuty();
    return bases.sessions(base, null, day, day).stream()
        .filter(session -> !session.closed())
        .map(session -> page(session, onDuty))
        .toList();
  }
}
