package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A certificate cannot be treated like this. */
public class CertificateRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  CertificateRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
