package cn.shenhe.portal.training.roster;

/** What training the enterprise held. Source of the three levels: 生产经营单位安全培训规定 (FACTS 1.2). */
public enum ClassKind {
  PLANT,
  WORKSHOP,
  TEAM,
  CLASSROOM,
  HANDS_ON
}
