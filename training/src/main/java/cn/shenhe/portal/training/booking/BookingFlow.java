package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.person.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the public steps, the telephone and the office have in common about one booking. */
@ApplicationScoped
class BookingFlow {

  private static final int WAYS_MOST = 120;
  private static final int NAMES_MOST = 200;

  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject AgePolicy ages;
  @Inject SeatLedger ledger;
  @Inject Letters letters;
  @Inject Pseudonyms pseudonyms;
  @Inject InstantSource clock;

  /**
   * The ways to seat a party in the days one may book today; full sessions of which one may wait
   * are among them.
   *
   * @param held places the booking has already, which are free for itself
   */
  List<Way> ways(Booking booking, Channel channel, List<BookingPlace> held) {
    Instant now = clock.instant();
    int size = booking.size();
    Map<Long, Integer> own =
        held.stream()
            .collect(
                Collectors.groupingBy(
                    BookingPlace::quotaId, Collectors.summingInt(BookingPlace::places)));
    List<GroupSplit.Room> rooms =
        bases
            .rooms(
                booking.programme(),
                channel,
                rules.firstDay(booking.kind(), now),
                rules.lastDay(booking.kind(), now))
            .stream()
            .filter(room -> room.session().startsAt().isAfter(now))
            .map(room -> room.with(own.getOrDefault(room.quota().id(), 0)))
            .toList();
    return ways(rooms, size);
  }

  static List<Way> ways(List<GroupSplit.Room> rooms, int size) {
    List<Way> ways = new ArrayList<>();
    GroupSplit.ways(rooms, size).forEach(way -> ways.add(way(way, false)));
    for (GroupSplit.Room room : rooms) {
      if (room.free() < size && room.quota().capacity() >= size) {
        ways.add(way(List.of(new GroupSplit.Part(room, size)), true));
      }
    }
    GroupSplit.full(rooms, size).forEach(way -> ways.add(way(way, true)));
    ways.sort(
        Comparator.comparing((Way way) -> way.parts().get(0).start()).thenComparing(Way::value));
    return ways.size() > WAYS_MOST ? ways.subList(0, WAYS_MOST) : ways;
  }

  private static Way way(List<GroupSplit.Part> parts, boolean full) {
    StringBuilder value = new StringBuilder();
    List<Way.Part> shown = new ArrayList<>();
    for (GroupSplit.Part part : parts) {
      VisitSession session = part.room().session();
      value
          .append(value.isEmpty() ? "" : ",")
          .append(session.publicId())
          .append(':')
          .append(part.places());
      shown.add(
          new Way.Part(
              session.startsAt(),
              session.endsAt(),
              session.hall().name(),
              part.places(),
              part.room().free()));
    }
    return new Way(value.toString(), parts.get(0).room().session().day(), shown, full);
  }

  /**
   * The places a form asks for, not yet taken.
   *
   * @throws BookingRefused when they do not fit the party, the programme or the days
   */
  List<BookingPlace> wanted(Booking booking, Channel channel, String value, boolean anyDay) {
    if (BookingRules.blank(value)) {
      throw new BookingRefused("booking.choose");
    }
    Instant now = clock.instant();
    List<BookingPlace> wanted = new ArrayList<>();
    int sum = 0;
    for (String part : value.split(",")) {
      String[] fields = part.split(":");
      if (fields.length != 2 || !fields[1].matches("[1-9]\\d{0,3}")) {
        throw new BookingRefused("booking.choose");
      }
      VisitSession session =
          bases.session(fields[0]).orElseThrow(() -> new BookingRefused("booking.choose"));
      int places = Integer.parseInt(fields[1]);
      sum += places;
      checkSession(booking, session, now, anyDay);
      SessionQuota quota =
          bases.quota(session, channel).orElseThrow(() -> new BookingRefused("booking.choose"));
      wanted.add(new BookingPlace(booking, session, quota, places));
    }
    boolean oneDay = wanted.stream().map(place -> place.session().day()).distinct().count() == 1;
    if (sum != booking.size() || !oneDay) {
      throw new BookingRefused("booking.choose");
    }
    return wanted;
  }

  private void checkSession(Booking booking, VisitSession session, Instant now, boolean anyDay) {
    if (!session.programme().publicId().equals(booking.programme().publicId())) {
      throw new BookingRefused("booking.choose");
    }
    if (session.closed() || !session.hall().active()) {
      throw new BookingRefused("booking.closed");
    }
    if (!session.startsAt().isAfter(now)) {
      throw new BookingRefused("booking.begun");
    }
    LocalDate day = session.day();
    boolean early = day.isBefore(rules.firstDay(booking.kind(), now));
    boolean far = day.isAfter(rules.lastDay(booking.kind(), now));
    if (!anyDay && (early || far)) {
      throw new BookingRefused("booking.window");
    }
  }

