/**
 * Pages of results: the candidate's list and letter; the staff's results, corrections of keys,
 * practical marks, appeals and archive.
 *
 * <p>Must not contain marking or deciding; they are in {@code exambank.grading}. Start at {@code
 * ResultView}. May import Faces, Servlet, the boundaries of {@code exambank.grading} and {@code
 * exambank.certificate}, and {@code training.person} for who the caller is.
 */
package cn.shenhe.portal.web.exambank.grading;
