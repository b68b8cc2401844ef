package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.hours.LearnedLessons;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

/**
 * Booking on the portal, one step at a time. What was entered is kept in a draft that only its key
 * opens, so every step has an address of its own and nothing needs a session. Handing in a draft
 * that was handed in already changes nothing: a double click is one booking.
 */
@Stateless
public class BookingSteps {

  /** Whether the lesson that comes first was learned. */
  public enum Lesson {
    /** There is none. */
    NONE,
    /** Nobody has signed in, or it is a group: it has to be said. */
    SAID,
    /** The record of the account shows it. */
    LEARNED,
    /** The record of the account does not. */
    MISSING
  }

  @Resource SessionContext session;
  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject AgePolicy ages;
  @Inject BookingFlow flow;
  @Inject DeclinedBooking declined;
  @Inject SeatLedger ledger;
  @Inject Letters letters;
  @Inject LearnedLessons lessons;
  @Inject InstantSource clock;

  /**
   * Opens a draft.
   *
   * @return its key
   * @throws BookingRefused when the programme cannot be booked
   */
  @PermitAll
  public String start(String programmeId, BookingKind kind, Party party) {
    VisitProgramme programme = bases.programme(programmeId).orElseThrow(UnknownBooking::new);
    if (!programme.base().bookable() || !programme.active()) {
      throw new BookingRefused("booking.off");
    }
    rules.check(kind, party);
    ages.check(kind, programme, party);
    Channel channel = kind == BookingKind.GROUP ? Channel.GROUP : Channel.ONLINE;
    Booking booking = new Booking(programme, kind, channel, caller(), clock.instant());
    booking.comeAs(ages.kept(booking.kind(), booking.programme(), party));
    bookings.add(booking);
    return booking.manageKey();
  }

  /** The caller's public id, or null: one may book without an account. */
  private String caller() {
    String name = session.getCallerPrincipal().getName();
    return name != null && name.matches("[0-9a-z]{26}") ? name : null;
  }

  /** The draft, or what became of it. */
  @PermitAll
  public BookingSheet draft(String key) {
    return flow.sheet(bookings.byKey(key).orElseThrow(UnknownBooking::new), true);
  }

  /** Another party; the session has to be chosen again when the size is another. */
  @PermitAll
  public void party(String key, Party party) {
    Booking booking = lockedDraft(key);
    rules.check(booking.kind(), party);
    ages.check(booking.kind(), booking.programme(), party);
    boolean another = booking.size() != party.size();
    booking.comeAs(ages.kept(booking.kind(), booking.programme(), party));
    if (another) {
      bookings.removePlaces(booking);
    }
  }

  private Booking lockedDraft(String key) {
    Booking booking = bookings.lockByKey(key).orElseThrow(UnknownBooking::new);
    if (booking.state() != BookingState.DRAFT) {
      throw new BookingRefused("booking.submitted");
    }
    return booking;
  }

  @PermitAll
  public List<Way> ways(String key) {
    Booking booking = bookings.byKey(key).orElseThrow(UnknownBooking::new);
    return flow.ways(booking, booking.channel(), List.of());
  }

  /** The way chosen; nothing is held yet. */
  @PermitAll
  public void choose(String key, String way) {
    Booking booking = lockedDraft(key);
    List<BookingPlace> wanted = flow.wanted(booking, booking.channel(), way, false);
    bookings.removePlaces(booking);
    wanted.forEach(bookings::add);
    booking.scheduled(wanted.stream().map(BookingPlace::session).toList());
  }

  /**
   * Whom to tell. Names are taken where the programme is by name; elsewhere they are optional and a
   * school is not asked for them.
   */
  @PermitAll
  public void contact(String key, Contact contact, List<Party.Visitor> names) {
    Booking booking = lockedDraft(key);
    booking.of(caller());
    Lesson lesson = lesson(booking);
    if (lesson == Lesson.MISSING) {
      throw new BookingRefused("booking.contact.lesson.missing");
    }
    booking.lessonSeen(lesson == Lesson.LEARNED);
    Contact checked =
        rules.checked(
            booking.kind(),
            booking.programme(),
            lesson == Lesson.LEARNED ? contact.havingLearned() : contact);
    flow.checkNames(booking, names);
    booking.reach(checked, flow.contactKey(checked.phone()));
    if (booking.kind() == BookingKind.INDIVIDUAL || !names.isEmpty()) {
      // A group's names come by a list of their own and stay.
      bookings.removeVisitors(booking);
    }
    flow.name(booking, names);
  }

  /**
   * Hands the draft in: an individual booking is confirmed, a group's waits for the staff's yes
   * with its places held.
   *
   * @param wait join the waiting list of full sessions instead; of several for all or none
   * @return the state it is in now; a draft handed in before is left as it is
   * @throws BookingRefused when a rule says no or the places are gone
   */
  @PermitAll
  public BookingState submit(String key, boolean wait) {
    Booking booking = bookings.lockByKey(key).orElseThrow(UnknownBooking::new);
    if (booking.state() != BookingState.DRAFT) {
      return booking.state();
    }
    rules.check(booking.kind(), booking.party());
    ages.check(booking.kind(), booking.programme(), booking.party());
    rules.checked(booking.kind(), booking.programme(), booking.contact());
    flow.checkMayBook(booking);
    List<BookingPlace> places = bookings.places(booking);
    String chosen = String.join(",", places.stream().map(BookingSteps::value).toList());
    flow.wanted(booking, booking.channel(), chosen, false);
    checkContact(booking);
    boolean group = booking.kind() == BookingKind.GROUP;
    if (wait) {
      booking.submit(BookingState.WAITING, clock.instant());
      letters.write(booking, Notice.Kind.WAITING);
    } else {
      booking.submit(group ? BookingState.PENDING : BookingState.CONFIRMED, clock.instant());
      letters.write(booking, group ? Notice.Kind.REQUESTED : Notice.Kind.CONFIRMED);
      ledger.take(places);
    }
    return booking.state();
  }

  /**
   * Whoever typed a number learns neither that it is blocked nor that it has booked: one refusal
   * for both, the reason goes to the number itself.
   */
  private void checkContact(Booking booking) {
    boolean group = booking.kind() == BookingKind.GROUP;
    if (flow.blocked(booking.contactKey())) {
      declined.blocked(booking.contactKey());
      throw group
          ? new BookingRefused("booking.declined.group", rules.groupPendingMost())
          : new BookingRefused("booking.declined", rules.perDay());
    }
    if (group) {
      flow.limitRequests(booking);
      return;
    }
    try {
      flow.limit(booking);
    } catch (BookingRefused limited) {
      declined.limited(booking.contactKey(), booking.day());
      throw new BookingRefused("booking.declined", rules.perDay());
    }
  }

  private static String value(BookingPlace place) {
    return place.session().publicId() + ":" + place.places();
  }

  /** Where the draft stands with the online lesson that comes first. */
  @PermitAll
  public Lesson lesson(String key) {
    return lesson(bookings.byKey(key).orElseThrow(UnknownBooking::new));
  }

  private Lesson lesson(Booking booking) {
    String slug = booking.programme().lessonSlug();
    if (slug.isEmpty()) {
      return Lesson.NONE;
    }
    String person = caller();
    if (person == null || booking.kind() == BookingKind.GROUP) {
      return Lesson.SAID;
    }
    return lessons.finished(person, slug) ? Lesson.LEARNED : Lesson.MISSING;
  }

  /** The figures in force, to be shown before one books. */
  @PermitAll
  public BookingRules.Shown rules() {
    return rules.shown();
  }
}
