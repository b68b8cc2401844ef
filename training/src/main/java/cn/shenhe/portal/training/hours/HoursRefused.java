package cn.shenhe.portal.training.hours;

import cn.shenhe.portal.training.TrainingRefusal;

/** A heartbeat that cannot count. */
public class HoursRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  HoursRefused(String reason) {
    super("hours." + reason);
  }

  /** Another window or device of the same person is learning. */
  static HoursRefused streamTaken() {
    return new HoursRefused("stream-taken");
  }

  /** A nonce that was used up long ago, or never given out. */
  static HoursRefused nonceStale() {
    return new HoursRefused("nonce-stale");
  }
}
