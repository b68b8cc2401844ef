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
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** On the page of one person: other posts, ways back, and what is to be trained anew for them. */
@Named
@RequestScoped
public class PostChangeView {

  @Inject PostChanges changes;
  @Inject EmployeeView person;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String employee;
  private List<PostChanges.Change> rows = List.of();
  private PostMove.Kind kind = PostMove.Kind.TRANSFER;
  private String day = "";
  private String reason = "";
  private String refused;

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

  public String record() throws IOException {
    return act(
        "changeForm:day",
        "change.recorded",
        () -> changes.record(employee, new PostMove(kind, day())));
  }

  /** The form names the change itself: its place in the list may be another one's by now. */
  public String withdraw() throws IOException {
    String change = faces.getExternalContext().getRequestParameterMap().get("change");
    refused = change;
    return act(field(change), "change.withdrawn", () -> changes.withdraw(change, reason));
  }

  /** Where a refusal is shown; null, for the whole page, when the change is not in the list. */
  private String field(String change) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).publicId().equals(change) && rows.get(i).reason() == null) {
        return "changed:" + i + ":withdrawForm:reason";
      }
    }
    return null;
  }

  private String act(String field, String done, Runnable act) throws IOException {
    try {
      act.run();
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, field);
      person.load();
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

  /** The change whose withdrawal was refused; null when none was. */
  public String getRefused() {
    return refused;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
