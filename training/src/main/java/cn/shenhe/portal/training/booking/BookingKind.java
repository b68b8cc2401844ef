package cn.shenhe.portal.training.booking;

/** A few people who come together, or a school or other group with a leader. */
public enum BookingKind {
  INDIVIDUAL,
  GROUP
}
