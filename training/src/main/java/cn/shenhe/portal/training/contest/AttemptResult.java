package cn.shenhe.portal.training.contest;

/**
 * An attempt that is over.
 *
 * @param done false while it is under way; then all else is 0
 * @param seconds used, at most the time limit
 * @param counted whether it counts; not when it was too quick
 */
public record AttemptResult(
    String id,
    String contest,
    boolean done,
    int correct,
    int questions,
    int seconds,
    boolean counted) {}
