/**
 * Pages of certificates: one's own, the public check, the staff's list; and their REST resources.
 *
 * <p>Must not contain signing or deciding; they are in {@code exambank.certificate}. Start at
 * {@code VerifyView}. May import Faces, Servlet, REST and the boundaries of {@code
 * exambank.certificate}.
 */
package cn.shenhe.portal.web.exambank.certificate;
