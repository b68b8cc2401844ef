package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.grading.ResultSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Certificates follow results: a pass has one, a fail has none that is valid. Told the same twice,
 * nothing changes the second time.
 */
@ApplicationScoped
class Issuing {

  @Inject CertificateRepository certificates;
  @Inject SigningKeys keys;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Inject Event<CertificateIssued> issued;

  @Inject
  @ConfigProperty(name = "portal.certificate.issuer")
  Optional<String> issuer;

  @Inject
  @ConfigProperty(name = "portal.certificate.prefix", defaultValue = "SHPX")
  String prefix;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  void follow(@Observes ResultSettled result) {
    Optional<Certificate> existing = certificates.byResult(result.result());
    if (result.passed() && existing.isEmpty()) {
      issue(result);
    } else if (existing.isPresent()) {
      align(existing.get(), result);
    }
  }

  private void align(Certificate certificate, ResultSettled result) {
    if (!result.passed() && !certificate.revoked()) {
      certificate.revoke(result.reason(), false, clock.instant());
      acts.fire(new ExamBankAct("certificate.revoked", certificate.number(), result.reason()));
    } else if (result.passed() && certificate.revoked() && !certificate.revokedByStaff()) {
      certificate.reinstate();
      acts.fire(new ExamBankAct("certificate.reinstated", certificate.number(), result.reason()));
    }
  }

  /** Nothing is issued while nobody is named as the issuer. */
  private void issue(ResultSettled result) {
    Optional<String> name = issuerName();
    if (name.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    LocalDate today = now.atZone(Certificate.BEIJING).toLocalDate();
    CertificateClaims claims =
        new CertificateClaims(
            CertificateNumber.fresh(prefix, today.getYear()),
            result.personName(),
            result.title(),
            name.get(),
            today,
            result.validUntil(),
            demo);
    Certificate certificate =
        new Certificate(result.result(), result.person(), claims, keys.current());
    certificates.add(certificate);
    acts.fire(new ExamBankAct("certificate.issued", certificate.number(), ""));
    issued.fire(new CertificateIssued(result.result(), result.person(), result.title(), now));
  }

  /** A demonstration names itself, whatever the setting says. */
  Optional<String> issuerName() {
    return demo
        ? Optional.of("演示单位（非真实机构）")
        : issuer.map(String::strip).filter(text -> !text.isEmpty());
  }
}
