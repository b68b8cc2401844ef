package cn.shenhe.portal.exambank.sitting;

/** What the server decided about an event it took. */
public enum EventVerdict {
  COUNTS,
  /** Made before the deadline by the device's journal, delivered in the grace period; counts. */
  LATE,
  /** From a fenced device, for a question that a later device has touched; kept, does not count. */
  SUPERSEDED
}
