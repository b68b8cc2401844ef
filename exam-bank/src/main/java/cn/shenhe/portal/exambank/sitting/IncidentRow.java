package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * An entry of the incident log.
 *
 * @param seat of the candidate it concerns; 0 for the whole session
 */
public record IncidentRow(
    Instant at, String kind, int seat, String name, String text, String byPerson) {}
