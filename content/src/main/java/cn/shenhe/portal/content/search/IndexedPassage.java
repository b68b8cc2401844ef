package cn.shenhe.portal.content.search;

/** A passage as the index gives it back. {@code summary} is the document's. */
public record IndexedPassage(
    String key,
    String kind,
    String title,
    String path,
    String anchor,
    String heading,
    String text,
    String summary,
    String topic,
    double score) {}
