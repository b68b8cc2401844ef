package cn.shenhe.portal.exambank.question.item;

/** A left side and the right side that belongs to it. */
public record MatchingPair(RichText left, RichText right) {}
