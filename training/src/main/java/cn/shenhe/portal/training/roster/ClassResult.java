package cn.shenhe.portal.training.roster;

/** The result of an attendee, one of the four statutory fields. */
public enum ClassResult {
  PASSED,
  FAILED,
  NOT_EXAMINED
}
