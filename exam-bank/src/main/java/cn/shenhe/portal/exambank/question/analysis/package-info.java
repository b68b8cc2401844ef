/**
 * Item analysis: how items and a whole test behaved in sittings, with the formulas of Moodle's quiz
 * statistics.
 *
 * <p>Owns pure arithmetic over marks. Must not know candidates, the database or questions. Start at
 * {@link cn.shenhe.portal.exambank.question.analysis.ItemAnalysis}. May import the JDK only.
 */
package cn.shenhe.portal.exambank.question.analysis;
