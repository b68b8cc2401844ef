package cn.shenhe.portal.training.activity;

/** The five places safety education goes into (五进). Source: the district's plan, FACTS 7. */
public enum Setting {
  ENTERPRISE,
  COMMUNITY,
  SCHOOL,
  FAMILY,
  PUBLIC_PLACE
}
