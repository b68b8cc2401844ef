package cn.shenhe.portal.content.shelter;

/**
 * A community by name.
 *
 * @param code twelve digits of the division code, beginning with those of its street; while nobody
 *     has told us the last three, {@code A01}, {@code A02} … in their place
 * @param name with 社区 at its end where that is its name
 * @param streetCode nine digits
 * @param source where the name is from
 */
public record CommunityName(String code, String name, String streetCode, String source) {}
