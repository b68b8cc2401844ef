package cn.shenhe.portal.content.warning;

/**
 * A source with all that is known of it.
 *
 * @param feedUrl null when it is no feed
 * @param byHand staff bring its messages in: it is never silent
 */
public record KnownSource(SourceRow row, String feedUrl, SourceHabits habits, boolean byHand) {}
