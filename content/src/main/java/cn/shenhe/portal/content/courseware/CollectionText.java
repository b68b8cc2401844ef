package cn.shenhe.portal.content.courseware;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an editor writes of a collection.
 *
 * @param slug its name in addresses, 2–80 characters {@code a-z0-9-}
 * @param title at most 120 characters
 * @param summary why one should read it, at most 400 characters
 * @param lessons slugs in the order they should be read, 1–60, each once
 */
public record CollectionText(String slug, String title, String summary, List<String> lessons) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,79}");
  private static final int MOST = 60;

  /**
   * @throws CoursewareRefused if a value is missing, too long or of the wrong form
   */
  public CollectionText {
    check(SLUG.matcher(slug).matches(), "slug", slug);
    check(!title.isBlank() && title.length() <= 120, "title", 120);
    check(summary.length() <= 400, "summary", 400);
    lessons = lessons.stream().map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
    check(!lessons.isEmpty() && lessons.size() <= MOST, "collection.size", MOST);
  }

  private static void check(boolean holds, String reason, Object argument) {
    if (!holds) {
      throw new CoursewareRefused(reason, argument);
    }
  }
}
