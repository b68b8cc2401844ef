package cn.shenhe.portal.exambank.sitting;

/** What an event of a sitting tells. */
public enum EventKind {
  /** A device opened the sitting; the content is what it says it is. */
  DEVICE,
  /** The candidate answered a question or took the answer back. */
  ANSWER,
  /** The candidate put a mark on a question, or took it away. */
  FLAG,
  /**
   * Something seen on the page: focus lost, text copied. A fact for the invigilator, no verdict.
   */
  FACT,
  EXTEND,
  /** The session ends at another moment, which is the content. */
  MOVE,
  PAUSE,
  RESUME,
  WARN,
  /** Handed in; the last event. */
  CLOSE
}
