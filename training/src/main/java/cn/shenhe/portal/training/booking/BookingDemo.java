package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * Visits of the demonstration, past and to come, in the community's base, so that reports, sheets,
 * the waiting list and the appeals show something. Every name says that it is for demonstration;
 * the numbers belong to nobody, so no letter leaves the house.
 */
@ApplicationScoped
class BookingDemo {

  private static final int MONTHS = 5;
  private static final String NAME = "演示·";
  private static final Shares SHARES = new Shares(12, 20, 5, 3);

  /** An area code followed by noughts: no exchange gives such a number out. */
  private static final String NUMBER = "02400000";

  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingFlow flow;
  @Inject BookingRules rules;
  @Inject InstantSource clock;

  private record Visit(BookingKind kind, Channel channel, Party party, BookingState state) {}

  /** Twice does nothing; a base without weekly sessions gets none. */
  void run() {
    ExperienceBase base = bases.bySlug("yijingyuan").filter(ExperienceBase::demo).orElse(null);
    if (base == null || bookings.any(base) || bases.halls(base).isEmpty()) {
      return;
    }
    Hall hall = bases.halls(base).get(0);
    VisitProgramme programme = bases.programmes(base).get(0);
    past(hall, programme);
    appeal(hall, programme);
    toCome(base);
  }

  /** Two Saturdays a month, of which one has a group. */
  private void past(Hall hall, VisitProgramme programme) {
    LocalDate today = BookingRules.today(clock.instant());
    for (int month = MONTHS; month >= 1; month--) {
      LocalDate day =
          today
              .minusMonths(month)
              .withDayOfMonth(8)
              .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
      GroupType type = GroupType.values()[month % GroupType.values().length];
      session(
          hall,
          programme,
          day.atTime(10, 0),
          List.of(
              family(Channel.ONLINE, 2, 1, BookingState.ATTENDED),
              family(Channel.ONLINE, 1, 1, BookingState.ATTENDED),
              family(Channel.ONLINE, 2, 0, BookingState.NO_SHOW),
              family(Channel.PHONE, 2, 0, BookingState.ATTENDED),
              group(type, BookingState.ATTENDED)));
      session(
          hall,
          programme,
          day.plusDays(7).atTime(10, 0),
          List.of(
              family(Channel.ONLINE, 2, 2, BookingState.ATTENDED),
              family(Channel.ONLINE, 1, 0, BookingState.CANCELLED_LATE),
              family(Channel.WALK_IN, 1, 1, BookingState.ATTENDED)));
    }
  }

  private static Visit family(Channel channel, int adults, int children, BookingState state) {
    return new Visit(BookingKind.INDIVIDUAL, channel, Party.individual(adults, 0, children), state);
  }

  private static Visit group(GroupType type, BookingState state) {
    Party party =
        type == GroupType.SCHOOL
            ? Party.group(type, NAME + "小学", "四年级", 16, 2, 0)
            : Party.group(type, NAME + "单位", "", 0, 0, 14);
    return new Visit(BookingKind.GROUP, Channel.GROUP, party, state);
  }

  /** A number with two absences asks to have its block lifted. */
  private void appeal(Hall hall, VisitProgramme programme) {
    Instant now = clock.instant();
    LocalDate today = BookingRules.today(now);
    Booking last = null;
    for (int ago : List.of(12, 5)) {
      last =
          session(
              hall,
              programme,
              today.minusDays(ago).atTime(15, 30),
              List.of(family(Channel.ONLINE, 2, 0, BookingState.NO_SHOW)));
      last.reach(contact(last, 1), flow.contactKey(NUMBER + "0001"));
      bookings.add(new Strike(last, last.lastEnd()));
    }
    Block block = new Block(last.contactKey(), last.lastEnd(), rules.blockDays());
    block.appeal(NAME + "那天孩子发热，没来得及取消。", now.minus(Duration.ofHours(20)));
    bookings.add(block);
  }

  /** A past session that was held, with its visits; the last of them. */
  private Booking session(
      Hall hall, VisitProgramme programme, LocalDateTime at, List<Visit> visits) {
    Instant start = at.atZone(SessionPlan.BEIJING).toInstant();
    VisitSession session = new VisitSession(hall, programme, at.toLocalDate(), start, null);
    bases.add(session);
    bases.flush();
    for (Channel channel : Channel.values()) {
      bases.add(new SessionQuota(session, channel, SHARES.of(channel)));
    }
    bases.flush();
    Booking last = null;
    int number = 10;
    for (Visit visit : visits) {
      last = visit(session, visit, start.minus(Duration.ofDays(4)), number++);
    }
    return last;
  }

  private Booking visit(VisitSession session, Visit visit, Instant asked, int number) {
    Booking booking = new Booking(session.programme(), visit.kind(), visit.channel(), null, asked);
    booking.comeAs(visit.party());
    booking.reach(contact(booking, number), flow.contactKey(NUMBER + "00" + number));
    booking.scheduled(List.of(session));
    SessionQuota quota = bases.quota(session, visit.channel()).orElseThrow();
    bookings.add(booking);
    BookingPlace place = new BookingPlace(booking, session, quota, booking.size());
    bookings.add(place);
    bookings.flush();
    switch (visit.state()) {
      case WAITING, PENDING, CONFIRMED -> booking.submit(visit.state(), asked);
      default -> {
        booking.submit(BookingState.CONFIRMED, asked);
        if (visit.state() == BookingState.ATTENDED) {
          place.came(booking.size());
          booking.came(booking.size());
        } else {
          booking.end(visit.state(), null, booking.lastEnd());
        }
      }
    }
    if (visit.state().holds() && !bookings.take(quota.id(), booking.size())) {
      throw new IllegalStateException("the demonstration does not fit its hall");
    }
    Instant now = clock.instant();
    if (booking.lastEnd().isBefore(now.minus(Duration.ofDays(rules.keepDays())))) {
      booking.purge(now);
    }
    bookings.flush();
    return booking;
  }

  private static Contact contact(Booking booking, int number) {
    boolean group = booking.kind() == BookingKind.GROUP;
    return new Contact(
        NAME + (group ? "王老师" : "李先生"),
        NUMBER + "00" + (number < 10 ? "0" : "") + number,
        "",
        "",
        "",
        0,
        group,
        true,
        true);
  }

  /** A full session with somebody waiting, a request, and some who are expected. */
  private void toCome(ExperienceBase base) {
    Instant now = clock.instant();
    LocalDate today = BookingRules.today(now);
    List<VisitSession> sessions =
        bases.sessions(base, null, today.plusDays(2), today.plusDays(12)).stream()
            .filter(session -> !session.closed())
            .toList();
    if (sessions.size() < 3) {
      return;
    }
    Instant asked = now.minus(30, ChronoUnit.HOURS);
    VisitSession full = sessions.get(0);
    visit(full, family(Channel.ONLINE, 4, 1, BookingState.CONFIRMED), asked, 31);
    visit(full, family(Channel.ONLINE, 3, 2, BookingState.CONFIRMED), asked, 32);
    visit(full, family(Channel.ONLINE, 2, 0, BookingState.CONFIRMED), asked, 33);
    visit(full, family(Channel.ONLINE, 2, 1, BookingState.WAITING), asked, 34);
    visit(sessions.get(1), group(GroupType.SCHOOL, BookingState.PENDING), asked, 35);
    visit(sessions.get(2), family(Channel.PHONE, 2, 0, BookingState.CONFIRMED), asked, 36);
  }
}
