package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.person.DutyStaff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What staff decide: groups' requests, closures, appeals, places moved between channels. */
@Stateless
@RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
public class BookingOffice {

  private static final int LIST_MOST = 300;

  private static final Comparator<BookingSheet> FIRST_PROMISED =
      Comparator.comparing(b -> b.promise() == null ? LocalDate.MAX : b.promise().until());

  /** Everything that waits for somebody. */
  public record Desk(
      List<BookingSheet> requests,
      List<BookingSheet> waiting,
      List<AppealRow> appeals,
      List<Call> calls,
      Reminding reminding) {}

  /** Somebody no letter reaches, and what they have to be told on the telephone. */
  public record Call(Notice.Kind about, BookingSheet booking) {}

  /**
   * When those who decide are reminded of a request.
   *
   * @param afterHours how long it has waited then
   * @param reachable how many of them have given an address for it
   */
  public record Reminding(long afterHours, int reachable) {}

  /** How many requests wait, at most 300, and how many of them longer than promised. */
  public record Count(int requests, int overdue) {}

  /**
   * A block somebody asks to have lifted.
   *
   * @param codes door codes of the visits nobody came to, the latest first
   */
  public record AppealRow(
      String id,
      Instant until,
      String text,
      Instant appealedAt,
      long strikes,
      List<String> codes) {}

  /** Days to close; of all halls when none is named. */
  public record Closure(
      String baseId, String hallId, LocalDate from, LocalDate to, String reason) {}

  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject BookingFlow flow;
  @Inject SeatLedger ledger;
  @Inject SessionMaking making;
  @Inject Letters letters;
  @Inject StaffLetters staffLetters;
  @Inject DutyStaff staff;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** Requests whose promised day comes first stand first, so those that are overdue. */
  public Desk desk() {
    return new Desk(
        sheets(BookingState.PENDING).stream().sorted(FIRST_PROMISED).toList(),
        sheets(BookingState.WAITING),
        bookings.appeals().stream().map(this::appealRow).toList(),
        calls(),
        new Reminding(rules.remindStaffAfter().toHours(), staffLetters.reachable()));
  }

  private List<Call> calls() {
    return bookings.toCall(clock.instant(), LIST_MOST).stream()
        .map(notice -> new Call(notice.kind(), flow.sheet(notice.booking(), false)))
        .toList();
  }

