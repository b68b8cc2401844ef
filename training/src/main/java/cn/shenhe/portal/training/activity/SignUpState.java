package cn.shenhe.portal.training.activity;

/** SIGNED → ATTENDED, CANCELLED (by the person) or CLOSED (the activity is not held). */
public enum SignUpState {
  SIGNED,
  ATTENDED,
  CANCELLED,
  CLOSED
}
