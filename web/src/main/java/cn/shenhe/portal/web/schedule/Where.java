package cn.shenhe.portal.web.schedule;

/** Which of several nodes of the portal makes a call. */
enum Where {
  /** Exactly one of them each time; kept in the database, taken over when the node dies. */
  ONE_NODE,
  /** Each for itself, because it looks after something of its own (its index, its disk). */
  EVERY_NODE
}
