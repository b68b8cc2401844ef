package cn.shenhe.portal.web.schedule;

import java.util.Set;

/**
 * One line of the {@link Timetable}: a call of exactly one boundary method, and when it is due. Two
 * calls of the same line never overlap. A node that dies in the middle of a call leaves it to
 * another, so a call may be made twice: what it does must be idempotent.
 *
 * @param name {@code feature.verb}, unique; also the key of the Quartz job
 * @param call the boundary method, called as the role SYSTEM outside of any transaction
 */
record Appointment(String name, Where where, Timing timing, Missed missed, Runnable call) {

  private static final Set<String> ENDING = Set.of("campaign.run", "contest.end");

  /**
   * Whether it does what nobody can take back only because a time has come: it removes what is old,
   * or opens and ends what the public sees. Such a call waits while the clock is in doubt.
   */
  boolean needsTheRightTime() {
    return name.endsWith(".purge") || ENDING.contains(name);
  }
}
