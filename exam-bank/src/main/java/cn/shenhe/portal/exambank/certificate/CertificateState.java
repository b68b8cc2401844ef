package cn.shenhe.portal.exambank.certificate;

/** What a certificate is worth now. */
public enum CertificateState {
  VALID("有效"),
  EXPIRED("已过有效期"),
  REVOKED("已撤销");

  private final String label;

  CertificateState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
