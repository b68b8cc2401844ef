package cn.shenhe.portal.content.courseware;

import java.time.Instant;
import java.util.List;

/**
 * An article in a readers' list.
 *
 * @param audienceTags as stored; read {@link #audiences()}
 * @param minutes reading time, 0 unknown
 * @param updated when the version readers see was published
 */
public record LessonRow(
    String slug,
    String title,
    String summary,
    String topic,
    LessonKind kind,
    String audienceTags,
    int minutes,
    Instant updated) {

  public List<String> audiences() {
    return Tags.words(audienceTags);
  }

  @Override
  public String summary() {
    return summary == null ? "" : summary;
  }
}
