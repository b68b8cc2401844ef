package cn.shenhe.portal.training.record;

import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.certificate.Certificates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Certificates of training and examination; one that was revoked says so. */
@ApplicationScoped
class CertificateEntries implements RecordSource {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Inject Certificates certificates;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    return certificates.ofPerson(person).stream()
        .limit(limit)
        .map(CertificateEntries::entry)
        .toList();
  }

  private static RecordEntry entry(CertificateRow row) {
    Instant day = row.issued().atStartOfDay(BEIJING).toInstant();
    return new RecordEntry(
        RecordEntry.Kind.CERTIFICATE,
        day,
        day,
        row.title() + "，编号 " + row.number(),
        Duration.ZERO,
        row.state().label(),
        row.issuer());
  }
}
