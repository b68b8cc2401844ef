package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * How often a sitting's page saw one kind of thing; a fact for the invigilator, no verdict.
 *
 * @param kind hidden, blur, copy, paste or print
 * @param lastAt when the server heard of the last one
 */
public record FactRow(String kind, int count, Instant lastAt) {}
