package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** All exam sessions, for those who plan and watch them. */
@Named
@RequestScoped
public class StaffSessionsView {

  @Inject ExamSessions sessions;

  private List<SessionRow> rows;

  @PostConstruct
  void load() {
    rows = sessions.all();
  }

  public List<SessionRow> getRows() {
    return rows;
  }
}
