package cn.shenhe.portal.exambank.question;

/** Why two questions should be compared. */
public enum PairKind {
  CONTRADICTION,
  DUPLICATE,
  NEAR_DUPLICATE
}
