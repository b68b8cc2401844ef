package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.programme.ProgrammeOutline;
import cn.shenhe.portal.training.programme.UnknownProgramme;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** One programme: what is taught, how long, on what basis; and enrolling oneself. */
@Named
@RequestScoped
public class ProgrammeView {

  @Inject ProgrammeCatalogue catalogue;
  @Inject ProgrammeEnrolling enrolling;
  @Inject Refusals refusals;
  @Inject FacesContext faces;
  @Inject SecurityContext security;

  private String code;
  private ProgrammeOutline outline;
  private EnrolmentKind kind = EnrolmentKind.INITIAL;
  private String industry = "";
  private String since;

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    code = faces.getExternalContext().getRequestParameterMap().get("code");
    try {
      outline = catalogue.outline(code);
    } catch (UnknownProgramme unknown) {
      outline = null;
    }
  }

  public void load() throws IOException {
    try {
      outline = catalogue.outline(code);
    } catch (UnknownProgramme unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String enrol() throws IOException {
    try {
      String id = enrolling.enrol(new ProgrammeEnrolling.Wish(code, kind, industry, day()));
      faces.addMessage(null, new FacesMessage(Texts.of("programme", "enrol.done")));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return "/my/programme?faces-redirect=true&id=" + id;
    } catch (DateTimeParseException malformed) {
      faces.addMessage(
          "enrolForm:since",
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, Texts.of("programme", "programme.since"), null));
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, "enrolForm:since");
    }
    load();
    return null;
  }

  private LocalDate day() {
    return since == null || since.isBlank() ? null : LocalDate.parse(since.strip());
  }

  public boolean isSignedIn() {
    return security.getCallerPrincipal() != null;
  }

  public EnrolmentKind[] getKinds() {
    return EnrolmentKind.values();
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public ProgrammeOutline getOutline() {
    return outline;
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
