package cn.shenhe.portal.web.schedule;

/** What happens to a call that was due while nobody could make it (more than a minute late). */
enum Missed {
  /** It is made once, as soon as possible, however often it was missed. */
  CATCH_UP_ONCE,
  /** It is left out; the next regular time counts. */
  SKIP
}
