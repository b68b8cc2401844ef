package cn.shenhe.portal.content.warning;

/**
 * A message changed what the public sees. Fired inside the transaction that accepted it.
 *
 * @param publicId the warning
 * @param active whether it holds now
 * @param material whether people should be told (again): it is new, rose, reached new places, was
 *     extended by an hour or more, or ended
 */
public record WarningChanged(String publicId, boolean active, boolean material) {}
