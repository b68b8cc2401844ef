/**
 * Pages of certificates: one's own, the public check, the staff's list; and their REST resources.
 *
 * <p>Must not contain signing or deciding; they are in {@code exambank.certificate}. Start at
 * {@code VerifyView}. {@code CertificateLetters} puts the word that a certificate will end into
 * {@code content.delivery}. May import Faces, Servlet, REST, the boundaries of {@code
 * exambank.certificate}, {@code content.delivery} and {@code training.person}.
 */
package cn.shenhe.portal.web.exambank.certificate;
