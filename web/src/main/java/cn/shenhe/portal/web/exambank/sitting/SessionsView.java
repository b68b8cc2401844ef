package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Announced exam sessions, for everybody. */
@Named("examSessionsView")
@RequestScoped
public class SessionsView {

  @Inject ExamSessions sessions;

  private List<SessionRow> rows;

  @PostConstruct
  void load() {
    rows = sessions.announced();
  }

  public List<SessionRow> getRows() {
    return rows;
  }
}