  /**
   * Takes an offer of the waiting list for somebody on the telephone.
   *
   * @throws BookingRefused when it ran out
   */
  public void acceptFor(String id) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    flow.accept(booking);
    acts.fire(new TrainingAct("booking.offer-accepted", id, ""));
  }

  /**
   * Says no to an offer for somebody on the telephone, so that the next one gets it at once.
   *
   * @throws BookingRefused when it ran out
   */
  public void declineFor(String id) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    flow.decline(booking);
    acts.fire(new TrainingAct("booking.offer-declined", id, ""));
  }

  /** Somebody was told on the telephone; a second time changes nothing. */
  public void called(String bookingId, Notice.Kind about) {
    Booking booking = bookings.lockById(bookingId).orElseThrow(UnknownBooking::new);
    bookings.toCall(booking, about).forEach(notice -> notice.called(clock.instant()));
    acts.fire(new TrainingAct("booking.called", bookingId, about.name()));
  }

  /**
   * Years that can be booked already and whose holidays nobody has entered, in order. New Year's
   * Day is known beforehand and tells nothing.
   */
  public List<Integer> yearsWithoutHolidays() {
    LocalDate today = BookingRules.today(clock.instant());
    Set<Integer> known =
        bases.calendar().stream()
            .map(CalendarDay::day)
            .filter(day -> day.getDayOfYear() > 1)
            .map(LocalDate::getYear)
            .collect(Collectors.toSet());
    return IntStream.rangeClosed(today.getYear(), today.plusDays(rules.daysAhead()).getYear())
        .filter(year -> !known.contains(year))
        .boxed()
        .toList();
  }

  public Count count() {
    List<Booking> requests = bookings.inState(BookingState.PENDING, LIST_MOST);
    return new Count(requests.size(), flow.overdue(requests));
  }

  private List<BookingSheet> sheets(BookingState state) {
    return bookings.inState(state, LIST_MOST).stream().map(b -> flow.sheet(b, false)).toList();
  }

  private AppealRow appealRow(Block block) {
    return new AppealRow(
        block.publicId(),
        block.blockedUntil(),
        block.appeal(),
        block.appealedAt(),
        bookings.strikes(block.contactKey(), Instant.EPOCH),
        bookings.missedCodes(block.contactKey()));
  }

  /**
   * Says yes to a request as it stood on the page.
   *
   * @param sequence of the sheet that was looked at
   * @throws BookingRefused when it is no request, or was moved or resized meanwhile
   */
  public void approve(String id, int sequence) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    if (booking.state() == BookingState.PENDING && booking.sequence() != sequence) {
      throw new BookingRefused("booking.approve.changed");
    }
    booking.approve();
    letters.write(booking, Notice.Kind.CONFIRMED);
    acts.fire(new TrainingAct("booking.approved", id, ""));
  }

  /**
   * Says no to a request; its places are free again.
   *
   * @throws BookingRefused without a reason
   */
  public void refuse(String id, String reason) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    flow.end(booking, BookingState.REFUSED, reason(reason), Notice.Kind.REFUSED);
    acts.fire(new TrainingAct("booking.refused", id, ""));
  }

  private static String reason(String reason) {
    if (BookingRules.blank(reason) || reason.length() > 200) {
      throw new BookingRefused("booking.reason");
    }
    return reason.strip();
  }

  /**
   * Gives a booking back for somebody who called.
   *
   * @throws BookingRefused when the visit has begun
   */
  public void cancelFor(String id) {
    Booking booking = bookings.lockById(id).orElseThrow(UnknownBooking::new);
    if (!clock.instant().isBefore(booking.firstStart())) {
      throw new BookingRefused("booking.begun");
    }
    boolean late =
        booking.state() != BookingState.WAITING
            && !clock.instant().isBefore(rules.cutOff(booking.kind(), booking.firstStart()));
    flow.end(
        booking,
        late ? BookingState.CANCELLED_LATE : BookingState.CANCELLED,
        null,
        Notice.Kind.CANCELLED);
    acts.fire(new TrainingAct("booking.cancelled", id, ""));
  }

  /** Whom a closure would hit, in order of time. */
  public List<BookingSheet> hitBy(Closure closure) {
    Map<String, BookingSheet> hit = new LinkedHashMap<>();
    for (VisitSession session : sessions(closure)) {
      bookings.placesIn(session).stream()
          .map(BookingPlace::booking)
          .filter(booking -> booking.state().open())
          .forEach(b -> hit.computeIfAbsent(b.publicId(), id -> flow.sheet(b, false)));
    }
    return List.copyOf(hit.values());
  }

  private List<VisitSession> sessions(Closure closure) {
    if (closure.from() == null || closure.to() == null || closure.to().isBefore(closure.from())) {
      throw new BookingRefused("booking.days");
    }
    ExperienceBase base = bases.base(closure.baseId()).orElseThrow(UnknownBooking::new);
    return bases.sessions(base, hall(closure), closure.from(), closure.to()).stream()
        .filter(session -> !session.closed() && session.endsAt().isAfter(clock.instant()))
        .toList();
  }

  private Hall hall(Closure closure) {
    return BookingRules.blank(closure.hallId())
        ? null
        : bases
            .hall(closure.hallId())
            .filter(hall -> hall.base().publicId().equals(closure.baseId()))
            .orElseThrow(UnknownBooking::new);
  }

  /**
   * Closes the days: nothing can be booked there from this moment, and nothing will be generated.
   * Those who are hit are told one by one afterwards ({@link BookingUpkeep#settleClosures}).
   */
  public void close(Closure closure) {
    String reason = reason(closure.reason());
    ExperienceBase base = bases.base(closure.baseId()).orElseThrow(UnknownBooking::new);
    // No session is made or opened again in these days meanwhile.
    bases.lock(bases.halls(base));
    List<VisitSession> sessions = sessions(closure);
    bookings.stopAccepting(sessions.stream().map(VisitSession::id).toList());
    OpeningException closed =
        new OpeningException(
            base, hall(closure), closure.from(), closure.to(), OpeningException.CLOSED, reason);
    bases.add(closed);
    for (VisitSession session : sessions) {
      session.close(reason, closed.publicId());
      staffLetters.sessionClosed(session, reason);
    }
    acts.fire(
        new TrainingAct(
            "booking.closed",
            base.publicId(),
            closure.from() + "–" + closure.to() + " " + sessions.size()));
  }

  /**
   * Closes one session only; one that is closed stays closed as it was, and nobody is told again.
   */
  public void closeSession(String sessionId, String reason) {
    VisitSession session = bases.sessionInLockedHall(sessionId).orElseThrow(UnknownBooking::new);
    if (session.closed()) {
      return;
    }
    bookings.stopAccepting(List.of(session.id()));
    session.close(reason(reason), null);
    staffLetters.sessionClosed(session, reason.strip());
    acts.fire(new TrainingAct("booking.session-closed", sessionId, ""));
  }

  /**
   * Opens a closed session again with the places it had. Bookings the closure ended stay ended. One
   * that is open stays as it is, and nobody is told again.
   *
   * @throws BookingRefused when it has begun, or its day is still among those that are closed
   */
  public void reopenSession(String sessionId) {
    // Nobody closes its day while this looks at the days that are closed.
    VisitSession session = bases.sessionInLockedHall(sessionId).orElseThrow(UnknownBooking::new);
    if (!session.closed()) {
      return;
    }
    if (!session.startsAt().isAfter(clock.instant())) {
      throw new BookingRefused("booking.begun");
    }
    boolean shut =
        bases.exceptions(session.base()).stream()
            .filter(exception -> exception.asWeekday() == OpeningException.CLOSED)
            .anyMatch(exception -> exception.covers(session.day(), session.hall()));
    if (shut) {
      throw new BookingRefused("booking.reopen.day");
    }
    if (!session.hall().active()) {
      throw new BookingRefused("booking.reopen.hall");
    }
    if (making.busy(session)) {
      throw new BookingRefused("booking.setup.busy");
    }
    making.reopen(session);
    acts.fire(new TrainingAct("booking.session-reopened", sessionId, ""));
  }

  /**
   * Gives a channel more or fewer places; what came free is offered to those who wait.
   *
   * @throws BookingRefused when more are taken, or the hall does not hold so many
   */
  public void resize(String sessionId, Channel channel, int capacity) {
    VisitSession session = bases.session(sessionId).orElseThrow(UnknownBooking::new);
    bases.lock(List.of(session.hall()));
    bookings.lockShares(List.of(session.id()));
    int others =
        bases.quotas(session).stream()
            .filter(quota -> quota.channel() != channel)
            .mapToInt(SessionQuota::capacity)
            .sum();
    if (capacity < 0 || others + capacity > session.hall().capacity()) {
      throw new BookingRefused("booking.setup.capacity", session.hall().capacity());
    }
    SessionQuota quota = bases.quota(session, channel).orElseThrow(UnknownBooking::new);
    if (!bookings.resize(quota.id(), capacity)) {
      throw new BookingRefused("booking.setup.taken");
    }
    ledger.offer(quota.id());
  }

  /**
   * Who receives the visitors.
   *
   * @param people accounts of those who work at the base
   * @param remark about somebody without an account, or what they should know
   * @throws BookingRefused when they are too many, or one of them does not work there
   */
  public void assign(String sessionId, Set<String> people, String remark) {
    VisitSession session = bases.session(sessionId).orElseThrow(UnknownBooking::new);
    String text = remark == null ? "" : remark.strip();
    if (text.length() > 60) {
      throw new BookingRefused("booking.text.long", 60);
    }
    if (people.size() > rules.hostsMost()) {
      throw new BookingRefused("booking.hosts.most", rules.hostsMost());
    }
    Set<String> known =
        StaffChoice.of(session.base(), session.staff(), staff.onDuty()).stream()
            .map(StaffChoice::id)
            .collect(Collectors.toSet());
    if (!known.containsAll(people)) {
      throw new BookingRefused("booking.hosts.unknown");
    }
    session.assign(people, text);
    acts.fire(
        new TrainingAct("booking.session-assigned", sessionId, Integer.toString(people.size())));
  }

  /**
   * Answers an appeal, by letter to whom the latest booking of the contact names; lifting a block
   * also forgives the absences behind it.
   *
   * @throws BookingRefused without an answer, or when it was answered before
   */
  public void answerAppeal(String blockId, boolean lift, String answer) {
    Block block = bookings.block(blockId).orElseThrow(UnknownBooking::new);
    block.answer(lift, reason(answer), clock.instant());
    if (lift) {
      bookings.strikesOf(block.contactKey()).forEach(Strike::forgive);
    }
    bookings
        .latestOf(block.contactKey())
        .ifPresent(
            booking ->
                letters.write(
                    booking,
                    lift ? Notice.Kind.APPEAL_LIFTED : Notice.Kind.APPEAL_KEPT,
                    block.publicId()));
    acts.fire(new TrainingAct(lift ? "booking.block-lifted" : "booking.block-kept", blockId, ""));
  }
}
