package cn.shenhe.portal.content.warning.cap;

/** A named value: event code, parameter or geocode. Both parts may be empty, never null. */
public record CapValue(String name, String value) {}
