package cn.shenhe.portal.training.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A booking as its visitor and the staff see it.
 *
 * @param key the visitor's key; empty on what staff see
 * @param lessonChecked whether the portal itself saw that the lesson was learned
 * @param ageWaived whether staff let somebody too young come
 * @param parts in order of time; a draft may have none
 * @param promise for the staff's decision; null when it does not wait for one
 * @param movable whether it may be moved now, and how often still
 * @param resizable whether another number of people may be said now
 * @param late giving it back now counts as late (which has no consequence but the statistics)
 * @param ahead how many wait before it; 0 when it does not wait
 * @param full whether a draft's session has not places enough any more
 */
public record BookingSheet(
    String id,
    String key,
    String code,
    BookingKind kind,
    Channel channel,
    BookingState state,
    String baseId,
    String baseSlug,
    String baseName,
    String baseAddress,
    String basePhone,
    String programmeId,
    String programme,
    int minutes,
    int minimumAge,
    String accessibility,
    String lessonSlug,
    boolean realName,
    boolean lessonChecked,
    boolean ageWaived,
    Party party,
    Contact contact,
    List<Part> parts,
    List<Name> names,
    Instant submittedAt,
    Promise promise,
    Instant offerUntil,
    Instant cutOff,
    boolean movable,
    int movesLeft,
    boolean resizable,
    boolean late,
    int sequence,
    int passedOver,
    long ahead,
    boolean full,
    Integer present,
    String note,
    boolean demo) {

  /**
   * A request that waits for the staff's decision.
   *
   * @param days how many days it has waited
   * @param until the last day of those in which the decision was promised, and before the visit
   * @param overdue that day is over
   */
  public record Promise(long days, LocalDate until, boolean overdue) {}

  /**
   * The part that goes to one session.
   *
   * @param present how many of it came; null while nobody has been counted
   */
  public record Part(
      String sessionId,
      LocalDate day,
      Instant start,
      Instant end,
      String hall,
      int places,
      Integer present) {}

  /** One name, with what is needed to tick it off. */
  public record Name(long id, String name, String numberEnd, boolean present) {}

  public int size() {
    return party.size();
  }

  /** The part that goes to this session; null when none does. */
  public Part part(String sessionId) {
    return parts.stream().filter(p -> p.sessionId().equals(sessionId)).findFirst().orElse(null);
  }

  /** Whether it is shared out over several sessions. */
  public boolean split() {
    return parts.size() > 1;
  }

  public boolean group() {
    return kind == BookingKind.GROUP;
  }

  public boolean open() {
    return state.open();
  }

  /** Whether the visitor may give it back. */
  public boolean cancellable() {
    return state == BookingState.WAITING
        || state == BookingState.PENDING
        || state == BookingState.CONFIRMED;
  }

  public Instant start() {
    return parts.isEmpty() ? null : parts.get(0).start();
  }

  public Instant end() {
    return parts.isEmpty() ? null : parts.get(parts.size() - 1).end();
  }
}
