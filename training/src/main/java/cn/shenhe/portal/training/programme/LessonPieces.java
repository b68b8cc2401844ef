package cn.shenhe.portal.training.programme;

import java.util.Collection;
import java.util.List;

/** Keys of articles as pieces of content. */
final class LessonPieces {

  private static final String LESSON = "lesson:";

  private LessonPieces() {}

  static String key(String slug) {
    return LESSON + slug;
  }

  /** The article's name; empty for other kinds of content. */
  static String slug(String piece) {
    return piece.startsWith(LESSON) ? piece.substring(LESSON.length()) : "";
  }

  static List<String> slugs(Collection<String> pieces) {
    return pieces.stream().map(LessonPieces::slug).filter(s -> !s.isEmpty()).distinct().toList();
  }
}
