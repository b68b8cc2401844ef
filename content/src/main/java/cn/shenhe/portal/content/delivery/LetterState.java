package cn.shenhe.portal.content.delivery;

/** Where a letter is. WAITING → CLAIMED → one of the ends, or back to WAITING for another try. */
public enum LetterState {
  /** To be sent when it is due. */
  WAITING,
  /** In the hands of a courier; whether it arrived is not known yet. */
  CLAIMED,
  /** The next station has confirmed that it took it over. Never sent again. */
  SENT,
  /** No server for this channel is configured and this is a demonstration: shown, not sent. */
  KEPT,
  /** Refused for good, or out of tries, or out of time. */
  FAILED,
  /** The recipient does not exist any more. */
  GONE,
  /** Taken over, and came back later. */
  BOUNCED,
  /** Overtaken by a newer letter on the same matter, or no longer wanted. */
  DROPPED;

  public boolean isEnd() {
    return this != WAITING && this != CLAIMED;
  }
}
