package cn.shenhe.portal.content.delivery;

/**
 * What a station further down the way says of a letter it had taken over.
 *
 * @param key of the letter
 * @param detail a status for staff, without personal data, for example {@code 5.1.1}
 */
public record Report(String key, Outcome outcome, String detail) {

  /** What became of the letter. */
  public enum Outcome {
    /** It is with the recipient. */
    ARRIVED,
    /** It came back this time; the address may be fine. */
    CAME_BACK,
    /** It came back because there is no such recipient. */
    NO_SUCH_RECIPIENT
  }

  private static final int MOST_DETAIL = 100;

  public Report {
    detail = detail == null ? "" : detail.replaceAll("[^\\p{Graph}\\p{IsHan} ]", "").strip();
    detail = detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
  }
}
