package cn.shenhe.portal.content.shelter;

/**
 * A street by name.
 *
 * @param code nine digits of the division code
 * @param name with 街道 at its end
 * @param source where the name is from
 * @param active whether it still exists
 */
public record StreetName(String code, String name, String source, boolean active) {}
