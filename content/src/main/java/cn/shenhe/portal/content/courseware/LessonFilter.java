package cn.shenhe.portal.content.courseware;

/**
 * What a reader wants to see; an empty value means all.
 *
 * @param topic key of a topic
 * @param audience {@link Audience#key()}
 * @param kind {@link LessonKind#key()}
 * @param hazard key of a hazard
 * @param industry key of an industry
 */
public record LessonFilter(
    String topic, String audience, String kind, String hazard, String industry) {

  public LessonFilter {
    topic = topic == null ? "" : topic.strip();
    audience = audience == null ? "" : audience.strip();
    kind = kind == null ? "" : kind.strip();
    hazard = hazard == null ? "" : hazard.strip();
    industry = industry == null ? "" : industry.strip();
  }
}
