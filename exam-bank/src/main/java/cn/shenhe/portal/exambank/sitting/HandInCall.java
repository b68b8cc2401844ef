package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;
import java.util.List;

/**
 * One request to hand in.
 *
 * @param token the device's secret
 * @param entries what is left of the device's journal
 * @param lastSeq number of the journal's last line; the hand-in waits until all lines are stored
 * @param timeUp whether the page hands in because its countdown has ended; it is not obeyed when
 *     the server's has not
 * @param receivedAt when the request came in
 */
public record HandInCall(
    String publicId,
    String token,
    List<JournalEntry> entries,
    int lastSeq,
    boolean timeUp,
    Instant receivedAt) {}
