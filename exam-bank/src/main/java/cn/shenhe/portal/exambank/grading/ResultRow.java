package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A result in a list. For the candidate {@code marks} and {@code outcome} are null before the
 * release.
 *
 * @param practicalAttempt the attempt that is next or was the last, from 1
 * @param validUntil last day a pass counts, Beijing time; null when no rule says
 * @param releasedAt null before
 * @param revision 1 unless it was changed after grading
 */
public record ResultRow(
    String publicId,
    String sitting,
    String session,
    String personName,
    String title,
    Instant submittedAt,
    String submittedBy,
    BigDecimal marks,
    BigDecimal fullMarks,
    BigDecimal passMark,
    Outcome outcome,
    boolean practicalRequired,
    BigDecimal practicalMarks,
    int practicalAttempt,
    LocalDate validUntil,
    Instant releasedAt,
    int revision) {

  public boolean released() {
    return releasedAt != null;
  }

  ResultRow hidden() {
    return new ResultRow(
        publicId,
        sitting,
        session,
        personName,
        title,
        submittedAt,
        submittedBy,
        null,
        fullMarks,
        passMark,
        null,
        practicalRequired,
        null,
        practicalAttempt,
        null,
        null,
        revision);
  }
}
