package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rules in the database. */
@ApplicationScoped
class ExamRuleRepository {

  private static final int MOST = 2_000;

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(ExamRule rule) {
    em.persist(rule);
  }

  /** Every version of every rule, by subject, newest first. */
  List<ExamRule> all() {
    return em.createQuery(
            "select r from ExamRule r order by r.category, r.industry, r.subOperation,"
                + " r.number desc",
            ExamRule.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** Versions of the rule of exactly this subject, newest first. */
  List<ExamRule> versions(Category category, String industry, String subOperation) {
    return em.createQuery(
            "select r from ExamRule r where r.category = ?1 and r.industry = ?2"
                + " and r.subOperation = ?3 order by r.number desc",
            ExamRule.class)
        .setParameter(1, category)
        .setParameter(2, industry)
        .setParameter(3, subOperation)
        .setMaxResults(MOST)
        .getResultList();
  }

  Optional<ExamRule> find(String publicId) {
    return em.createQuery("select r from ExamRule r where r.publicId = ?1", ExamRule.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst();
  }

  /** Days after this one on which a rule of the category begins or has ended, in order. */
  List<LocalDate> turns(Category category, LocalDate after) {
    return em.createQuery("select r from ExamRule r where r.category = ?1", ExamRule.class)
        .setParameter(1, category)
        .setMaxResults(MOST)
        .getResultStream()
        .flatMap(ExamRule::turns)
        .filter(day -> day.isAfter(after))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The rule that holds: one for the sub-operation before one for the industry before one for all,
   * then the newest version.
   */
  Optional<ExamRule> inForce(
      Category category, String industry, String subOperation, LocalDate day) {
    return em.createQuery("select r from ExamRule r where r.category = ?1", ExamRule.class)
        .setParameter(1, category)
        .setMaxResults(MOST)
        .getResultStream()
        .filter(r -> r.industry().isEmpty() || r.industry().equals(industry))
        .filter(r -> r.subOperation().isEmpty() || r.subOperation().equals(subOperation))
        .filter(r -> r.holdsOn(day))
        .max(
            Comparator.comparing((ExamRule r) -> !r.subOperation().isEmpty())
                .thenComparing(r -> !r.industry().isEmpty())
                .thenComparing(ExamRule::number));
  }
}
