/**
 * Pages of programmes and learning hours: the outlines, enrolling, the learner's home, the clock on
 * the page of a lesson, one's record.
 *
 * <p>Must not contain rules of hours or deadlines; they are in {@code training.hours} and {@code
 * training.programme}. Start at {@code ProgrammeView} and {@code LearningResource}. May import
 * Faces, REST and the boundaries of {@code training.hours}, {@code training.programme}, {@code
 * training.person}, {@code training.record}.
 */
package cn.shenhe.portal.web.training.programme;
