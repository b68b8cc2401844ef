package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.grading.Outcome;
import cn.shenhe.portal.exambank.grading.ResultLetter;
import cn.shenhe.portal.exambank.grading.ResultRefused;
import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.exambank.grading.UnknownResult;
import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The letter of one's own result, by its id or by the sitting; appeals are made here. */
@Named
@RequestScoped
public class ResultView {

  private static final String HERE = "/my/exam/result?faces-redirect=true&id=";

  @Inject Results results;
  @Inject MyAccount account;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String id;
  private String sitting;
  private Integer question;
  private String text;
  private ResultLetter letter;
  private boolean waiting;

  /** What a posted form belongs to has to be there before its button is asked. */
  @PostConstruct
  void posted() {
    if (faces.isPostback()) {
      id = faces.getExternalContext().getRequestParameterMap().get("id");
      try {
        letter = results.letter(id, account.overview().publicId());
      } catch (UnknownResult | ResultRefused gone) {
        letter = null;
      }
    }
  }

  public String load() throws IOException {
    String me = account.overview().publicId();
    try {
      if (id == null && sitting != null) {
        id = results.ofSitting(sitting, me).orElse("");
      }
      letter = results.letter(id, me);
    } catch (UnknownResult unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    } catch (ResultRefused notReleased) {
      waiting = true;
    }
    return null;
  }

  public String appeal() throws IOException {
    try {
      results.appeal(id, account.overview().publicId(), question, text);
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, "appealForm:text");
      return load();
    }
    faces.addMessage(null, new FacesMessage(Texts.of("result", "letter.appeal.done")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE + id;
  }

  public boolean isPassed() {
    return letter != null && letter.row().outcome() == Outcome.PASSED;
  }

  public ResultLetter getLetter() {
    return letter;
  }

  public boolean isWaiting() {
    return waiting;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getSitting() {
    return sitting;
  }

  public void setSitting(String sitting) {
    this.sitting = sitting;
  }

  public Integer getQuestion() {
    return question;
  }

  public void setQuestion(Integer question) {
    this.question = question;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
