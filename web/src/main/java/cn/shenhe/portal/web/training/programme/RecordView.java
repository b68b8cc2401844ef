package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.record.PersonRecord;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** One's own record, and the spans behind every credited minute. */
@Named
@RequestScoped
public class RecordView {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  @Inject PersonRecord records;
  @Inject LearningHours hours;
  @Inject FacesContext faces;

  private PersonRecord.Record record;
  private LearningHours.EvidencePage evidence;

  @PostConstruct
  void load() {
    record = records.mine();
    evidence =
        hours.evidence(page(faces.getExternalContext().getRequestParameterMap().get("evidence")));
  }

  public String shown(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public PersonRecord.Record getRecord() {
    return record;
  }

  public LearningHours.EvidencePage getEvidence() {
    return evidence;
  }

  private static int page(String typed) {
    return typed != null && typed.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(typed)) : 1;
  }
}
