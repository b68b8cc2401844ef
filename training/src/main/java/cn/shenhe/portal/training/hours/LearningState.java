package cn.shenhe.portal.training.hours;

/**
 * What the page is told with every heartbeat.
 *
 * @param stream to be sent back with every heartbeat
 * @param nonce to be sent with the next one only
 * @param beatSeconds how often
 * @param creditedSeconds for this piece in this year
 * @param lengthSeconds the most that can be credited
 * @param positionSeconds where a timed piece was left
 * @param finished whether it counts as learned
 * @param asked whether the person is to say that they are there
 */
public record LearningState(
    String stream,
    String nonce,
    int beatSeconds,
    long creditedSeconds,
    long lengthSeconds,
    double positionSeconds,
    boolean finished,
    boolean asked) {}
