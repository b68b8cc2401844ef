package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * A person's place in a session and how far they are.
 *
 * @param sitting public id; null while the paper is not ready
 * @param state null while the paper is not ready
 * @param moved whether time or place were changed after the person took the place
 * @param canEnter whether the page of the sitting may be opened or resumed now; opened early it
 *     waits for the bell
 */
public record MyExam(
    SessionRow session,
    String enrolment,
    String admissionNumber,
    String name,
    int seat,
    boolean pledged,
    String sitting,
    SittingState state,
    boolean canEnter,
    boolean canWithdraw,
    Instant deadline,
    Instant submittedAt,
    boolean moved) {

  /** Whether the session was cancelled before the person sat. */
  public boolean cancelled() {
    boolean sat =
        state == SittingState.RUNNING
            || state == SittingState.PAUSED
            || state == SittingState.CLOSED;
    return session.state() == ExamSessionState.CANCELLED && !sat;
  }
}
