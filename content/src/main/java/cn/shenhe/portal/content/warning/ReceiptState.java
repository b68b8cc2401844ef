package cn.shenhe.portal.content.warning;

/** What has become of a receipt; from WAITING a person leads on, all others are final. */
public enum ReceiptState {
  /** Taken over as a message by rule. */
  ACCEPTED,
  /** For a duty officer to decide. */
  WAITING,
  /** Taken over by a person's decision. */
  APPROVED,
  /** Turned down by a person. */
  REJECTED,
  /** Turned down by rule. */
  REFUSED,
  /** The very same message had come before. */
  DUPLICATE
}
