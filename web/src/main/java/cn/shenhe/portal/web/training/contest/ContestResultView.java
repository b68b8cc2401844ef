package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.exambank.paper.ContestPapers;
import cn.shenhe.portal.training.contest.AttemptResult;
import cn.shenhe.portal.training.contest.ContestPlay;
import cn.shenhe.portal.training.contest.ContestRow;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.training.contest.UnknownContest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;

/** What came of an attempt; after the contest also what was right and why. */
@Named("contestResult")
@RequestScoped
public class ContestResultView {

  /** An option of a question after the contest. */
  public record Told(String html, boolean chosen, boolean key) {}

  /** A question after the contest. */
  public record Explained(
      int no, String html, boolean right, List<Told> options, String key, String explanation) {}

  @Inject ContestPlay play;
  @Inject Contests contests;
  @Inject HttpServletRequest request;

  private String id;
  private String attempt;
  private AttemptResult result;
  private ContestRow row;
  private List<Explained> questions = List.of();

  /** An attempt under way leads back to its paper. */
  public String load() throws IOException {
    String token = EntryCookie.read(request, id);
    try {
      result = play.result(attempt, token);
      row = contests.row(result.contest());
      questions = play.explained(attempt, token).stream().map(ContestResultView::told).toList();
    } catch (UnknownContest e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      return null;
    }
    Faces.getResponse().setHeader("Cache-Control", "no-store");
    return result.done()
        ? null
        : "/campaign/contestPaper?faces-redirect=true&id=" + id + "&attempt=" + attempt;
  }

  private static Explained told(ContestPapers.Explained question) {
    return new Explained(
        question.question().no(),
        question.question().stem(),
        question.right(),
        question.question().options().stream()
            .map(
                o ->
                    new Told(
                        o.html(),
                        question.chosen().contains(o.id()),
                        question.key().contains(o.id())))
            .toList(),
        question.question().options().isEmpty() ? question.key().get(0) : "",
        question.explanation());
  }

  public AttemptResult getResult() {
    return result;
  }

  public ContestRow getRow() {
    return row;
  }

  /** Empty until the contest is over. */
  public List<Explained> getQuestions() {
    return questions;
  }

  public boolean isQuick() {
    return !result.counted() && result.seconds() < row.rules().floor();
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
