package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which bookings {@link BookingUpkeep} has to look at; changes nothing. */
@Stateless
@RolesAllowed({"SYSTEM", "DUTY_OFFICER", "ADMINISTRATOR"})
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BookingsDue {

  /** Before the visit; the mark of the reminder is the duration itself. */
  static final Duration DAY_BEFORE = Duration.ofDays(1);

  private static final List<Duration> REMINDERS = List.of(DAY_BEFORE, Duration.ofHours(2));

  private static final int UNSENT_MOST = 500;
  private static final Duration DRAFTS_LIVE = Duration.ofDays(1);

  /** A booking and which reminder it is due for. */
  public record Due(String booking, String mark) {}

  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;

  public List<String> bases() {
    return bases.bases().stream().map(ExperienceBase::publicId).toList();
  }

  public List<String> offersOver(Instant now) {
    return bookings.offersOver(now);
  }

  public List<String> undecidedAtStart(Instant now) {
    return bookings.undecidedAtStart(now);
  }

  public List<String> waitingTogether(Instant now) {
    return bookings.waitingTogether(now);
  }

  public List<Long> waitedFor(Instant now) {
    return bookings.quotasWaitedFor(now);
  }

  /** Groups' requests of which those who decide have to be reminded. */
  public List<String> requestsToRemindOf(Instant now) {
    return bookings.requestsToRemindOf(now.minus(rules.remindStaffAfter()));
  }

  public List<String> missed(Instant endedBefore) {
    return bookings.missed(endedBefore);
  }

  public List<String> hitByClosures() {
    return bookings.hitByClosures();
  }

  /** Confirmed visits that begin within a reminder's time, the shortest that fits. */
  public List<Due> toRemind(Instant now) {
    List<Due> due = new ArrayList<>();
    Instant from = now;
    for (int i = REMINDERS.size() - 1; i >= 0; i--) {
      Duration before = REMINDERS.get(i);
      Instant until = now.plus(before);
      bookings
          .confirmedStarting(from, until)
          .forEach(id -> due.add(new Due(id, before.toString())));
      from = until;
    }
    return due;
  }

  /** Letters that have not gone to the post, the oldest first. */
  public List<Long> unsent() {
    return bookings.unsent(UNSENT_MOST).stream().map(Notice::id).toList();
  }

  public List<String> oldDrafts(Instant now) {
    return bookings.oldDrafts(now.minus(DRAFTS_LIVE)).stream().map(Booking::publicId).toList();
  }

  public List<String> toPurge(Instant now) {
    return bookings.toPurge(now.minus(Duration.ofDays(rules.keepDays()))).stream()
        .map(Booking::publicId)
        .toList();
  }
}
