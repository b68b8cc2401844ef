package cn.shenhe.portal.content.notice;

/** PENDING → ACTIVE → ENDED; ACTIVE ⇄ SUSPENDED. */
public enum SubscriptionState {
  /** Asked for, and not yet confirmed by whom the address belongs to. */
  PENDING,
  ACTIVE,
  /** The address refused letters for good; confirmed anew it is active again. */
  SUSPENDED,
  /** Unsubscribed. Kept without the address for a while, so that links still tell what happened. */
  ENDED
}
