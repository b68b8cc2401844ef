package cn.shenhe.portal.training.booking;

/** Whether a base of the plan exists. A planned one is shown as such and cannot be booked. */
public enum BaseState {
  EXISTING,
  PLANNED
}
