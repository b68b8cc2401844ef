package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** There is no such certificate, or it is not the caller's. */
public class UnknownCertificate extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  UnknownCertificate() {
    super("certificate.unknown");
  }
}
