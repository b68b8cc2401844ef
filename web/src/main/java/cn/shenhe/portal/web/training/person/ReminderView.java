package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.person.ReminderConsent;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One's reminder address: given, confirmed with the code that was sent there, removed. */
@Named
@RequestScoped
public class ReminderView {

  private static final String HERE = "/my/reminder?faces-redirect=true";

  @Inject ReminderConsent consent;
  @Inject FacesContext faces;

  private ReminderConsent.Standing standing;
  private String mail;
  private String code;

  @PostConstruct
  void load() {
    standing = consent.mine();
  }

  public String ask() {
    try {
      consent.ask(mail);
    } catch (TrainingRefusal refusal) {
      error("mailForm:mail", refusal.code(), refusal.arguments().toArray());
      return null;
    }
    return done("reminder.sent");
  }

  public String confirm() {
    if (consent.confirm(code)) {
      return done("reminder.confirmed");
    }
    error("codeForm:code", "reminder.wrong");
    return null;
  }

  public String withdraw() {
    consent.withdraw();
    return done("reminder.withdrawn");
  }

  private void error(String field, String key, Object... arguments) {
    String text = Texts.of("account", key, arguments);
    faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
  }

  private String done(String key) {
    faces.addMessage(null, new FacesMessage(Texts.of("account", key)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE;
  }

  public ReminderConsent.Standing getStanding() {
    return standing;
  }

  public String getMail() {
    return mail;
  }

  public void setMail(String mail) {
    this.mail = mail;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
