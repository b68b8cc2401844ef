package cn.shenhe.portal.training.activity;

/** What is held. */
public enum ActivityKind {
  CONSULTATION,
  DRILL,
  OPEN_DAY,
  LECTURE
}
