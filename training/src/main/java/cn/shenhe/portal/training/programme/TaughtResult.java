package cn.shenhe.portal.training.programme;

/** How somebody did in a class staff recorded. */
public enum TaughtResult {
  PASSED,
  FAILED,
  NOT_EXAMINED
}
