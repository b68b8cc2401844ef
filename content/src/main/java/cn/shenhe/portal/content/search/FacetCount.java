package cn.shenhe.portal.content.search;

/** How many of the found documents carry this value. */
public record FacetCount(String value, long count) {}
