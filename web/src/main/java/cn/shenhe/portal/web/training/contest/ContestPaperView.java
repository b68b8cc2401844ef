package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.exambank.paper.SheetQuestion;
import cn.shenhe.portal.training.contest.AttemptSheet;
import cn.shenhe.portal.training.contest.ContestPlay;
import cn.shenhe.portal.training.contest.UnknownContest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;

/** The paper of an attempt under way: plain radio buttons and check boxes, no key. */
@Named("contestPaper")
@RequestScoped
public class ContestPaperView {

  private static final int MINUTE = 60;

  /** An option as shown, and whether it was chosen before. */
  public record Choice(String value, String html, boolean chosen) {}

  /** A question as shown. */
  public record Asked(int no, String type, String html, List<Choice> options, String said) {}

  @Inject ContestPlay play;
  @Inject HttpServletRequest request;

  private String id;
  private String attempt;
  private AttemptSheet sheet;
  private List<Asked> questions = List.of();

  /** An attempt that is over leads on to its result. */
  public String load() throws IOException {
    try {
      sheet = play.sheet(attempt, EntryCookie.read(request, id)).orElse(null);
    } catch (UnknownContest e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      return null;
    }
    if (sheet == null) {
      return "/campaign/contestResult?faces-redirect=true&id=" + id + "&attempt=" + attempt;
    }
    Faces.getResponse().setHeader("Cache-Control", "no-store");
    questions = sheet.questions().stream().map(this::asked).toList();
    return null;
  }

  private Asked asked(SheetQuestion question) {
    List<String> chosen = sheet.answers().getOrDefault(question.no(), List.of());
    return new Asked(
        question.no(),
        question.type(),
        question.stem(),
        question.options().stream()
            .map(o -> new Choice(o.id(), o.html(), chosen.contains(o.id())))
            .toList(),
        chosen.isEmpty() ? "" : chosen.get(0));
  }

  public AttemptSheet getSheet() {
    return sheet;
  }

  public List<Asked> getQuestions() {
    return questions;
  }

  public int getMinutesLeft() {
    return sheet.secondsLeft() / MINUTE;
  }

  public int getSecondsLeft() {
    return sheet.secondsLeft() % MINUTE;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getAttempt() {
    return attempt;
  }

  public void setAttempt(String attempt) {
    this.attempt = attempt;
  }
}
