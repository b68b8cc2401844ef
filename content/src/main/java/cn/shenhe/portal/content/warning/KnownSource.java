package cn.shenhe.portal.content.warning;

/**
 * A source with all that is known of it.
 *
 * @param feedUrl null when it is no feed
 */
public record KnownSource(SourceRow row, String feedUrl, SourceHabits habits) {}
