package cn.shenhe.portal.exambank.question;

import java.time.Instant;

/** A change of state as shown in the history of a question. */
public record HistoryEntry(
    Instant at,
    String actor,
    int versionNumber,
    QuestionState from,
    QuestionState to,
    String reason) {}
