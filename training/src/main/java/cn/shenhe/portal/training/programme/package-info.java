/**
 * Programmes: who must learn what, how many hours, by when; and who is enrolled.
 *
 * <p>Owns programmes with their editions, units and lessons, the enrolments and their progress, and
 * the outlines that ship ({@code resources/programmes}). Numbers of hours and months are data with
 * their basis beside them. Must not contain heartbeats ({@code training.hours}), rosters or pages.
 * Start at {@link cn.shenhe.portal.training.programme.Programme} and {@link
 * cn.shenhe.portal.training.programme.Enrolment}. May import {@code training.hours}, {@code
 * training.person}, {@code content.courseware}, {@code content.delivery}, {@code
 * exambank.question}'s {@code IndustryCatalogues} and Jackson. Classes and visits are read by name
 * from the database.
 */
package cn.shenhe.portal.training.programme;
