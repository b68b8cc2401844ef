package cn.shenhe.portal.training.programme;

/** The first training for a post, or the one that repeats it. */
public enum EnrolmentKind {
  INITIAL,
  REFRESHER
}
