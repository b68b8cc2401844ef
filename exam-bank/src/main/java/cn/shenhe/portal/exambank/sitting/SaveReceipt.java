package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * What the server did with a batch of journal lines; given only after the commit.
 *
 * @param acked number of the last line of this device's journal that is stored for good
 * @param hash of that line (or the journal's anchor when it has none yet), so that the page sees it
 *     was understood
 * @param seq number of the sitting's last event
 * @param fenced whether a later device has the sitting
 * @param refusal code of the rule that stopped the batch before its end; null when all was taken
 * @param deadline by the server's clock
 */
public record SaveReceipt(
    int acked,
    String hash,
    int seq,
    SittingState state,
    boolean fenced,
    String refusal,
    Instant deadline) {}
