package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.grading.PracticalMarking;
import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;

/** Practical marks: who waits, and the marks of the calling examiner for one of them. */
@Named
@ViewScoped
public class PracticalView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 100;

  @Inject transient PracticalMarking marking;
  @Inject transient MyAccount account;
  @Inject transient Refusals refusals;
  @Inject transient FacesContext faces;

  private String id;
  private transient List<PracticalMarking.Waiting> waiting = List.of();
  private transient List<PracticalMarking.Subject> subjects;
  private transient PracticalMarking.Waiting candidate;

  public void load() {
    subjects = marking.subjects();
    waiting = marking.waiting(account.overview().publicId(), 0, SHOWN);
    candidate =
        waiting.stream().filter(one -> one.row().publicId().equals(id)).findFirst().orElse(null);
  }

  public String give() {
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    Map<String, BigDecimal> marks = new HashMap<>();
    for (PracticalMarking.Subject subject : marking.subjects()) {
      String given = sent.getOrDefault(subject.code(), "").strip();
      if (given.matches("\\d{1,3}(\\.\\d{1,2})?")) {
        marks.put(subject.code(), new BigDecimal(given));
      }
    }
    MyAccount.Overview me = account.overview();
    try {
      marking.give(id, me.publicId(), me.displayName(), marks);
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("result", "practical.done")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/exam/practical?faces-redirect=true";
  }

  public List<PracticalMarking.Waiting> getWaiting() {
    return waiting;
  }

  public List<PracticalMarking.Subject> getSubjects() {
    return subjects;
  }

  public PracticalMarking.Waiting getCandidate() {
    return candidate;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
