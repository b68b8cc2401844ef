package cn.shenhe.portal.training.booking;

/** What kind of group; statistics are kept by it. */
public enum GroupType {
  SCHOOL,
  COMMUNITY,
  ENTERPRISE,
  OTHER
}