  /** The rest of what must hold when a booking is handed in online. */
  void checkMayBook(Booking booking) {
    if (!booking.base().bookable() || !booking.programme().active()) {
      throw new BookingRefused("booking.off");
    }
  }

  /**
   * Nobody visits what is only planned, whoever takes the booking.
   *
   * @throws BookingRefused when the base is not there yet, or no longer
   */
  void checkThere(ExperienceBase base) {
    if (base.state() == BaseState.PLANNED) {
      throw new BookingRefused("booking.planned");
    }
  }

  boolean blocked(String contactKey) {
    return bookings.blockInForce(contactKey, clock.instant()).isPresent();
  }

  /**
   * A programme by name needs everybody of an individual booking; elsewhere names are optional.
   *
   * @throws BookingRefused when one is missing or incomplete
   */
  void checkNames(Booking booking, List<Party.Visitor> names) {
    boolean byName = booking.programme().realName() && booking.kind() == BookingKind.INDIVIDUAL;
    if (byName && names.size() != booking.size()) {
      throw new BookingRefused("booking.names.count", booking.size());
    }
    if (names.size() > NAMES_MOST) {
      throw new BookingRefused("booking.names.most", NAMES_MOST);
    }
    for (Party.Visitor visitor : names) {
      if (BookingRules.blank(visitor.name()) || visitor.name().length() > 60) {
        throw new BookingRefused("booking.names.name");
      }
      if (!visitor.numberEnd().matches(byName ? "[0-9A-Za-z]{4}" : "[0-9A-Za-z]{0,4}")) {
        throw new BookingRefused("booking.names.number");
      }
    }
  }

  /** In the order they are given. */
  List<BookingVisitor> name(Booking booking, List<Party.Visitor> names) {
    List<BookingVisitor> visitors = new ArrayList<>();
    for (Party.Visitor visitor : names) {
      visitors.add(new BookingVisitor(booking, visitor, visitors.size()));
    }
    visitors.forEach(bookings::add);
    return visitors;
  }

  /**
   * Counts an individual booking against the limit per day; one that is moved does not count
   * against itself.
   *
   * @throws BookingRefused when the contact has as many already
   */
  void limit(Booking booking) {
    if (booking.kind() == BookingKind.GROUP) {
      return;
    }
    String day = booking.contactKey() + "|" + booking.day() + "|";
    if (booking.limitSlot() != null && booking.limitSlot().startsWith(day)) {
      return;
    }
    takeSlot(booking, day, rules.perDay(), "booking.limit.day");
  }

  /**
   * Counts a group's request against those of the same telephone number that wait for a place or a
   * decision; approved it counts no longer.
   *
   * @throws BookingRefused when the contact has as many already
   */
  void limitRequests(Booking booking) {
    takeSlot(
        booking,
        booking.contactKey() + "|group|",
        rules.groupPendingMost(),
        "booking.declined.group");
  }

  /** The database knows every slot once, however many hand in at the same moment. */
  private void takeSlot(Booking booking, String prefix, int most, String refusal) {
    for (int number = 1; number <= most; number++) {
      if (!bookings.slotTaken(prefix + number)) {
        booking.limited(prefix + number);
        try {
          bookings.flush();
        } catch (PersistenceException taken) {
          throw new BookingRefused(refusal, most);
        }
        return;
      }
    }
    throw new BookingRefused(refusal, most);
  }

  String contactKey(String phone) {
    return pseudonyms.of("booking:" + phone);
  }

  /**
   * An offer is taken; a group then waits for the decision.
   *
   * @throws BookingRefused when it ran out, or the base has become a planned one
   */
  void accept(Booking booking) {
    checkOffered(booking);
    checkThere(booking.base());
    boolean group = booking.kind() == BookingKind.GROUP;
    booking.accepted(group ? BookingState.PENDING : BookingState.CONFIRMED, clock.instant());
    letters.write(booking, group ? Notice.Kind.REQUESTED : Notice.Kind.CONFIRMED);
  }

  /**
   * An offer is not wanted, and goes to the next.
   *
   * @throws BookingRefused when it ran out
   */
  void decline(Booking booking) {
    checkOffered(booking);
    end(booking, BookingState.DECLINED, null, Notice.Kind.CANCELLED);
  }

