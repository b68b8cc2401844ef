package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.BlueprintRow;
import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperAssembly;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.sitting.FinalAnswers;
import cn.shenhe.portal.exambank.sitting.SittingClosed;
import cn.shenhe.portal.exambank.sitting.SubmittedBy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Results to look at, for a portal that runs for demonstration; its certificates say so. */
@Stateless
public class DemoResults {

  private static final String SESSION = "demo";

  @Inject ResultRepository results;
  @Inject BlueprintAuthoring blueprints;
  @Inject PaperAssembly assembly;
  @Inject PaperKeys keys;
  @Inject InstantSource clock;
  @Inject Event<SittingClosed> closed;

  /**
   * Has a person pass one examination, fail one, and wait for the practical part of one; nothing
   * when the person has results already.
   *
   * @return how many were made
   */
  @RolesAllowed("SYSTEM")
  public int make(String person, String personName) {
    if (!results.ofPerson(person).isEmpty()) {
      return 0;
    }
    List<BlueprintRow> published =
        blueprints.list().stream().filter(row -> row.published() > 0).toList();
    int made = 0;
    for (BlueprintRow blueprint : published.subList(0, Math.min(3, published.size()))) {
      sit(blueprint.publicId(), person, personName, made == 1 ? 2 : 12, made);
      made++;
    }
    return made;
  }

  private void sit(String blueprint, String person, String personName, int wrongOf, int days) {
    String paper = assembly.prepare(blueprint, 1, PublicId.fresh().value().hashCode()).get(0);
    Map<Integer, List<String>> answers = new TreeMap<>();
    for (KeyedQuestion question : keys.of(paper).questions()) {
      if (question.no() % wrongOf != 0) {
        answers.put(question.no(), right(question));
      }
    }
    closed.fire(
        new SittingClosed(
            new FinalAnswers(
                PublicId.fresh().value(),
                SESSION,
                person,
                personName,
                paper,
                answers,
                Set.of(),
                clock.instant().minus(Duration.ofDays(days)),
                SubmittedBy.CANDIDATE)));
  }

  private static List<String> right(KeyedQuestion question) {
    boolean one =
        question.type() == QuestionType.NUMERIC || question.type() == QuestionType.SHORT_TEXT;
    return one ? question.key().subList(0, 1) : question.key();
  }
}
