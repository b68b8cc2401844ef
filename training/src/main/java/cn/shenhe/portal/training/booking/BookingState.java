package cn.shenhe.portal.training.booking;

import java.util.EnumSet;
import java.util.Set;

/** The life of a booking. Only some states hold places in the ledger. */
public enum BookingState {
  /** Being filled in; holds nothing, thrown away after a day. */
  DRAFT(false),
  /** On the waiting list of a full session. */
  WAITING(false),
  /** Places came free and are held until the offer runs out. */
  OFFERED(true),
  /** A group's request; its places are held while staff decide. */
  PENDING(true),
  CONFIRMED(true),
  /** Somebody of it came. */
  ATTENDED(true),
  /** Nobody came. */
  NO_SHOW(true),
  /** Given back by the visitor in time, or after the cut-off: that is no absence. */
  CANCELLED(false),
  CANCELLED_LATE(false),
  /** Staff said no to a group's request. */
  REFUSED(false),
  /** The visitor said no to an offer. */
  DECLINED(false),
  /** The offer ran out, or the session began while waiting. */
  LAPSED(false),
  /** The base cancelled. */
  CLOSED(false);

  private final boolean holds;

  BookingState(boolean holds) {
    this.holds = holds;
  }

  /** Whether its places count as taken. */
  public boolean holds() {
    return holds;
  }

  /** Whether the visit may still take place. */
  public boolean open() {
    return this == WAITING || this == OFFERED || this == PENDING || this == CONFIRMED;
  }

  /** The legal next states. */
  public Set<BookingState> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(WAITING, PENDING, CONFIRMED, ATTENDED);
      case WAITING -> EnumSet.of(OFFERED, CANCELLED, LAPSED, CLOSED);
      case OFFERED -> EnumSet.of(PENDING, CONFIRMED, DECLINED, LAPSED, CLOSED);
      case PENDING -> EnumSet.of(CONFIRMED, REFUSED, CANCELLED, CANCELLED_LATE, CLOSED);
      case CONFIRMED -> EnumSet.of(PENDING, ATTENDED, NO_SHOW, CANCELLED, CANCELLED_LATE, CLOSED);
      case NO_SHOW -> EnumSet.of(ATTENDED);
      default -> EnumSet.noneOf(BookingState.class);
    };
  }
}
