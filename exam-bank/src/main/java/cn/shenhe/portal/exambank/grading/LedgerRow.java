package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One value a result had.
 *
 * @param revision from 1
 * @param kind GRADED, CORRECTED or PRACTICAL
 * @param evidence digest of the rows the marks come from; null where there are none
 */
public record LedgerRow(
    int revision,
    String kind,
    BigDecimal marks,
    BigDecimal practicalMarks,
    Outcome outcome,
    String reason,
    String by,
    String evidence,
    Instant at,
    String hash) {}
