package cn.shenhe.portal.training.activity;

/** Whom it reaches. */
public enum Audience {
  RESIDENT,
  WORKER,
  PUPIL,
  ELDER,
  MIXED
}
