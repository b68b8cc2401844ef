package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.grading.ResultOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What staff do with certificates: look up, print again, revoke, take a revocation back. */
@Stateless
public class CertificateOffice {

  private static final int BATCH = 500;

  @Inject CertificateRepository certificates;
  @Inject SigningKeys keys;
  @Inject Issuing issuing;
  @Inject ResultOffice results;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Inject Event<CertificateExpiring> expiring;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Inject
  @ConfigProperty(name = "portal.certificate.remind-days", defaultValue = "60,15")
  String remindDays;

  /**
   * @param words part of a number or name; empty finds all, newest first
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<CertificateRow> search(String words, int first, int most) {
    Instant now = clock.instant();
    return certificates
        .search(words == null ? "" : words.strip(), first, Math.min(most, 200))
        .stream()
        .map(certificate -> certificate.row(now))
        .toList();
  }

  /** Those of these results that have one; for the preview of a correction. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<CertificateRow> ofResults(Collection<String> results) {
    Instant now = clock.instant();
    return certificates.byResults(results).stream().map(c -> c.row(now)).toList();
  }

  /**
   * @throws UnknownCertificate when there is none of this number
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public byte[] paper(String number) {
    return Certificates.print(find(number), publicUrl, clock);
  }

  /**
   * Takes effect at once, also for codes that are already printed.
   *
   * @param reason shown to the holder; 2 to 400 characters
   * @throws CertificateRefused without a reason, or when it is revoked already
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void revoke(String number, String reason) {
    Certificate certificate = find(number);
    String why = reason == null ? "" : reason.strip();
    if (why.length() < 2 || why.length() > 400) {
      throw new CertificateRefused("certificate.reason");
    }
    if (certificate.revoked()) {
      throw new CertificateRefused("certificate.already-revoked");
    }
    certificate.revoke(why, true, clock.instant());
    acts.fire(new ExamBankAct("certificate.revoked", number, why));
  }

  /**
   * @throws CertificateRefused when it is not revoked, or a changed result revoked it
   */
  @RolesAllowed("ADMINISTRATOR")
  public void reinstate(String number) {
    Certificate certificate = find(number);
    if (!certificate.revokedByStaff()) {
      throw new CertificateRefused("certificate.not-by-staff");
    }
    certificate.reinstate();
    acts.fire(new ExamBankAct("certificate.reinstated", number, ""));
  }

  /** Whether somebody is named as the issuer; without one nothing is issued. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public boolean issuerNamed() {
    return issuing.issuerName().isPresent();
  }

  /**
   * How many released passes that still count have no certificate: those from before somebody was
   * named as the issuer.
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public long missing() {
    return certificates.countPassesWithout(today());
  }

  /**
   * Issues what {@link #missing} counts, the oldest passes first, at most 500 of them; asked again
   * it goes on.
   *
   * @return how many certificates were issued
   * @throws CertificateRefused while nobody is named as the issuer
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public int issueMissing() {
    if (!issuerNamed()) {
      throw new CertificateRefused("certificate.issuer-none");
    }
    List<String> passes = certificates.passesWithout(today(), BATCH);
    results.settled(passes, "").forEach(issuing::follow);
    acts.fire(new ExamBankAct("certificate.caught-up", "", String.valueOf(passes.size())));
    return passes.size();
  }

  private LocalDate today() {
    return clock.instant().atZone(Certificate.BEIJING).toLocalDate();
  }

  /**
   * Tells once for every certificate and lead time that it will end; a lead time that was missed is
   * caught up by the next. Answers how many were told.
   */
  @RolesAllowed("SYSTEM")
  public int remind() {
    Instant now = clock.instant();
    LocalDate today = now.atZone(Certificate.BEIJING).toLocalDate();
    int told = 0;
    LocalDate from = today;
    for (int lead : leads(remindDays)) {
      List<Certificate> ending = certificates.ending(from, today.plusDays(lead), lead, BATCH);
      for (Certificate certificate : ending) {
        certificate.reminded(lead, now);
        CertificateClaims claims = certificate.claims();
        expiring.fire(
            new CertificateExpiring(
                certificate.person(), claims.number(), claims.title(), claims.expires(), lead));
      }
      told += ending.size();
      from = today.plusDays(lead + 1L);
    }
    return told;
  }

  /** Lead times in days, the shortest first; what is no number of days is left out. */
  static List<Integer> leads(String setting) {
    return Arrays.stream(setting.split(","))
        .map(String::strip)
        .filter(word -> word.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .sorted()
        .distinct()
        .toList();
  }

  /** Makes the signing key at the first start, so that its public half can be published. */
  @RolesAllowed("SYSTEM")
  public void prepareKey() {
    keys.current();
  }

  private Certificate find(String number) {
    return Optional.ofNullable(number)
        .flatMap(certificates::byNumber)
        .orElseThrow(UnknownCertificate::new);
  }
}
