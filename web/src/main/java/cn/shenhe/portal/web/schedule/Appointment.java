package cn.shenhe.portal.web.schedule;

/**
 * One line of the {@link Timetable}: a call of exactly one boundary method, and when it is due. Two
 * calls of the same line never overlap. A node that dies in the middle of a call leaves it to
 * another, so a call may be made twice: what it does must be idempotent.
 *
 * @param name {@code feature.verb}, unique; also the key of the Quartz job
 * @param call the boundary method, called as the role SYSTEM outside of any transaction
 */
record Appointment(String name, Where where, Timing timing, Missed missed, Runnable call) {}
