package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;
import java.util.List;

/**
 * What decides at the door of a sitting: the session's time and limits, and the candidate's
 * promise.
 *
 * @param networks CIDR blocks; empty: from everywhere
 * @param browserKeys of Safe Exam Browser; empty: with any browser
 * @param pledged whether the candidate promised to keep the discipline
 */
record Entrance(
    ExamSessionState state,
    Instant opensAt,
    Instant entryUntil,
    List<String> networks,
    List<String> browserKeys,
    boolean pledged) {

  /**
   * @throws SittingRefused when nobody may begin now, or this candidate may not
   */
  void mayBegin(Instant now) {
    if (state != ExamSessionState.OPEN) {
      throw new SittingRefused("sitting.session.cancelled");
    }
    if (now.isBefore(opensAt)) {
      throw new SittingRefused("sitting.early", opensAt);
    }
    if (now.isAfter(entryUntil)) {
      throw new SittingRefused("sitting.entry-closed", entryUntil);
    }
    if (!pledged) {
      throw new SittingRefused("sitting.pledge");
    }
  }
}
