/**
 * The bank: questions with their versions and life, import and export, duplicates, the catalogues
 * of special operations and of industries, what item analysis found.
 *
 * <p>Owns every question and the only way to change one. Must not contain papers, sittings, people
 * or pages. Start at {@link cn.shenhe.portal.exambank.question.Question} and {@link
 * cn.shenhe.portal.exambank.question.QuestionAuthoring}; other features of this module read through
 * {@link cn.shenhe.portal.exambank.question.LiveQuestions}. May import {@code question.item},
 * {@code question.exchange} and the narrow Jakarta APIs.
 */
package cn.shenhe.portal.exambank.question;
