package cn.shenhe.portal.exambank.sitting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One line of the journal that a candidate's page keeps: written before it is sent, chained so that
 * no line can be left out or put in another order.
 *
 * @param seq 1, 2, 3 … within one device's journal
 * @param kind ANSWER, FLAG or FACT
 * @param question number on the paper; 0 for a fact
 * @param value JSON array of strings, exactly as hashed; at most {@link #MOST_CHARACTERS}
 * @param atMillis when it was made by the device's reckoning of the server's clock; not trusted
 * @param hash of the line before (or the journal's anchor) and of this line, 64 hex digits
 */
public record JournalEntry(
    int seq, EventKind kind, int question, String value, long atMillis, String hash) {

  /** Room for a short text of a thousand characters and its quoting. */
  public static final int MOST_CHARACTERS = 3_000;

  /** What {@link #hash} must be after the line whose hash was {@code before}. */
  static String chained(
      String before, int seq, EventKind kind, int question, long atMillis, String value) {
    return sha256(
        before + "\n" + seq + "\n" + kind + "\n" + question + "\n" + atMillis + "\n" + value);
  }

  /** The line that follows the one whose hash was {@code before}. */
  static JournalEntry after(
      String before, int seq, EventKind kind, int question, String value, Instant at) {
    long millis = at.toEpochMilli();
    String hash = chained(before, seq, kind, question, millis, value);
    return new JournalEntry(seq, kind, question, value, millis, hash);
  }

  boolean follows(String before) {
    return chained(before, seq, kind, question, atMillis, value).equals(hash);
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
