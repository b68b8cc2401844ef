package cn.shenhe.portal.exambank.question;

import java.time.Instant;

/** A version of a question in its history. */
public record VersionRow(String id, int number, String author, String note, Instant createdAt) {}
