/**
 * The workbench of the bank: list, editor, import, review, duplicates; its demo content.
 *
 * <p>Owns pages and page beans only; every decision is made by the boundaries of {@code
 * exambank.question}. Must not show a key to the public. Start at {@link
 * cn.shenhe.portal.web.exambank.question.QuestionsView}. May import {@code exambank.question},
 * {@code exambank.grading.ItemHealth} and its {@code web.exambank.grading.HealthLines}, {@code
 * web.shell}, Faces, PrimeFaces and OmniFaces.
 */
package cn.shenhe.portal.web.exambank.question;
