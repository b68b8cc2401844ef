package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.training.roster.EmployeeExams;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.RosterRefused;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** One person of the enterprise: programmes lesson by lesson, trainings attended, the join code. */
@Named
@RequestScoped
public class EmployeeView {

  /** A level and the minutes recorded for it; 0 for none. */
  public record Level(String kind, long minutes) {}

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  @Inject EnterpriseOffice office;
  @Inject EmployeeExams exams;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String id;
  private EnterpriseOffice.Person person;
  private LearningHours.EvidencePage evidence = new LearningHours.EvidencePage(List.of(), 0, 1);
  private EmployeeExams.Exams taken = new EmployeeExams.Exams(List.of(), List.of());

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    id = faces.getExternalContext().getRequestParameterMap().get("id");
    try {
      person = office.person(id);
    } catch (RosterRefused unknown) {
      person = null;
    }
  }

  public void load() throws IOException {
    try {
      person = office.person(id);
      String page = faces.getExternalContext().getRequestParameterMap().get("evidence");
      evidence =
          office.evidence(
              id, page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
      taken = exams.of(id);
    } catch (RosterRefused unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String remove() throws IOException {
    return act("employee.removed", "/my/enterprise?", () -> office.remove(id));
  }

  public String refresh(String code) throws IOException {
    return act("employee.refreshed", "/my/employee?id=" + id + "&", () -> office.refresh(id, code));
  }

  private String act(String done, String next, Runnable act) throws IOException {
    try {
      act.run();
      faces.addMessage(null, new FacesMessage(Texts.of("programme", done)));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return next + "faces-redirect=true";
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  /** The spans behind what counts, newest first. */
  public LearningHours.EvidencePage getEvidence() {
    return evidence;
  }

  /** Examinations taken and certificates. */
  public EmployeeExams.Exams getTaken() {
    return taken;
  }

  /** The three levels of a new worker and the minutes recorded for each; empty for others. */
  public List<Level> getLevels() {
    if (person == null || person.category() != JobCategory.NEW_WORKER) {
      return List.of();
    }
    return Stream.of(ClassKind.PLANT, ClassKind.WORKSHOP, ClassKind.TEAM)
        .map(
            kind ->
                new Level(
                    kind.name(),
                    person.attended().stream()
                        .filter(event -> event.kind() == kind)
                        .mapToLong(ClassRecords.Attended::minutes)
                        .sum()))
        .toList();
  }

  public String shown(Instant moment) {
    return MOMENT.format(moment);
  }

  public EnterpriseOffice.Person getPerson() {
    return person;
  }
}
