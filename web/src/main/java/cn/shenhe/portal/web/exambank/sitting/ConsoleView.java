package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.Invigilation;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import cn.shenhe.portal.exambank.sitting.UnknownSitting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The invigilator's screen of one session; the rows come by {@link ConsoleServlet}. */
@Named("examConsoleView")
@RequestScoped
public class ConsoleView {

  @Inject ExamSessions sessions;
  @Inject Invigilation invigilation;
  @Inject FacesContext faces;

  private String session;
  private SessionRow row;

  public void load() throws IOException {
    try {
      invigilation.incidents(session);
      row = sessions.session(session);
    } catch (UnknownSitting notMine) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String getSession() {
    return session;
  }

  public void setSession(String session) {
    this.session = session;
  }

  public SessionRow getRow() {
    return row;
  }
}
