/**
 * Learning hours: how much of which content a person has learned, and how the portal knows.
 *
 * <p>Owns the streams of heartbeats, the credit per piece of content and the evidence behind every
 * credited minute. Generic over "content piece with a length": articles here, videos and packages
 * by another {@link cn.shenhe.portal.training.hours.PieceSource}. Must not contain programmes,
 * deadlines or pages. Start at {@link cn.shenhe.portal.training.hours.LearningStream}, then {@link
 * cn.shenhe.portal.training.hours.LearningHours}. May import {@code content.courseware}.
 */
package cn.shenhe.portal.training.hours;
