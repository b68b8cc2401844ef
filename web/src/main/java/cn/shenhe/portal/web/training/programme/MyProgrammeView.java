package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
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
import java.time.LocalDate;
import java.time.ZoneId;

/** How far one is in a programme, unit by unit. */
@Named
@RequestScoped
public class MyProgrammeView {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Inject ProgrammeEnrolling enrolling;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String id;
  private EnrolmentDetail detail;

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    id = faces.getExternalContext().getRequestParameterMap().get("id");
    try {
      detail = enrolling.detail(id);
    } catch (UnknownProgramme unknown) {
      detail = null;
    }
  }

  public void load() throws IOException {
    try {
      detail = enrolling.detail(id);
    } catch (UnknownProgramme unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String leave() throws IOException {
    try {
      enrolling.leave(id);
      faces.addMessage(null, new FacesMessage(Texts.of("programme", "leave.done")));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return "/my/home?faces-redirect=true";
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

  /** The day in Beijing. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, BEIJING);
  }

  public EnrolmentDetail getDetail() {
    return detail;
  }
}
