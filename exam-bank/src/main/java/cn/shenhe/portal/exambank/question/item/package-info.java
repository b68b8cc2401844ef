/**
 * What a question is, apart from its life: stem, answer, options, explanation, law, applicability.
 *
 * <p>Owns the immutable content model ({@link cn.shenhe.portal.exambank.question.item.Item}), its
 * validity rules, the likeness of two items and our own JSON form. Must not contain persistence,
 * state or readers of foreign formats. Start at {@code Item} and {@code ItemBody}. May import the
 * JDK, jsoup (rich text) and Jackson (JSON).
 */
package cn.shenhe.portal.exambank.question.item;
