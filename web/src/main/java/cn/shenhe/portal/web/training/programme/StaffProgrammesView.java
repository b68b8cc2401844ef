package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.programme.ProgrammeRow;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Programmes as staff keep them, and who is enrolled; staff may enrol somebody. */
@Named
@RequestScoped
public class StaffProgrammesView {

  private static final String HERE = "/staff/programme/programmes?faces-redirect=true";

  @Inject ProgrammeEditing editing;
  @Inject ProgrammeCatalogue catalogue;
  @Inject ProgrammeEnrolling enrolling;
  @Inject Refusals refusals;
  @Inject FacesContext faces;
  @Inject SecurityContext security;

  private List<ProgrammeRow> rows;
  private ProgrammeEnrolling.StaffPage enrolments;
  private int pageNumber = 1;
  private String login;
  private String code;
  private EnrolmentKind kind = EnrolmentKind.INITIAL;
  private String industry = "";
  private String since;

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    if (faces.isPostback()) {
      load();
    }
  }

  public void load() {
    rows = isEditor() ? editing.list() : catalogue.offered();
    enrolments = enrolling.page("", pageNumber);
  }

  public String enrol() {
    try {
      LocalDate day = since == null || since.isBlank() ? null : LocalDate.parse(since.strip());
      enrolling.enrolOther(login, new ProgrammeEnrolling.Wish(code, kind, industry, day));
      return done("staff.enrolled");
    } catch (DateTimeParseException malformed) {
      faces.addMessage(
          "enrolForm:since",
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, Texts.of("programme", "programme.since"), null));
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, "enrolForm:login");
    }
    load();
    return null;
  }

  public String offer(String of, boolean offered) {
    try {
      editing.offer(of, offered);
      return done(offered ? "staff.offered" : "staff.withdrawn");
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
  }

  private String done(String text) {
    faces.addMessage(null, new FacesMessage(Texts.of("programme", text)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE;
  }

  public boolean isEditor() {
    return security.isCallerInRole("EDITOR") || security.isCallerInRole("ADMINISTRATOR");
  }

  public boolean isEnroller() {
    return security.isCallerInRole("EXAMINER") || security.isCallerInRole("ADMINISTRATOR");
  }

  public EnrolmentKind[] getKinds() {
    return EnrolmentKind.values();
  }

  public List<ProgrammeRow> getRows() {
    return rows;
  }

  public ProgrammeEnrolling.StaffPage getEnrolments() {
    return enrolments;
  }

  public boolean isMore() {
    return enrolments.total() > pageNumber * 50L;
  }

  public int getPageNumber() {
    return pageNumber;
  }

  public void setPageNumber(int pageNumber) {
    this.pageNumber = Math.max(1, pageNumber);
  }

  public String getLogin() {
    return login;
  }

  public void setLogin(String login) {
    this.login = login;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public EnrolmentKind getKind() {
    return kind;
  }

  public void setKind(EnrolmentKind kind) {
    this.kind = kind;
  }

  public String getIndustry() {
    return industry;
  }

  public void setIndustry(String industry) {
    this.industry = industry;
  }

  public String getSince() {
    return since;
  }

  public void setSince(String since) {
    this.since = since;
  }
}
