package cn.shenhe.portal.content.courseware;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything an editor writes of one article.
 *
 * @param slug its name in addresses, 2–80 characters {@code a-z0-9-}, never changes once published
 * @param title at most 120 characters
 * @param summary one or two sentences, at most 400 characters
 * @param topic key of one topic
 * @param audiences whom it is for, at least one
 * @param industries keys, may be empty
 * @param hazards keys, may be empty
 * @param laws what it stands on, in the order given
 * @param minutes reading time, 1–240; 0 when nobody said
 * @param markdown at most 600,000 characters; a trailing section 自测 is the quiz
 * @param source who wrote it, with a date or document where there is one
 * @param license under what terms others may use it
 */
public record LessonText(
    String slug,
    String title,
    String summary,
    String topic,
    List<Audience> audiences,
    List<String> industries,
    List<String> hazards,
    LessonKind kind,
    List<LawReference> laws,
    int minutes,
    String markdown,
    String source,
    String license) {

  private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]{1,79}");
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,40}");

  /**
   * @throws CoursewareRefused if a value is missing, too long or of the wrong form
   */
  public LessonText {
    check(SLUG.matcher(slug).matches(), "slug", slug);
    check(!title.isBlank() && title.length() <= 120, "title", 120);
    check(summary.length() <= 400, "summary", 400);
    check(KEY.matcher(topic).matches(), "topic", topic);
    check(!audiences.isEmpty(), "audience", "");
    industries.forEach(key -> check(KEY.matcher(key).matches(), "industry", key));
    hazards.forEach(key -> check(KEY.matcher(key).matches(), "hazard", key));
    check(minutes >= 0 && minutes <= 240, "minutes", minutes);
    check(!markdown.isBlank() && markdown.length() <= 600_000, "text", 600_000);
    check(source.length() <= 400 && license.length() <= 200, "source", 400);
    audiences = audiences.stream().distinct().sorted().toList();
    industries = List.copyOf(industries);
    hazards = List.copyOf(hazards);
    laws = List.copyOf(laws);
  }

  private static void check(boolean holds, String reason, Object argument) {
    if (!holds) {
      throw new CoursewareRefused(reason, argument);
    }
  }

  /** The same text under another name in addresses. */
  LessonText at(String address) {
    return new LessonText(
        address,
        title,
        summary,
        topic,
        audiences,
        industries,
        hazards,
        kind,
        laws,
        minutes,
        markdown,
        source,
        license);
  }

  /** SHA-256 over all of it, hex: the same text again changes nothing. */
  String digest() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(toString().getBytes("UTF-8"));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException | java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
