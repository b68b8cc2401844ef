package cn.shenhe.portal.content.warning;

/** How a warning stands at a moment. */
public enum WarningState {
  ACTIVE,
  /** Its time is over but nobody said that the danger is: never called an all-clear. */
  EXPIRED,
  /** The issuer ended it for every area. */
  ENDED,
  /** The issuer cancelled it. */
  CANCELLED,
  /** Only a cancel is known, not what it cancels; never public. */
  UNKNOWN
}
