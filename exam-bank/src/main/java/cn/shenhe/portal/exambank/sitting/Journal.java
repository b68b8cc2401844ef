package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * How far the journal of one device has been taken.
 *
 * @param epoch number of the device: 1 for the first that opened the sitting
 * @param seq of the last line taken; 0 when none was
 * @param hash of that line; the anchor when none was taken
 * @param at moment that line was made, as reckoned by the server; never runs back
 */
record Journal(int epoch, int seq, String hash, Instant at) {

  /** The moment an entry was made: not before the line before it, not after it was received. */
  Instant reckon(long claimedMillis, Instant receivedAt) {
    Instant claimed = Instant.ofEpochMilli(claimedMillis);
    Instant noLater = claimed.isAfter(receivedAt) ? receivedAt : claimed;
    return noLater.isBefore(at) ? at : noLater;
  }
}
