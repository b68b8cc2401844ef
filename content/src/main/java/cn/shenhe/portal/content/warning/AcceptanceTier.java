package cn.shenhe.portal.content.warning;

/** What becomes of a message that came in, from best to worst. */
public enum AcceptanceTier {
  ACCEPT,
  /** Shown like any other; the reasons are for staff and for the sender's operator. */
  ACCEPT_WITH_WARNING,
  /** Waits for a duty officer's yes or no; not public. */
  QUARANTINE,
  /** Kept for the record only; cannot be approved. */
  REFUSE
}