  /**
   * @throws BookingRefused when there is no offer, or it ran out
   */
  private void checkOffered(Booking booking) {
    if (booking.state() != BookingState.OFFERED
        || !clock.instant().isBefore(booking.offerUntil())) {
      throw new BookingRefused("booking.offer.over");
    }
  }

  /** Names of documents would have to be said anew; who books by name books anew. */
  private static boolean resizable(Booking booking, Instant now) {
    boolean byName = booking.kind() == BookingKind.INDIVIDUAL && booking.programme().realName();
    boolean settled =
        booking.state() == BookingState.CONFIRMED || booking.state() == BookingState.PENDING;
    return settled && !byName && now.isBefore(booking.firstStart());
  }

  /**
   * Another number of people in the sessions chosen: who stays away gives the places back at once,
   * who comes on top needs some that are free. Of a party that is shared out the parts stay as
   * equal as they can. The same party changes nothing.
   *
   * @param numbers how many come and how old the youngest is; what group it is stays
   * @throws BookingRefused when the visit has begun or may not be changed, it was changed too
   *     often, the party breaks a rule or is smaller than its list of names, the places are gone,
   *     the base takes no bookings for more people now, or a group would grow that was confirmed as
   *     it is
   */
  void resize(Booking booking, Party numbers) {
    if (!resizable(booking, clock.instant())) {
      throw new BookingRefused("booking.resize.over");
    }
    Party old = booking.party();
    Party party = old.counting(numbers);
    Party kept = ages.kept(booking.kind(), booking.programme(), party);
    if (kept.equals(old)) {
      return;
    }
    // Each writes a letter to a number nobody has verified.
    if (bookings.written(booking, Notice.Kind.RESIZED) >= rules.resizesMost()) {
      throw new BookingRefused("booking.resize.often", rules.resizesMost());
    }
    rules.check(booking.kind(), party);
    int names = bookings.visitors(booking).size();
    if (names > party.size()) {
      throw new BookingRefused("booking.roster.most", names, party.size());
    }
    // Staff let those come whom they knew of, not more of them nor younger ones.
    boolean waived = booking.ageWaived() && kept.noYoungerThan(old);
    ages.admit(booking.kind(), booking.programme(), party, waived);
    checkGrowth(booking, party);
    try {
      seat(booking, kept);
    } catch (BookingRefused refused) {
      throw inWordsOfResizing(refused);
    }
  }

  private void checkGrowth(Booking booking, Party party) {
    boolean confirmed =
        booking.kind() == BookingKind.GROUP && booking.state() == BookingState.CONFIRMED;
    boolean more = party.size() > booking.size();
    if (confirmed && (more || party.pupils() > booking.party().pupils())) {
      throw new BookingRefused("booking.resize.more");
    }
    if (more) {
      checkMayBook(booking);
    }
  }

  private void seat(Booking booking, Party party) {
    List<BookingPlace> old = bookings.places(booking);
    // A closed session has no place free, but that is not the reason.
    old.forEach(place -> checkSession(booking, place.session(), clock.instant(), true));
    String way = shared(old, party.size());
    booking.resized(party);
    List<BookingPlace> wanted = wanted(booking, booking.channel(), way, true);
    booking.scheduled(wanted.stream().map(BookingPlace::session).toList());
    letters.write(booking, Notice.Kind.RESIZED);
    ledger.move(old, wanted);
    old.forEach(bookings::remove);
    wanted.forEach(bookings::add);
  }

  /** Who keeps the booking as it was needs no other session and no waiting list. */
  private static BookingRefused inWordsOfResizing(BookingRefused refused) {
    return switch (refused.code()) {
      case "booking.full" -> new BookingRefused("booking.resize.full");
      case "booking.closed" -> new BookingRefused("booking.resize.closed");
      default -> refused;
    };
  }

  /** The places of a party with as many people as are wanted now, as a form names them. */
  private String shared(List<BookingPlace> places, int size) {
    int[] seats = places.stream().mapToInt(BookingPlace::places).toArray();
    int[] free = places.stream().mapToInt(place -> bookings.free(place.quotaId())).toArray();
    for (int sum = IntStream.of(seats).sum(); sum != size; sum += sum < size ? 1 : -1) {
      int at = sum < size ? smallest(seats, free) : largest(seats);
      seats[at] += sum < size ? 1 : -1;
      free[at] -= sum < size ? 1 : 0;
    }
    return IntStream.range(0, seats.length)
        .filter(i -> seats[i] > 0)
        .mapToObj(i -> places.get(i).session().publicId() + ":" + seats[i])
        .collect(Collectors.joining(","));
  }

