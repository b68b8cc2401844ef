/**
 * Sittings: exam sessions and who is enrolled in them, and every answer a candidate gives between
 * the bell and the hand-in.
 *
 * <p>Owns the deadline, the order of answers, the rule which device counts, and the append-only
 * record of what happened. Must not contain the answer key, marks or results: it hands the final
 * answers over as the event {@code SittingClosed} and knows a paper only by its id and its sheet
 * without key. Start at {@code Sitting}, then {@code SittingDesk} and the boundaries {@code
 * Sittings}, {@code ExamSessions}, {@code ExamEnrolling}, {@code Invigilation}. May import {@code
 * exambank.paper} and the module's base types.
 */
package cn.shenhe.portal.exambank.sitting;
