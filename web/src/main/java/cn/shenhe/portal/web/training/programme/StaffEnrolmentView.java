package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.programme.EnrolmentDesk;
import cn.shenhe.portal.training.programme.ProgrammeRefused;
import cn.shenhe.portal.training.programme.TaughtResult;
import cn.shenhe.portal.training.programme.UnknownProgramme;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** One enrolment before staff: class time recorded for it, and closing what staff opened. */
@Named
@RequestScoped
public class StaffEnrolmentView {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BEIJING);

  @Inject EnrolmentDesk desk;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String id;
  private EnrolmentDesk.Sheet sheet;
  private String startedAt = "";
  private int minutes = 45;
  private String content = "";
  private String teacher = "";
  private String basis = "";
  private String unit = "";
  private TaughtResult result = TaughtResult.NOT_EXAMINED;
  private String reason = "";

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    id = faces.getExternalContext().getRequestParameterMap().get("id");
    try {
      sheet = desk.sheet(id);
    } catch (UnknownProgramme unknown) {
      sheet = null;
    }
  }

  public void load() throws IOException {
    try {
      sheet = desk.sheet(id);
    } catch (UnknownProgramme unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String record() {
    return act(
        "taughtForm:startedAt",
        "staff.taught.done",
        "/staff/programme/enrolment?id=" + id + "&",
        () ->
            desk.record(
                id,
                new EnrolmentDesk.Taught(start(), minutes, content, teacher, basis, result, unit)));
  }

  private Instant start() {
    try {
      return LocalDateTime.parse(startedAt.strip().replace(' ', 'T')).atZone(BEIJING).toInstant();
    } catch (DateTimeParseException malformed) {
      throw new ProgrammeRefused("taught-time");
    }
  }

  /** Named by the form it was pressed in, whatever was recorded meanwhile. */
  public String cancel() {
    String taught = faces.getExternalContext().getRequestParameterMap().get("taught");
    return act(
        null,
        "staff.taught.cancelled",
        "/staff/programme/enrolment?id=" + id + "&",
        () -> desk.cancel(id, taught, reason));
  }

  public String close() {
    return act(null, "staff.closed", "/staff/programme/programmes?", () -> desk.close(id));
  }

  private String act(String field, String done, String next, Runnable act) {
    try {
      act.run();
      faces.addMessage(null, new FacesMessage(Texts.of("programme", done)));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return next + "faces-redirect=true";
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, field);
      return null;
    }
  }

  public String shown(Instant moment) {
    return MOMENT.format(moment);
  }

  public TaughtResult[] getResults() {
    return TaughtResult.values();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public EnrolmentDesk.Sheet getSheet() {
    return sheet;
  }

  public String getStartedAt() {
    return startedAt;
  }

  public void setStartedAt(String startedAt) {
    this.startedAt = startedAt == null ? "" : startedAt;
  }

  public int getMinutes() {
    return minutes;
  }

  public void setMinutes(int minutes) {
    this.minutes = minutes;
  }

  public String getContent() {
    return content;
  }

  public void setContent(String content) {
    this.content = content;
  }

  public String getTeacher() {
    return teacher;
  }

  public void setTeacher(String teacher) {
    this.teacher = teacher;
  }

  public String getBasis() {
    return basis;
  }

  public void setBasis(String basis) {
    this.basis = basis;
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public TaughtResult getResult() {
    return result;
  }

  public void setResult(TaughtResult result) {
    this.result = result;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason == null ? "" : reason;
  }
}
