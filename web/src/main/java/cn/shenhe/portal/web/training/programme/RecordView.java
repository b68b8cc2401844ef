package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.play.PackageAttempts;
import cn.shenhe.portal.training.play.PackagePlay;
import cn.shenhe.portal.training.record.PersonRecord;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One's own record, and the spans behind every credited minute of the last year. */
@Named
@RequestScoped
public class RecordView {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
  private static final Duration YEAR = Duration.ofDays(366);

  @Inject PersonRecord records;
  @Inject LearningHours hours;
  @Inject PackagePlay packages;
  @Inject SecurityContext caller;
  @Inject InstantSource clock;

  private PersonRecord.Record record;
  private List<LearningHours.EvidenceRow> evidence;
  private List<PackageAttempts.Standing> played;

  @PostConstruct
  void load() {
    record = records.mine();
    evidence = hours.evidence(clock.instant().minus(YEAR), clock.instant().plusSeconds(1));
    played = packages.played(caller.getCallerPrincipal().getName());
  }

  public String shown(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public PersonRecord.Record getRecord() {
    return record;
  }

  public List<LearningHours.EvidenceRow> getEvidence() {
    return evidence;
  }

  public List<PackageAttempts.Standing> getPlayed() {
    return played;
  }
}
