package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * One candidate on the invigilator's screen.
 *
 * @param sitting public id; null while the paper is not ready
 * @param seenAt when the candidate's page last asked for anything; null when it is not connected
 * @param facts how often the page lost the focus, text was copied, and the like
 * @param late answers that came in the grace period
 * @param devices how many pages opened the sitting so far
 */
public record ConsoleRow(
    String sitting,
    int seat,
    String name,
    SittingState state,
    int answered,
    int questions,
    Instant startedAt,
    Instant deadline,
    Instant lastSaveAt,
    Instant seenAt,
    int facts,
    int late,
    int devices,
    String address,
    Instant submittedAt,
    SubmittedBy submittedBy) {}
