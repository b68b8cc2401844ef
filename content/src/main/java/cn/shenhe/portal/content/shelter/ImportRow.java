package cn.shenhe.portal.content.shelter;

import java.time.Instant;

/**
 * An import in the list of imports.
 *
 * @param state PREVIEWED, APPLIED or UNDONE
 * @param appliedAt null before it was applied
 * @param counts rows by outcome in words; empty before it was applied
 */
public record ImportRow(
    String publicId,
    String fileName,
    String format,
    String state,
    Instant createdAt,
    Instant appliedAt,
    String counts) {}
