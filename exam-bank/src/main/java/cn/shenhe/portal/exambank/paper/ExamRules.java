package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of examinations: read by everybody, added to by examiners, never overwritten. */
@Stateless
public class ExamRules {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Inject ExamRuleRepository rules;
  @Inject BlueprintRepository blueprints;
  @Inject ShippedExams shipped;
  @Inject OperationCatalogues catalogues;
  @Inject IndustryCatalogues industries;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext session;

  /**
   * The rule that holds today (Beijing) for a subject; the most special one wins.
   *
   * @param industry may be empty
   * @param subOperation may be empty
   * @throws UnknownRule if there is none
   */
  @PermitAll
  public ExamRuleRow inForce(Category category, String industry, String subOperation) {
    return rules
        .inForce(
            category,
            industry == null ? "" : industry,
            subOperation == null ? "" : subOperation,
            LocalDate.ofInstant(clock.instant(), ZONE))
        .orElseThrow(UnknownRule::new)
        .row();
  }

  /** The rule that holds today for the subject of a blueprint; empty if there is none. */
  @PermitAll
  public Optional<ExamRuleRow> ofBlueprint(String blueprint) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    return blueprints
        .find(blueprint)
        .flatMap(b -> rules.inForce(b.category(), b.industry(), b.subOperation(), today))
        .map(ExamRule::row);
  }

  /** Every rule, subject by subject. */
  @PermitAll
  public List<RuleSubject> subjects() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    Map<List<String>, List<ExamRule>> bySubject = new LinkedHashMap<>();
    for (ExamRule rule : rules.all()) {
      bySubject
          .computeIfAbsent(
              List.of(rule.category().name(), rule.industry(), rule.subOperation()),
              subject -> new ArrayList<>())
          .add(rule);
    }
    return bySubject.values().stream()
        .map(versions -> subject(versions, today))
        .sorted(Comparator.comparing(RuleSubject::category))
        .toList();
  }

  private static RuleSubject subject(List<ExamRule> versions, LocalDate today) {
    ExamRule any = versions.get(0);
    Optional<ExamRule> current = versions.stream().filter(r -> r.holdsOn(today)).findFirst();
    return new RuleSubject(
        any.category(),
        any.industry(),
        any.subOperation(),
        current.map(ExamRule::row).orElse(null),
        versions.stream().filter(rule -> rule != current.orElse(null)).map(ExamRule::row).toList());
  }

  /**
   * @throws UnknownRule if there is none
   */
  @PermitAll
  public ExamRuleRow rule(String publicId) {
    return rules.find(publicId).orElseThrow(UnknownRule::new).row();
  }

  /**
   * Adds the next version of the rule of the draft's subject.
   *
   * @return its public id
   * @throws RuleRefused if the draft breaks a bound
   * @throws cn.shenhe.portal.exambank.question.QuestionRefused if the operation or the industry is
   *     not in its catalogue in force
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public String add(ExamRuleDraft draft) {
    draft.check();
    catalogues.check(List.of(draft.subOperation()));
    industries.check(List.of(draft.industry()));
    int number =
        1
            + rules.versions(draft.category(), draft.industry(), draft.subOperation()).stream()
                .mapToInt(ExamRule::number)
                .max()
                .orElse(0);
    String by = session.getCallerPrincipal().getName();
    ExamRule rule = new ExamRule(draft, number, "", by, clock.instant());
    rules.add(rule);
    acts.fire(
        new ExamBankAct("exam-rule.added", rule.publicId(), draft.category() + " #" + number));
    return rule.publicId();
  }

  /**
   * Adds the rules we ship for subjects that have none.
   *
   * @return how many came in
   */
  @RolesAllowed("SYSTEM")
  public int loadShipped() {
    int loaded = 0;
    for (ShippedExams.ShippedRule rule : shipped.rules()) {
      ExamRuleDraft draft = rule.draft();
      if (rules.versions(draft.category(), draft.industry(), draft.subOperation()).isEmpty()) {
        rules.add(new ExamRule(draft, 1, rule.code(), "随版本提供", clock.instant()));
        loaded++;
      }
    }
    return loaded;
  }
}
