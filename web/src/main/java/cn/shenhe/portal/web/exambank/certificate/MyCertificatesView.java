package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.certificate.CertificateState;
import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.training.person.MyAccount;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One's own certificates, with the reminder of those that will soon end. */
@Named
@RequestScoped
public class MyCertificatesView {

  @Inject Certificates certificates;
  @Inject MyAccount account;

  private List<CertificateRow> rows;

  @PostConstruct
  void load() {
    rows = certificates.ofPerson(account.overview().publicId());
  }

  public List<CertificateRow> getRows() {
    return rows;
  }

  /** Those whose holder was reminded and that still hold. */
  public List<CertificateRow> getEnding() {
    return rows.stream()
        .filter(row -> row.remindedAt() != null && row.state() == CertificateState.VALID)
        .toList();
  }
}
