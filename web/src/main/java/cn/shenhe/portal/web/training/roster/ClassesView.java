package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeRow;
import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Trainings the enterprise held itself: record one, see them, take one back. */
@Named
@RequestScoped
public class ClassesView {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(BEIJING);
  private static final String HERE = "/my/classes?faces-redirect=true";

  @Inject ClassRecords classes;
  @Inject ProgrammeCatalogue catalogue;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private ClassRecords.TrainingPage trainings;
  private List<ProgrammeRow> programmes;
  private ClassKind kind = ClassKind.CLASSROOM;
  private List<String> units = List.of();
  private String unit = "";
  private String programme = "";
  private String title = "";
  private String content = "";
  private String place = "";
  private String trainer = "";
  private String startedAt;
  private int minutes = 45;
  private int passMark = 60;
  private String attendees = "";
  private String reason = "";

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    if (faces.isPostback()) {
      load();
    }
  }

  public void load() {
    programmes = catalogue.offered();
    units = catalogue.attendedUnits();
    try {
      trainings = classes.page(1);
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
    }
  }

  public String record() {
    Instant start;
    try {
      start = LocalDateTime.parse(startedAt.strip().replace(' ', 'T')).atZone(BEIJING).toInstant();
    } catch (DateTimeParseException malformed) {
      faces.addMessage(
          "classForm:startedAt",
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, Texts.of("programme", "roster.class-start"), null));
      load();
      return null;
    }
    return act(
        "classForm:attendees",
        "classes.recorded",
        () ->
            classes.record(
                new ClassRecords.Held(
                    kind, programme, unit, title, content, place, trainer, start, minutes,
                    passMark),
                attendees));
  }

  public String cancel(String publicId) {
    return act(null, "classes.cancelled", () -> classes.cancel(publicId, reason));
  }

  private String act(String field, String done, Runnable act) {
    try {
      act.run();
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, field);
      load();
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("programme", done)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE;
  }

  public String shown(Instant moment) {
    return MOMENT.format(moment);
  }

  public ClassKind[] getKinds() {
    return ClassKind.values();
  }

  public List<ProgrammeRow> getProgrammes() {
    return programmes;
  }

  /** Units that are done by being there, under the names they have in any edition that runs. */
  public List<String> getUnits() {
    return units;
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public ClassRecords.TrainingPage getTrainings() {
    return trainings;
  }

  public ClassKind getKind() {
    return kind;
  }

  public void setKind(ClassKind kind) {
    this.kind = kind;
  }

  public String getProgramme() {
    return programme;
  }

  public void setProgramme(String programme) {
    this.programme = programme == null ? "" : programme;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title == null ? "" : title;
  }

  public String getContent() {
    return content;
  }

  public void setContent(String content) {
    this.content = content == null ? "" : content;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place == null ? "" : place;
  }

  public String getTrainer() {
    return trainer;
  }

  public void setTrainer(String trainer) {
    this.trainer = trainer == null ? "" : trainer;
  }

  public String getStartedAt() {
    return startedAt;
  }

  public void setStartedAt(String startedAt) {
    this.startedAt = startedAt;
  }

  public int getMinutes() {
    return minutes;
  }

  public void setMinutes(int minutes) {
    this.minutes = minutes;
  }

  public int getPassMark() {
    return passMark;
  }

  public void setPassMark(int passMark) {
    this.passMark = passMark;
  }

  public String getAttendees() {
    return attendees;
  }

  public void setAttendees(String attendees) {
    this.attendees = attendees;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
