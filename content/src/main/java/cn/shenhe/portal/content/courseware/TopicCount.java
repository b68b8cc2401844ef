package cn.shenhe.portal.content.courseware;

/** How many published articles a topic has. */
public record TopicCount(String topic, long count) {}
