/**
 * Proofs of passed examinations: 培训考核合格证明, never a certificate of the state.
 *
 * <p>Owns who was issued what, its signature, its state and the paper it is printed on. Must not
 * decide whether somebody passed: it follows {@code grading.ResultSettled}. Start at {@link
 * cn.shenhe.portal.exambank.certificate.Certificates} (the holder), {@link
 * cn.shenhe.portal.exambank.certificate.CertificateCheck} (everybody) and {@link
 * cn.shenhe.portal.exambank.certificate.CertificateOffice} (staff). May import {@code
 * exambank.grading}, {@code exambank.print} and the module's base types.
 */
package cn.shenhe.portal.exambank.certificate;
