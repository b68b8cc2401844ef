package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.certificate.CertificateRefused;
import cn.shenhe.portal.exambank.certificate.RenewalAdvice;
import cn.shenhe.portal.exambank.certificate.RenewalRule;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the holder of a 操作证 has to have it reviewed. Nothing typed here is kept. */
@Named
@RequestScoped
public class RenewalView {

  @Inject InstantSource clock;
  @Inject Refusals refusals;

  @Inject
  @ConfigProperty(name = "portal.certificate.renewal-rules")
  Optional<String> rules;

  private String issued;
  private String expires;
  private String review;
  private RenewalAdvice advice;

  /** Answers as soon as the address holds both days. */
  public void load() {
    if (issued == null || expires == null) {
      return;
    }
    try {
      advice =
          RenewalAdvice.of(
              LocalDate.parse(issued),
              LocalDate.parse(expires),
              review == null || review.isBlank() ? null : LocalDate.parse(review),
              LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")),
              rules.map(Path::of).map(RenewalRule::of).orElseGet(RenewalRule::shipped));
    } catch (CertificateRefused refused) {
      refusals.show(refused, null);
    } catch (DateTimeParseException unreadable) {
      refusals.show(new UnreadableDay(), null);
    }
  }

  /** A day that is no day. */
  private static final class UnreadableDay extends cn.shenhe.portal.exambank.ExamBankRefusal {
    private static final long serialVersionUID = 1L;

    UnreadableDay() {
      super("certificate.renewal.unreadable");
    }
  }

  public RenewalAdvice getAdvice() {
    return advice;
  }

  public String getIssued() {
    return issued;
  }

  public void setIssued(String issued) {
    this.issued = issued;
  }

  public String getExpires() {
    return expires;
  }

  public void setExpires(String expires) {
    this.expires = expires;
  }

  public String getReview() {
    return review;
  }

  public void setReview(String review) {
    this.review = review;
  }
}
