package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.programme.HourLength;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;

/** The box on the page of a piece of content that tells how much of it has counted. */
@Named("learning")
@RequestScoped
public class LearningView {

  @Inject SecurityContext security;
  @Inject HourLength hour;

  public boolean isSignedIn() {
    return security.getCallerPrincipal() != null;
  }

  public int getMinutesPerHour() {
    return hour.minutes();
  }
}
