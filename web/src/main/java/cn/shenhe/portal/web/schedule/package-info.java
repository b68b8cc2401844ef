/**
 * When the portal does something by itself: the timetable, and Quartz which keeps it.
 *
 * <p>Owns Quartz and its tables; everything that is done at a time is done by calling one boundary
 * method of a module as the role SYSTEM. Must not contain rules of the field, and nobody else
 * imports Quartz. Start at {@code Timetable}. May import the boundaries of all modules.
 */
package cn.shenhe.portal.web.schedule;
