package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * An entry of the incident log; what was done to several candidates at once is one row here, though
 * each of them has an entry of their own.
 *
 * @param seat of the candidate it concerns; 0 for the whole session or several candidates
 * @param count how many entries this row stands for, 1 or more
 */
public record IncidentRow(
    Instant at, String kind, int seat, String name, String text, String byPerson, long count) {}
