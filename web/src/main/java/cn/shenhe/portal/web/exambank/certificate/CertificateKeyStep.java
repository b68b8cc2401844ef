package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.certificate.CertificateOffice;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Has the key of certificates made at the first start, so that its public half can be published.
 */
@ApplicationScoped
public class CertificateKeyStep implements StartStep {

  @Inject CertificateOffice office;

  @Override
  public int order() {
    return 320;
  }

  @Override
  public void run() {
    office.prepareKey();
  }
}
