package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
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

/** One person of the enterprise: programmes lesson by lesson, trainings attended, the join code. */
@Named
@RequestScoped
public class EmployeeView {

  @Inject EnterpriseOffice office;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String id;
  private EnterpriseOffice.Person person;

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

  public EnterpriseOffice.Person getPerson() {
    return person;
  }
}
