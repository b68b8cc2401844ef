package cn.shenhe.portal.content.courseware;

/** What sort of article it is; shown as a facet of the search. */
public enum LessonKind {
  /** Teaches what to do, with a quiz at its end. */
  LESSON,
  /** The text of a statute, addressed by article. */
  LAW,
  /** What went wrong, and why. */
  CASE,
  /** How to get something done with us. */
  GUIDE;

  /** Lower case: as in front matter, addresses and the search index. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * @throws CoursewareRefused if there is no such kind
   */
  public static LessonKind of(String key) {
    for (LessonKind kind : values()) {
      if (kind.key().equals(key.strip())) {
        return kind;
      }
    }
    throw new CoursewareRefused("kind", key);
  }
}
