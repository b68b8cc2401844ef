package cn.shenhe.portal.content.courseware;

import java.time.Instant;

/**
 * A collection as its editor sees it.
 *
 * @param published whether readers see any version of it
 * @param settled whether readers see it as it stands here
 * @param lockVersion to be handed back with a revision
 */
public record DeskCollection(
    String publicId,
    CollectionText text,
    String author,
    String reviewer,
    boolean published,
    boolean settled,
    Instant changedAt,
    int lockVersion) {}
