package cn.shenhe.portal.training.booking;

/** By which way a place is given away; each has its own share of a session's places. */
public enum Channel {
  /** Individuals and families on the portal. */
  ONLINE,
  /** Groups, whoever enters them. */
  GROUP,
  /** Entered by staff on the telephone or at the window. */
  PHONE,
  /** Kept for people who simply come. */
  WALK_IN
}
