package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Mock exams, books of mistakes and favourites, and daily questions in the database. */
@ApplicationScoped
class LearnerRepository {

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  void remove(Object entity) {
    em.remove(entity);
  }

  /** The person's own run, locked against a second hand-in. */
  Optional<MockExam> mock(String publicId, String person) {
    return em.createQuery(
            "select m from MockExam m where m.publicId = ?1 and m.person = ?2", MockExam.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .setParameter(2, person)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<MockExam> mocks(String person, int limit) {
    return em.createQuery(
            "select m from MockExam m where m.person = ?1 order by m.startedAt desc, m.id desc",
            MockExam.class)
        .setParameter(1, person)
        .setHint("eclipselink.batch", "m.paper")
        .setMaxResults(limit)
        .getResultList();
  }

  /** Removes runs and their papers; answers how many. */
  int removeMocksBefore(Instant moment) {
    int removed =
        em.createQuery("delete from MockExam m where m.startedAt < ?1")
            .setParameter(1, moment)
            .executeUpdate();
    em.createQuery(
            "delete from Paper p where p.purpose = ?1 and p.madeAt < ?2"
                + " and p.id not in (select m.paper.id from MockExam m)")
        .setParameter(1, Paper.Purpose.MOCK)
        .setParameter(2, moment)
        .executeUpdate();
    return removed;
  }

  Optional<Mistake> mistake(String person, String question) {
    return em.createQuery(
            "select m from Mistake m where m.person = ?1 and m.question = ?2", Mistake.class)
        .setParameter(1, person)
        .setParameter(2, question)
        .getResultStream()
        .findFirst();
  }

  /** The most recent first. */
  List<Mistake> mistakes(String person, int limit) {
    return em.createQuery(
            "select m from Mistake m where m.person = ?1 order by m.changedAt desc, m.id desc",
            Mistake.class)
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<Favourite> favourite(String person, String question) {
    return em.createQuery(
            "select f from Favourite f where f.person = ?1 and f.question = ?2", Favourite.class)
        .setParameter(1, person)
        .setParameter(2, question)
        .getResultStream()
        .findFirst();
  }

  /** The most recent first. */
  List<Favourite> favourites(String person, int limit) {
    return em.createQuery(
            "select f from Favourite f where f.person = ?1 order by f.addedAt desc, f.id desc",
            Favourite.class)
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those of the questions that are favourites of the person. */
  List<String> favouritesAmong(String person, Collection<String> questions) {
    return questions.isEmpty()
        ? List.of()
        : em.createQuery(
                "select f.question from Favourite f where f.person = ?1 and f.question in ?2",
                String.class)
            .setParameter(1, person)
            .setParameter(2, questions)
            .getResultList();
  }

  Optional<DailyQuestion> daily(LocalDate day) {
    return Optional.ofNullable(em.find(DailyQuestion.class, day));
  }

  /** Questions of the days since then. */
  List<String> dailySince(LocalDate day) {
    return em.createQuery("select d.question from DailyQuestion d where d.day >= ?1", String.class)
        .setParameter(1, day)
        .setMaxResults(2_000)
        .getResultList();
  }
}
