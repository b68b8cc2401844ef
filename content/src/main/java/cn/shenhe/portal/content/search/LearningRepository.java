package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;

/** What was asked and opened, by day. */
@ApplicationScoped
class LearningRepository {

  private static final int MOST_QUESTIONS = 500;
  private static final int MOST_LEARNT = 100_000;

  @PersistenceContext(unitName = "content")
  EntityManager em;

  void add(LocalDate day, Tallies.Counted counted, int times) {
    Tally tally =
        em
            .createQuery(
                "select t from Tally t where t.day = :day and t.kind = :kind"
                    + " and t.question = :question and t.target = :target",
                Tally.class)
            .setParameter("day", day)
            .setParameter("kind", counted.kind())
            .setParameter("question", counted.question())
            .setParameter("target", counted.target())
            .getResultList()
            .stream()
            .findFirst()
            .orElseGet(
                () -> {
                  Tally fresh =
                      new Tally(day, counted.kind(), counted.question(), counted.target());
                  em.persist(fresh);
                  return fresh;
                });
    tally.add(times);
  }

  /** The most frequent questions of a kind since a day; those asked less often are left out. */
  List<QuestionCount> questions(Tally.Kind kind, LocalDate since, long least, int limit) {
    return em
        .createQuery(
            "select t.question, sum(t.times) from Tally t where t.kind = :kind and t.day >= :since"
                + " group by t.question having sum(t.times) >= :least"
                + " order by sum(t.times) desc, t.question",
            Object[].class)
        .setParameter("kind", kind)
        .setParameter("since", since)
        .setParameter("least", least)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(row -> new QuestionCount((String) row[0], ((Number) row[1]).longValue()))
        .toList();
  }

  /** What often led where, the most frequent first. */
  List<OpenedCount> ledTo(long least) {
    return em
        .createQuery(
            "select t.question, t.target, sum(t.times) from Tally t where t.kind = :kind"
                + " group by t.question, t.target having sum(t.times) >= :least"
                + " order by sum(t.times) desc, t.question, t.target",
            Object[].class)
        .setParameter("kind", Tally.Kind.OPENED)
        .setParameter("least", least)
        .setMaxResults(MOST_LEARNT)
        .getResultList()
        .stream()
        .map(
            row -> new OpenedCount((String) row[0], (String) row[1], ((Number) row[2]).longValue()))
        .toList();
  }

  /** Removes what is older than the day, and older than the other day when too few asked it. */
  int purge(LocalDate before, LocalDate rareBefore, long least) {
    int removed =
        em.createQuery("delete from Tally t where t.day < :day")
            .setParameter("day", before)
            .executeUpdate();
    List<String> rare =
        em.createQuery(
                "select t.question from Tally t group by t.question"
                    + " having sum(t.times) < :least and max(t.day) < :day",
                String.class)
            .setParameter("least", least)
            .setParameter("day", rareBefore)
            .setMaxResults(MOST_QUESTIONS)
            .getResultList();
    if (!rare.isEmpty()) {
      removed +=
          em.createQuery("delete from Tally t where t.question in :rare")
              .setParameter("rare", rare)
              .executeUpdate();
    }
    return removed;
  }
}
