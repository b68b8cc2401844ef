/**
 * Question files in and out: Excel, CSV, papers as text, our JSON, Moodle XML, GIFT, Aiken, QTI.
 *
 * <p>Owns every parser of foreign question files behind one hardened gateway ({@link
 * cn.shenhe.portal.exambank.question.exchange.QuestionFiles}) and the writers. Must not know the
 * database. Readers yield {@link cn.shenhe.portal.exambank.question.exchange.ReadRow}s: every row
 * of a file becomes exactly one, valid or refused with a reason. May import {@code question.item},
 * POI, Commons Compress, jsoup and Jackson.
 */
package cn.shenhe.portal.exambank.question.exchange;
