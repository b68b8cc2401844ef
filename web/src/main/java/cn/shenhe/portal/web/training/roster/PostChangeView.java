package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.roster.PostChanges;
import cn.shenhe.portal.training.roster.PostMove;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** On the page of one person: other posts, ways back, and what is to be trained anew for them. */
@Named
@RequestScoped
public class PostChangeView {

  @Inject PostChanges changes;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String employee;
  private List<PostChanges.Change> rows = List.of();
  private PostMove.Kind kind = PostMove.Kind.TRANSFER;
  private String day = "";
  private String reason = "";

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    employee = faces.getExternalContext().getRequestParameterMap().get("id");
    try {
      rows = changes.of(employee);
    } catch (TrainingRefusal unknown) {
      // The page itself says that there is no such person.
      rows = List.of();
    }
  }

  public String record() {
    return act(
        "changeForm:day",
        "change.recorded",
        () -> changes.record(employee, new PostMove(kind, day())));
  }

  public String withdraw(String change) {
    return act(null, "change.withdrawn", () -> changes.withdraw(change, reason));
  }

  private String act(String field, String done, Runnable act) {
    try {
      act.run();
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, field);
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("programme", done)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/my/employee?id=" + employee + "&faces-redirect=true";
  }

  /** Null for what is no day, which is refused. */
  private LocalDate day() {
    try {
      return LocalDate.parse(day.strip());
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  public List<PostChanges.Change> getRows() {
    return rows;
  }

  public PostMove.Kind[] getKinds() {
    return PostMove.Kind.values();
  }

  public PostMove.Kind getKind() {
    return kind;
  }

  public void setKind(PostMove.Kind kind) {
    this.kind = kind;
  }

  public String getDay() {
    return day;
  }

  public void setDay(String day) {
    this.day = day == null ? "" : day;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
