/**
 * An enterprise and its people: the list, who lacks what by when, reminders, the training the
 * enterprise held itself (also of new workers on three levels, and anew after another post or a
 * year away) and the statutory archive.
 *
 * <p>Owns employees, class trainings with their attendance, changes of posts, and reminders. An
 * employee's learning becomes visible to the enterprise only after the employee joined with the
 * code. Must not contain heartbeats or programmes. Start at {@link
 * cn.shenhe.portal.training.roster.Employee} and {@link
 * cn.shenhe.portal.training.roster.EnterpriseOffice}. May import {@code training.programme}, {@code
 * training.hours}, {@code exambank.question.exchange} (the gateway for foreign spreadsheets) and
 * POI.
 */
package cn.shenhe.portal.training.roster;
