/**
 * Pages of practice papers: choose, take, see the result.
 *
 * <p>Must not contain marking or drawing; they are in {@code exambank.paper}. Start at {@code
 * PracticesView}. May import Faces and the boundaries of {@code exambank.paper}.
 */
package cn.shenhe.portal.web.exambank.paper;
