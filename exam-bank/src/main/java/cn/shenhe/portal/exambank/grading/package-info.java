/**
 * Results: marking a closed sitting, practical marks, appeals, corrections of keys, and the
 * archive.
 *
 * <p>Owns every mark and its history. Must not let a key or an explanation out before the result is
 * released. Start at {@link cn.shenhe.portal.exambank.grading.Results} (the candidate) and {@link
 * cn.shenhe.portal.exambank.grading.ResultOffice} (staff). May import {@code exambank.sitting},
 * {@code exambank.paper}, {@code exambank.question}, {@code exambank.print} and the module's base
 * types; never {@code exambank.certificate}, which follows {@link
 * cn.shenhe.portal.exambank.grading.ResultSettled}.
 */
package cn.shenhe.portal.exambank.grading;
