package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.Citations;
import cn.shenhe.portal.exambank.question.LawChangeRow;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionFilter;
import cn.shenhe.portal.exambank.question.QuestionPage;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.QuestionRow;
import cn.shenhe.portal.exambank.question.QuestionState;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.util.Messages;

/**
 * What waits for a second reader: drafts, reviewed questions to publish, quarantined ones with the
 * reason.
 */
@Named
@RequestScoped
public class QuestionReviewView {

  @Inject QuestionCatalogue catalogue;
  @Inject QuestionReview review;
  @Inject Citations citations;
  @Inject Refusals refusals;

  private QuestionState state;
  private List<QuestionRow> rows = List.of();
  private List<LawChangeRow> lawChanges = List.of();
  private Map<QuestionState, Long> counts = Map.of();
  private String law;
  private String reason;

  public void load() {
    state = state == null ? QuestionState.DRAFT : state;
    QuestionPage oldest = new QuestionPage(0, 100, QuestionPage.Order.CHANGED, true);
    rows = catalogue.rows(QuestionFilter.inState(state), oldest);
    counts = catalogue.countByState();
    lawChanges = review.lawChanges();
  }

  /** Marks an article changed. */
  public String mark() {
    try {
      LawReference changed = LawReference.parse(law);
      int affected = review.markLawChanged(changed, reason);
      if (affected == 0) {
        Messages.addFlashGlobalWarn(nothing(changed));
      } else {
        Messages.addFlashGlobalInfo(Texts.of("question", "review.law.done", affected));
      }
      return "/staff/question/review?faces-redirect=true&state=QUARANTINED";
    } catch (RuntimeException e) {
      refusals.show(e, "lawForm:law");
      load();
      return null;
    }
  }

  /** That no question cites it, and what is cited that looks like it. */
  private String nothing(LawReference changed) {
    String similar =
        citations.similar(changed).stream()
            .map(
                row ->
                    Texts.of("question", "review.law.cited", row.cited().label(), row.questions()))
            .collect(Collectors.joining("、"));
    return similar.isEmpty()
        ? Texts.of("question", "review.law.none", changed.label())
        : Texts.of("question", "review.law.similar", changed.label(), similar);
  }

  public QuestionState getState() {
    return state;
  }

  public void setState(QuestionState state) {
    this.state = state;
  }

  public List<QuestionRow> getRows() {
    return rows;
  }

  public List<LawChangeRow> getLawChanges() {
    return lawChanges;
  }

  public Map<QuestionState, Long> getCounts() {
    return counts;
  }

  public String getLaw() {
    return law;
  }

  public void setLaw(String law) {
    this.law = law;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
