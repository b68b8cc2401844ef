package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sitting ended with; there is exactly one for each closed sitting and it never changes.
 *
 * @param sitting public id of the sitting
 * @param session public id of the exam session
 * @param person public id of the candidate's account
 * @param personName name at the time of enrolment
 * @param paper public id of the paper
 * @param answers by question number; a question without an answer is absent
 * @param lateFlagged questions whose answer was made in time but arrived in the grace period
 * @param submittedAt moment of the hand-in; the deadline when the server ended the sitting
 */
public record FinalAnswers(
    String sitting,
    String session,
    String person,
    String personName,
    String paper,
    Map<Integer, List<String>> answers,
    Set<Integer> lateFlagged,
    Instant submittedAt,
    SubmittedBy by) {}
