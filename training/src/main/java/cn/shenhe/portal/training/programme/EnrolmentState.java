package cn.shenhe.portal.training.programme;

import java.time.LocalDate;

/** How an enrolment stands on a day. */
public enum EnrolmentState {
  COMPLETED,
  OVERDUE,
  DUE_SOON,
  RUNNING;

  private static final int SOON_DAYS = 30;

  /** Due within 30 days is soon; a day without a term is never late. */
  public static EnrolmentState of(boolean completed, LocalDate due, LocalDate today) {
    if (completed) {
      return COMPLETED;
    }
    if (due == null || due.isAfter(today.plusDays(SOON_DAYS))) {
      return RUNNING;
    }
    return due.isBefore(today) ? OVERDUE : DUE_SOON;
  }

  /** The last day that counts as soon. */
  public static LocalDate soon(LocalDate today) {
    return today.plusDays(SOON_DAYS);
  }
}
