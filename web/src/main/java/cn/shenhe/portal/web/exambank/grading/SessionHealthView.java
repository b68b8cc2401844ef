package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.grading.SessionHealth;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/** How a session behaved as a test, for the examiner. */
@Named
@RequestScoped
public class SessionHealthView {

  @Inject SessionHealth health;
  @Inject ExamSessions sessions;

  private String session;
  private SessionRow row;
  private SessionHealth.Report report;

  public void load() {
    row = sessions.session(session);
    report = health.of(session);
  }

  /** With two digits; a dash for what cannot be reckoned. */
  public String number(Double value) {
    return value == null ? "—" : String.format(Locale.ROOT, "%.2f", value);
  }

  public SessionRow getRow() {
    return row;
  }

  public SessionHealth.Report getReport() {
    return report;
  }

  public String getSession() {
    return session;
  }

  public void setSession(String session) {
    this.session = session;
  }
}
