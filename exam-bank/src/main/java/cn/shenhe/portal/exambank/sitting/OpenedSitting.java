package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Everything a device gets when it opens a sitting, except the sheet.
 *
 * @param token secret of this device
 * @param anchor first hash of this device's journal
 * @param answers text of the answer by question
 * @param lastQuestion answered or marked last; 0 when none was
 * @param seq number of the last event
 * @param graceSeconds time after the deadline in which journalled answers are still taken
 */
public record OpenedSitting(
    String sitting,
    String token,
    int epoch,
    String anchor,
    SittingState state,
    Instant startedAt,
    Instant deadline,
    long graceSeconds,
    int questions,
    Map<Integer, String> answers,
    Set<Integer> flagged,
    int lastQuestion,
    int seq,
    String notice,
    int noticeNumber,
    String candidate,
    int seat) {}
