package cn.shenhe.portal.exambank.question;

/** What was decided about a pair. */
public enum PairDecision {
  OPEN,
  BOTH_STAY,
  MERGED
}
