package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.sitting.SittingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Results, their ledger, and what belongs to them. */
@ApplicationScoped
class ResultRepository {

  private static final int MOST = 500;
  private static final int MOST_SITTINGS = 10_000;

  private static final int MOST_OF_PEOPLE = 20_000;

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  /** Writes what waits and lets go of everything loaded, so that a long transaction stays small. */
  void letGo() {
    em.flush();
    em.clear();
  }

  Optional<ExamResult> bySitting(String sitting) {
    return em.createQuery("select r from ExamResult r where r.sitting = ?1", ExamResult.class)
        .setParameter(1, sitting == null ? "" : sitting)
        .getResultStream()
        .findFirst();
  }

  Optional<ExamResult> byPublicId(String publicId) {
    return em.createQuery("select r from ExamResult r where r.publicId = ?1", ExamResult.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<ExamResult> locked(String publicId) {
    return em.createQuery("select r from ExamResult r where r.publicId = ?1", ExamResult.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** Those of these that are released, in no order. */
  List<ExamResult> released(Collection<String> publicIds) {
    return publicIds.isEmpty()
        ? List.of()
        : em.createQuery(
                "select r from ExamResult r where r.publicId in ?1 and r.releasedAt is not null",
                ExamResult.class)
            .setParameter(1, publicIds)
            .getResultList();
  }

  /** The released results of these people, newest first. */
  List<ExamResult> releasedOf(Collection<String> people) {
    return people.isEmpty()
        ? List.of()
        : em.createQuery(
                "select r from ExamResult r where r.person in ?1 and r.releasedAt is not null"
                    + " order by r.submittedAt desc, r.id desc",
                ExamResult.class)
            .setParameter(1, people)
            .setMaxResults(MOST_OF_PEOPLE)
            .getResultList();
  }

  List<ExamResult> ofPerson(String person) {
    return em.createQuery(
            "select r from ExamResult r where r.person = ?1 order by r.submittedAt desc",
            ExamResult.class)
        .setParameter(1, person)
        .setMaxResults(200)
        .getResultList();
  }

  /**
   * When a person handed in the last exam of the session's category, industry and operation whose
   * theory they passed, of those whose result is out; demos left out.
   */
  Optional<Instant> lastPass(String person, String session) {
    return Optional.ofNullable(
        em.createQuery(
                "select max(r.submittedAt) from ExamResult r, ExamSession x, ExamSession o"
                    + " where r.session = x.publicId and o.publicId = ?1 and r.person = ?2"
                    + " and r.releasedAt is not null and r.marks >= r.passMark"
                    + " and x.demo = false and x.category = o.category"
                    + " and x.subOperation = o.subOperation and (x.blueprint = o.blueprint"
                    + " or x.blueprint in (select b.publicId from Blueprint b, Blueprint c"
                    + " where c.publicId = o.blueprint and c.industry = b.industry))",
                Instant.class)
            .setParameter(1, session == null ? "" : session)
            .setParameter(2, person)
            .getSingleResult());
  }

  /** Of a session, oldest first. */
  List<ExamResult> ofSession(String session, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.session = ?1 order by r.id", ExamResult.class)
        .setParameter(1, session == null ? "" : session)
        .setMaxResults(most)
        .getResultList();
  }

  /** Newest first; empty words find all. */
  List<ExamResult> search(String session, String words, int first, int most) {
    return em.createQuery(
            "select r from ExamResult r where (?1 = '' or r.session = ?1)"
                + " and (r.personName like ?2 escape '!' or r.title like ?2 escape '!')"
                + " order by r.submittedAt desc, r.id desc",
            ExamResult.class)
        .setParameter(1, session)
        .setParameter(2, "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
        .setFirstResult(first)
        .setMaxResults(Math.min(most, MOST))
        .getResultList();
  }

  /** Ids of results of the session that are not released, oldest first. */
  List<ExamResult> unreleased(String session, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.session = ?1 and r.releasedAt is null"
                + " order by r.id",
            ExamResult.class)
        .setParameter(1, session)
        .setMaxResults(most)
        .getResultList();
  }

  /** Those that had this question version, ids after the given one, in the order of ids. */
  List<ExamResult> withItem(String versionId, long after, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.items like ?1 and r.id > ?2 order by r.id",
            ExamResult.class)
        .setParameter(1, "% " + versionId + " %")
        .setParameter(2, after)
        .setMaxResults(most)
        .getResultList();
  }

  List<ExamResult> awaitingPractical(int first, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.outcome = ?1 order by r.submittedAt, r.id",
            ExamResult.class)
        .setParameter(1, Outcome.AWAITING_PRACTICAL)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  List<LedgerLine> ledger(ExamResult result) {
    return em.createQuery(
            "select l from LedgerLine l where l.result = ?1 order by l.revision", LedgerLine.class)
        .setParameter(1, result)
        .setMaxResults(1_000)
        .getResultList();
  }

  Optional<ReleaseDecision> release(String session) {
    return Optional.ofNullable(em.find(ReleaseDecision.class, session));
  }

  List<ReleaseDecision> dueReleases(Instant now) {
    return em.createQuery(
            "select d from ReleaseDecision d where d.rule = ?1 and d.at <= ?2",
            ReleaseDecision.class)
        .setParameter(1, ReleaseRule.AT_TIME)
        .setParameter(2, now)
        .setMaxResults(MOST)
        .getResultList();
  }

  List<KeyCorrection> appliedCorrections() {
    return em.createQuery(
            "select c from KeyCorrection c where c.state = ?1 order by c.appliedAt, c.id",
            KeyCorrection.class)
        .setParameter(1, KeyCorrection.State.APPLIED)
        .setMaxResults(10_000)
        .getResultList();
  }

  /** Lets other corrections wait until this transaction ends. */
  void takeTurn() {
    em.createNativeQuery("select id from regrade_turn where id = 1 for update").getSingleResult();
  }

  List<KeyCorrection> appliedSince(Instant moment) {
    return em.createQuery(
            "select c from KeyCorrection c where c.state = ?1 and c.appliedAt > ?2"
                + " order by c.appliedAt, c.id",
            KeyCorrection.class)
        .setParameter(1, KeyCorrection.State.APPLIED)
        .setParameter(2, moment)
        .setMaxResults(MOST)
        .getResultList();
  }

  List<KeyCorrection> appliedCorrections(String versionId) {
    return em.createQuery(
            "select c from KeyCorrection c where c.state = ?1 and c.versionId = ?2"
                + " order by c.appliedAt, c.id",
            KeyCorrection.class)
        .setParameter(1, KeyCorrection.State.APPLIED)
        .setParameter(2, versionId)
        .setMaxResults(1_000)
        .getResultList();
  }

  List<KeyCorrection> corrections(int most) {
    return em.createQuery("select c from KeyCorrection c order by c.id desc", KeyCorrection.class)
        .setMaxResults(most)
        .getResultList();
  }

  Optional<KeyCorrection> correction(String publicId, boolean lock) {
    return em.createQuery(
            "select c from KeyCorrection c where c.publicId = ?1", KeyCorrection.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .setLockMode(lock ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE)
        .getResultStream()
        .findFirst();
  }

  List<PracticalMark> practicalMarks(ExamResult result) {
    return em.createQuery(
            "select m from PracticalMark m where m.result = ?1 order by m.attempt, m.id",
            PracticalMark.class)
        .setParameter(1, result)
        .getResultList();
  }

  List<PracticalMark> practicalMarks(ExamResult result, int attempt) {
    return em.createQuery(
            "select m from PracticalMark m where m.result = ?1 and m.attempt = ?2 order by m.id",
            PracticalMark.class)
        .setParameter(1, result)
        .setParameter(2, attempt)
        .setMaxResults(100)
        .getResultList();
  }

  Optional<Appeal> appeal(String publicId) {
    return em.createQuery("select a from Appeal a where a.publicId = ?1", Appeal.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst();
  }

  List<Appeal> appeals(ExamResult result) {
    return em.createQuery("select a from Appeal a where a.result = ?1 order by a.id", Appeal.class)
        .setParameter(1, result)
        .setMaxResults(100)
        .getResultList();
  }

  /** Waiting ones first, oldest first. */
  List<Appeal> appeals(int most) {
    return em.createQuery(
            "select a from Appeal a order by case when a.openKey is null then 1 else 0 end, a.id",
            Appeal.class)
        .setMaxResults(most)
        .getResultList();
  }

  /** Results of sittings before this moment, oldest first. */
  List<ExamResult> submittedBefore(Instant moment, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.submittedAt < ?1 order by r.id", ExamResult.class)
        .setParameter(1, moment)
        .setMaxResults(most)
        .getResultList();
  }

  /** Results with ids below the given one, newest first. */
  List<ExamResult> newest(long before, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.id < ?1 order by r.id desc", ExamResult.class)
        .setParameter(1, before)
        .setMaxResults(most)
        .getResultList();
  }

  /** Newest results that had this question version. */
  List<ExamResult> newestWithItem(String versionId, int most) {
    return em.createQuery(
            "select r from ExamResult r where r.items like ?1 order by r.id desc", ExamResult.class)
        .setParameter(1, "% " + versionId + " %")
        .setMaxResults(most)
        .getResultList();
  }

  void remove(ExamResult result) {
    for (String entity : List.of("LedgerLine l", "PracticalMark l", "Appeal l")) {
      em.createQuery("delete from " + entity + " where l.result = ?1")
          .setParameter(1, result)
          .executeUpdate();
    }
    em.remove(result);
  }

  /** Whether the sitting itself is kept; the results of a demonstration have none. */
  boolean sittingKept(String sitting) {
    return em.createQuery("select count(s) from Sitting s where s.publicId = ?1", Long.class)
            .setParameter(1, sitting)
            .getSingleResult()
        > 0;
  }

  /** Public ids of the sittings of a session that are over, by seat. */
  List<String> endedSittings(String session) {
    return em.createQuery(
            "select s.publicId from Sitting s where s.session = ?1 and s.state in ?2"
                + " order by s.seat, s.id",
            String.class)
        .setParameter(1, session == null ? "" : session)
        .setParameter(2, List.of(SittingState.CLOSED, SittingState.ABSENT))
        .setMaxResults(MOST_SITTINGS)
        .getResultList();
  }

  /** Public ids of the sittings of a session of which only the result is kept. */
  List<String> withoutSitting(String session) {
    return em.createQuery(
            "select r.sitting from ExamResult r where r.session = ?1"
                + " and r.sitting not in (select s.publicId from Sitting s) order by r.id",
            String.class)
        .setParameter(1, session == null ? "" : session)
        .setMaxResults(MOST_SITTINGS)
        .getResultList();
  }

  /** Public ids of sittings nobody began and whose session ended before this moment. */
  List<String> neverSatBefore(Instant moment, int most) {
    return em.createQuery(
            "select s.publicId from Sitting s where s.endsAt < ?1 and s.startedAt is null"
                + " order by s.id",
            String.class)
        .setParameter(1, moment)
        .setMaxResults(most)
        .getResultList();
  }

  /** What was noted about whole sessions that ended before this moment and have no sitting left. */
  void removeSessionIncidents(Instant moment) {
    String old =
        " in (select x.id from ExamSession x where x.endsAt < ?1"
            + " and x.id not in (select s.sessionId from Sitting s))";
    for (String owned :
        List.of(
            "Incident o where o.sittingId is null and o.sessionId",
            "SessionIncidentLog o where o.sessionId")) {
      em.createQuery("delete from " + owned + old).setParameter(1, moment).executeUpdate();
    }
  }

  /** The purge of the archive: a sitting, what happened in it and was noted about it, its place. */
  void removeSitting(String sitting) {
    em.createQuery(
            "select s.id, s.enrolmentId from Sitting s where s.publicId = ?1", Object[].class)
        .setParameter(1, sitting)
        .getResultList()
        .forEach(
            row -> {
              for (String owned :
                  List.of(
                      "AnswerEvent o where o.sittingId",
                      "Incident o where o.sittingId",
                      "IncidentLog o where o.sittingId",
                      "FencedDevice o where o.sittingId",
                      "Sitting o where o.id")) {
                em.createQuery("delete from " + owned + " = ?1")
                    .setParameter(1, row[0])
                    .executeUpdate();
              }
              em.createQuery("delete from Enrolment e where e.id = ?1")
                  .setParameter(1, row[1])
                  .executeUpdate();
            });
  }
}