  private static int largest(int[] seats) {
    int found = 0;
    for (int i = 1; i < seats.length; i++) {
      found = seats[i] >= seats[found] ? i : found;
    }
    return found;
  }

  /**
   * @throws BookingRefused when nowhere is a place free
   */
  private static int smallest(int[] seats, int[] free) {
    return IntStream.range(0, seats.length)
        .filter(i -> free[i] > 0)
        .boxed()
        .min(Comparator.comparingInt(i -> seats[i]))
        .orElseThrow(() -> new BookingRefused("booking.full"));
  }

  /** Ends a booking and gives back what it held. */
  void end(Booking booking, BookingState into, String note, Notice.Kind letter) {
    boolean held = booking.state().holds();
    List<BookingPlace> places = bookings.places(booking);
    booking.end(into, note, clock.instant());
    letters.write(booking, letter);
    if (held) {
      ledger.release(places);
    }
  }

  BookingSheet sheet(Booking booking, boolean forVisitor) {
    Instant now = clock.instant();
    List<BookingPlace> places = bookings.places(booking);
    ExperienceBase base = booking.base();
    VisitProgramme programme = booking.programme();
    Instant cutOff =
        booking.firstStart() == null ? null : rules.cutOff(booking.kind(), booking.firstStart());
    boolean settled =
        booking.state() == BookingState.CONFIRMED || booking.state() == BookingState.PENDING;
    int movesLeft = Math.max(0, rules.movesMost() - booking.moves());
    boolean waiting = booking.state() == BookingState.WAITING;
    boolean draft = booking.state() == BookingState.DRAFT;
    return new BookingSheet(
        booking.publicId(),
        forVisitor ? booking.manageKey() : "",
        booking.code(),
        booking.kind(),
        booking.channel(),
        booking.state(),
        base.publicId(),
        base.slug(),
        base.name(),
        base.address(),
        base.phone(),
        programme.publicId(),
        programme.title(),
        programme.minutes(),
        programme.minimumAge(),
        programme.accessibility(),
        programme.lessonSlug(),
        programme.realName(),
        booking.lessonChecked(),
        booking.ageWaived(),
        booking.party(),
        booking.contact(),
        places.stream().map(BookingFlow::part).toList(),
        bookings.visitors(booking).stream()
            .map(v -> new BookingSheet.Name(v.id(), v.name(), v.numberEnd(), v.present()))
            .toList(),
        booking.submittedAt(),
        promise(booking, now),
        booking.offerUntil(),
        cutOff,
        settled && movesLeft > 0 && cutOff != null && now.isBefore(cutOff),
        movesLeft,
        resizable(booking, now),
        cutOff != null && !now.isBefore(cutOff),
        booking.sequence(),
        booking.passedOver(),
        waiting && !places.isEmpty()
            ? bookings.waitingBefore(places.get(0).quotaId(), booking.submittedAt())
            : 0,
        draft && places.stream().anyMatch(p -> bookings.free(p.quotaId()) < p.places()),
        booking.present(),
        booking.endedNote(),
        base.demo());
  }

  /** How many of them should have been decided by now. */
  int overdue(List<Booking> requests) {
    Instant now = clock.instant();
    WorkingDays days = new WorkingDays(bases.calendar());
    return (int)
        requests.stream()
            .map(booking -> promise(booking, now, days))
            .filter(promise -> promise != null && promise.overdue())
            .count();
  }

  private BookingSheet.Promise promise(Booking booking, Instant now) {
    return booking.state() == BookingState.PENDING
        ? promise(booking, now, new WorkingDays(bases.calendar()))
        : null;
  }

  private BookingSheet.Promise promise(Booking booking, Instant now, WorkingDays days) {
    if (booking.state() != BookingState.PENDING || booking.askedAt() == null) {
      return null;
    }
    LocalDate today = BookingRules.today(now);
    LocalDate asked = BookingRules.today(booking.askedAt());
    LocalDate promised = days.after(asked, rules.approvalDays());
    LocalDate before = booking.day().minusDays(1);
    LocalDate until = promised.isBefore(before) ? promised : before;
    return new BookingSheet.Promise(
        ChronoUnit.DAYS.between(asked, today), until, today.isAfter(until));
  }

  private static BookingSheet.Part part(BookingPlace place) {
    VisitSession session = place.session();
    return new BookingSheet.Part(
        session.publicId(),
        session.day(),
        session.startsAt(),
        session.endsAt(),
        session.hall().name(),
        place.places(),
        place.present());
  }
}
