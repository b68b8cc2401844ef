package cn.shenhe.portal.training.campaign;

import java.time.Instant;

/**
 * One line of a campaign's ledger.
 *
 * @param graceHours hours after which it is left out when missed; null for never
 * @param doneAt when it was done, left out or given up; null while it waits
 * @param millis how long it took, in milliseconds; null unless done
 * @param first how it ended before it was done again; null when it was not
 */
public record ActRow(
    String id,
    String code,
    String phase,
    ActKind kind,
    String title,
    String parameter,
    Instant dueAt,
    Integer graceHours,
    ActState state,
    int attempts,
    Instant doneAt,
    Long millis,
    String outcome,
    ActEnd first) {}
