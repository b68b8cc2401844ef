package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.sitting.ExamRounds;
import cn.shenhe.portal.exambank.sitting.RoundRow;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Messages;

/** On the page of a session: who may enrol again although the attempts are used up. */
@Named("examRoundView")
@RequestScoped
public class RoundView {

  @Inject ExamRounds rounds;
  @Inject Refusals refusals;

  private String number;
  private String reason;
  private String basis;
  private String session;
  private List<RoundRow> rows;

  public String open(String id) {
    try {
      rounds.open(id, number, reason, basis);
      Messages.addFlashGlobalInfo(Texts.of("sitting", "round.opened"));
      return "/staff/exam/session?faces-redirect=true&id=" + id;
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  /** Rounds opened for the subject of a session, the newest first; read once in a request. */
  public List<RoundRow> rows(String id) {
    if (rows == null || !id.equals(session)) {
      rows = rounds.of(id);
      session = id;
    }
    return rows;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getBasis() {
    return basis;
  }

  public void setBasis(String basis) {
    this.basis = basis;
  }
}
