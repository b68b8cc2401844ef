package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;
import java.util.List;

/**
 * One request to store lines of a device's journal.
 *
 * @param token the device's secret
 * @param receivedAt when the request came in
 */
public record SaveCall(
    String publicId, String token, List<JournalEntry> entries, Instant receivedAt) {}
