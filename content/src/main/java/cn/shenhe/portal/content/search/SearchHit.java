package cn.shenhe.portal.content.search;

/**
 * A document found, with the passage that answers best.
 *
 * @param id document and passage, for telling the search that it was opened
 * @param kind facet value: {@code lesson}, {@code law} …
 * @param path address of the passage, with fragment
 * @param heading of the passage, may be empty
 * @param passage part of its text
 */
public record SearchHit(
    String id,
    String kind,
    String topic,
    Fragment title,
    String path,
    String heading,
    Fragment passage) {}
