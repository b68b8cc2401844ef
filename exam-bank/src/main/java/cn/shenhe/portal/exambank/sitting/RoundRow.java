package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/** A new round that was opened for a person, as read. */
public record RoundRow(String personName, String reason, String basis, Instant openedAt) {}
