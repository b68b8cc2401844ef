package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * The end of a sitting, the same however often it is asked for.
 *
 * @param closed false when the hand-in was not possible; then {@code refusal} says why
 * @param answered number of questions with an answer
 * @param person public id of the candidate
 * @param code first 12 digits of the hash over all events, for the candidate to write down
 */
public record HandInReceipt(
    String person,
    boolean closed,
    String refusal,
    int acked,
    Instant deadline,
    Instant submittedAt,
    SubmittedBy by,
    int answered,
    int questions,
    String code) {}
