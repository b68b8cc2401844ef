package cn.shenhe.portal.content.warning;

import java.time.Instant;

/**
 * A warning in a list.
 *
 * @param id public id
 * @param hazard standard name, or the message's own word for the event
 * @param issuer the station; always shown (气象法 第22、25条)
 * @param sent when issued
 * @param changedAt when the message was sent that last changed something, such as one that ended a
 *     part; not before {@code sent}
 * @param onset when it begins; null when the message does not say
 * @param ahead whether that was still to come at the moment asked about
 * @param until when its time is over
 * @param untilStated false when the message gave no end
 * @param state as of the moment asked about
 * @param revision number of the newest message, 1 for the first
 * @param matched for a place: which rung of the ladder matched, else null
 * @param certain for a place: false when only a part of the district is warned and nobody can tell
 * @param demo demonstration, to be marked
 */
public record WarningRow(
    String id,
    String headline,
    String hazard,
    WarningLevel level,
    String issuer,
    String areaText,
    Instant sent,
    Instant changedAt,
    Instant onset,
    boolean ahead,
    Instant until,
    boolean untilStated,
    WarningState state,
    int revision,
    String matched,
    boolean certain,
    boolean demo) {}
