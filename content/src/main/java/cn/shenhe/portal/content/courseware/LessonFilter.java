package cn.shenhe.portal.content.courseware;

/**
 * What a reader wants to see; an empty value means all.
 *
 * @param topic key of a topic
 * @param audience {@link Audience#key()}
 * @param kind {@link LessonKind#key()}
 */
public record LessonFilter(String topic, String audience, String kind) {

  public LessonFilter {
    topic = topic == null ? "" : topic.strip();
    audience = audience == null ? "" : audience.strip();
    kind = kind == null ? "" : kind.strip();
  }
}
