package cn.shenhe.portal.content.delivery;

import java.time.Duration;

/**
 * What came of one try.
 *
 * @param detail for staff, without personal data; may be empty
 * @param after how long the other side asks us to wait; null when it does not say
 */
public record Handover(Result result, String detail, Duration after) {

  /** What the other side said. */
  public enum Result {
    /** It took it over and said so. */
    CONFIRMED,
    /** Demonstration without a server: kept here to be looked at. */
    KEPT,
    /** Not now: try again later. */
    RETRY,
    /** The host itself does not answer: try again later, and spare the host meanwhile. */
    UNREACHABLE,
    /** Never: this letter is refused for good. */
    REFUSED,
    /** There is no such recipient any more. */
    GONE
  }

  public static Handover confirmed() {
    return new Handover(Result.CONFIRMED, "", null);
  }

  public static Handover of(Result result, String detail) {
    return new Handover(result, detail, null);
  }

  public static Handover retry(String detail, Duration after) {
    return new Handover(Result.RETRY, detail, after);
  }
}
