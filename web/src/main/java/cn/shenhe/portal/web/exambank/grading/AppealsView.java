package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.grading.AppealRow;
import cn.shenhe.portal.exambank.grading.ResultOffice;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** Appeals: waiting ones first; one is answered at a time. */
@Named
@ViewScoped
public class AppealsView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 100;

  @Inject transient ResultOffice office;
  @Inject transient Refusals refusals;
  @Inject transient FacesContext faces;

  private String id;
  private String answer;
  private transient List<AppealRow> rows = List.of();
  private transient AppealRow appeal;

  public void load() {
    rows = office.appeals(SHOWN);
    appeal = rows.stream().filter(row -> row.publicId().equals(id)).findFirst().orElse(null);
  }

  public String uphold() {
    return decide(true);
  }

  public String reject() {
    return decide(false);
  }

  private String decide(boolean upheld) {
    try {
      office.decideAppeal(id, upheld, answer);
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, "decideForm:answer");
      load();
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("result", "appeals.done")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/exam/appeals?faces-redirect=true";
  }

  public List<AppealRow> getRows() {
    return rows;
  }

  public AppealRow getAppeal() {
    return appeal;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }
}
