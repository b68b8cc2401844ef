package cn.shenhe.portal.exambank.sitting;

import java.util.Set;

/** The life of a sitting. */
public enum SittingState {
  /** The paper is ready; the candidate has not begun. */
  PREPARED,
  /** The clock runs and answers are taken. */
  RUNNING,
  /** The invigilator stopped the clock; nothing new is taken. */
  PAUSED,
  /** Handed in, by whomever; nothing changes any more. */
  CLOSED,
  /** The session ended and the candidate never began. */
  ABSENT;

  /** The states that may follow. */
  public Set<SittingState> next() {
    return switch (this) {
      case PREPARED -> Set.of(RUNNING, ABSENT);
      case RUNNING -> Set.of(PAUSED, CLOSED);
      case PAUSED -> Set.of(RUNNING, CLOSED);
      case CLOSED, ABSENT -> Set.of();
    };
  }
}
