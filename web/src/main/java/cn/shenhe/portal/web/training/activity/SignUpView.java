package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.activity.ActivitySignUp;
import cn.shenhe.portal.training.activity.SignUpSheet;
import cn.shenhe.portal.training.activity.UnknownActivity;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** A sign-up as the person sees it, opened again and again by its address. */
@Named
@RequestScoped
public class SignUpView {

  @Inject ActivitySignUp signUps;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String k;
  private String done;
  private SignUpSheet sheet;

  /** What decides which buttons there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    k = faces.getExternalContext().getRequestParameterMap().get("k");
    find();
  }

  private void find() {
    try {
      sheet = signUps.mine(k);
    } catch (UnknownActivity unknown) {
      sheet = null;
    }
  }

  public void load() throws IOException {
    if (sheet == null) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String cancel() {
    try {
      signUps.cancel(k);
      return "/activity/mine?faces-redirect=true&k=" + k;
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      find();
      return null;
    }
  }

  public SignUpSheet getSheet() {
    return sheet;
  }

  public boolean isFresh() {
    return "new".equals(done) && sheet.cancellable();
  }

  public String getK() {
    return k;
  }

  public void setK(String k) {
    this.k = k;
  }

  public String getDone() {
    return done;
  }

  public void setDone(String done) {
    this.done = done;
  }
}
