package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.item.LawKey;
import cn.shenhe.portal.exambank.question.item.LawReference;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of questions after writing: second reader, going live, quarantine, retirement, changed
 * law.
 */
@Stateless
public class QuestionReview {

  @Inject QuestionRepository questions;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext session;

  /**
   * The caller has checked wording, key and law.
   *
   * @throws QuestionRefused if the caller wrote the current version or the state does not allow it
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public void review(String id, String remark) {
    Question question = find(id);
    questions.add(question.review(actor(), text(remark), clock.instant()));
    acts.fire(new ExamBankAct("question.reviewed", id, question.code()));
  }

  /**
   * From now on papers may draw it.
   *
   * @throws QuestionRefused if it was not reviewed
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void publish(String id) {
    move(id, QuestionState.LIVE, "", "question.published");
  }

  /** Back to its author, with the reason. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public void sendBack(String id, String reason) {
    move(id, QuestionState.DRAFT, required(reason), "question.sent-back");
  }

  /** Out of assembly until reviewed. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public void quarantine(String id, String reason) {
    move(id, QuestionState.QUARANTINED, required(reason), "question.quarantined");
  }

  /**
   * The key of this version proved wrong: as long as it is the current one, nothing may ask it any
   * more until it was mended and reviewed.
   *
   * @return whether it was out in the open and now is not
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public boolean quarantineVersion(String id, String versionId, String reason) {
    boolean open =
        questions
            .find(id)
            .filter(question -> question.isCurrent(versionId))
            .filter(question -> question.state().mayBecome(QuestionState.QUARANTINED))
            .isPresent();
    if (open) {
      quarantine(id, reason);
    }
    return open;
  }

  /** Out of use for good. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void retire(String id, String reason) {
    move(id, QuestionState.RETIRED, required(reason), "question.retired");
  }

  /**
   * The same act on many questions, for those who may do it with one; those it is refused for are
   * left alone.
   *
   * @return codes of the questions left alone with the code of the refusal
   * @throws QuestionRefused if the caller may not do this act, or the reason it needs is missing
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public List<Refusal> moveAll(List<String> ids, QuestionState to, String reason) {
    QuestionAct wanted = QuestionAct.to(to);
    if (!wanted.editorsMay()
        && !session.isCallerInRole("EXAMINER")
        && !session.isCallerInRole("ADMINISTRATOR")) {
      throw new QuestionRefused("act.role");
    }
    String why = wanted.needsReason() ? required(reason) : text(reason);
    List<Refusal> refused = new ArrayList<>();
    for (String id : ids.subList(0, Math.min(ids.size(), QuestionPage.LARGEST))) {
      Question question = find(id);
      boolean own = to == QuestionState.REVIEWED && actor().equals(question.author());
      if (own || !question.state().mayBecome(to)) {
        refused.add(new Refusal(question.code(), own ? "question.review.own" : "question.state"));
      } else if (to == QuestionState.REVIEWED) {
        review(id, why);
      } else {
        move(id, to, why, "question.moved-" + to.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return refused;
  }

  /** Why one question of many was left alone. */
  public record Refusal(String code, String reason) {}

  /**
   * Marks an article (or, without article, a whole law) changed: every live or reviewed question
   * that cites it, however it writes the citation, is quarantined with the reason until somebody
   * reviews it again.
   *
   * @param reason what changed, for example 2021年修正
   * @return number of questions quarantined
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public int markLawChanged(LawReference changed, String reason) {
    Instant now = clock.instant();
    required(reason);
    List<Question> affected = new ArrayList<>();
    for (QuestionState state : List.of(QuestionState.LIVE, QuestionState.REVIEWED)) {
      affected.addAll(questions.citing(LawKey.of(changed), state));
    }
    LawChange change = new LawChange(changed, text(reason), actor(), now, affected.size());
    for (Question question : affected) {
      questions.add(question.move(QuestionState.QUARANTINED, actor(), change.why(), now));
    }
    questions.add(change);
    acts.fire(
        new ExamBankAct(
            "question.law-changed", change.row().id(), changed.label() + " " + affected.size()));
    return affected.size();
  }

  /** The latest changes of law, newest first. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public List<LawChangeRow> lawChanges() {
    return questions.lawChanges(QuestionPage.LARGEST).stream().map(LawChange::row).toList();
  }

  private void move(String id, QuestionState to, String reason, String act) {
    Question question = find(id);
    questions.add(question.move(to, actor(), reason, clock.instant()));
    acts.fire(new ExamBankAct(act, id, question.code()));
  }

  private Question find(String id) {
    return questions.find(id).orElseThrow(() -> new UnknownQuestion(id));
  }

  private String actor() {
    return session.getCallerPrincipal().getName();
  }

  private static String text(String reason) {
    String text = reason == null ? "" : reason.strip();
    return text.length() > 900 ? text.substring(0, 900) : text;
  }

  private static String required(String reason) {
    if (reason == null || reason.isBlank()) {
      throw new QuestionRefused("reason");
    }
    return text(reason);
  }
}
