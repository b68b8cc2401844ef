package cn.shenhe.portal.content.delivery;

/** Who goes first; a letter of a later lane waits while one of an earlier lane is due. */
public enum Lane {
  /** Danger to life: red and orange warnings. */
  URGENT,
  /** Somebody waits for it: confirmations, reminders, other warnings. */
  NORMAL,
  /** Nobody waits for it. */
  BULK
}
