package cn.shenhe.portal.content.warning;

import java.time.Instant;

/**
 * A source as shown.
 *
 * @param lastHeardAt null when never
 * @param silent it should have been heard by now; this ends no warning
 */
public record SourceRow(
    String code, String name, Instant lastHeardAt, boolean silent, int failures) {}
