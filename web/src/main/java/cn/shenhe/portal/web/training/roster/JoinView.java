package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Joining an enterprise with the code it gave out, leaving it, and what it reminded one of. */
@Named
@RequestScoped
public class JoinView {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(ZoneId.of("Asia/Shanghai"));

  @Inject Joining joining;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String code;
  private List<Joining.Membership> memberships;

  @PostConstruct
  void load() {
    memberships = joining.memberships();
  }

  public String join() {
    try {
      return done("join.done", joining.join(code));
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, "joinForm:code");
      return null;
    }
  }

  /** The caller leaves an enterprise, which sees no later learning. */
  public String leave(Joining.Membership of) {
    try {
      joining.leave(of.employee());
      return done("join.left", of.organisation());
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  private String done(String text, String organisation) {
    faces.addMessage(null, new FacesMessage(Texts.of("programme", text, organisation)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/my/home?faces-redirect=true";
  }

  /** The days on which an enterprise reminded the caller lately. */
  public List<String> getReminders() {
    return joining.reminders().stream().map(DAY::format).distinct().toList();
  }

  public String day(Instant moment) {
    return moment == null ? "" : DAY.format(moment);
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public List<Joining.Membership> getMemberships() {
    return memberships;
  }
}
