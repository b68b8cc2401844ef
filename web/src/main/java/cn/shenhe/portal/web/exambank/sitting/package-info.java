/**
 * Pages and interfaces of sittings: choosing a session, the candidate's page, the invigilator's
 * console, and the chores of the clock.
 *
 * <p>Must not contain a rule about deadlines, devices or answers; they are in {@code
 * exambank.sitting}. Start at {@code SittingServlet}. May import Faces, Servlet, REST and the
 * boundaries of {@code exambank.sitting} and {@code exambank.paper}.
 */
package cn.shenhe.portal.web.exambank.sitting;
