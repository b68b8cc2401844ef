package cn.shenhe.portal.training.digest;

/**
 * A subscription as its owner sees it.
 *
 * @param mail empty when it is ended
 * @param drills whether reminders of drills are wanted
 */
public record DigestRow(String mail, boolean drills, DigestState state) {}
