package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Streams, credit and evidence in the database. */
@ApplicationScoped
class HoursRepository {

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  boolean finished(String person, String piece) {
    return !em.createQuery(
            "select l.id from LearnedPiece l where l.person = ?1 and l.piece = ?2"
                + " and l.finishedAt is not null",
            Long.class)
        .setParameter(1, person)
        .setParameter(2, piece)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Locked: heartbeats of one person are taken one after the other. */
  Optional<LearningStream> stream(String person) {
    return Optional.ofNullable(
        em.find(LearningStream.class, person, LockModeType.PESSIMISTIC_WRITE));
  }

  void add(LearningStream stream) {
    em.persist(stream);
    em.flush();
  }

  Optional<LearnedPiece> learned(String person, String piece, int term) {
    return em.createQuery(
            "select l from LearnedPiece l where l.person = ?1 and l.piece = ?2 and l.term = ?3",
            LearnedPiece.class)
        .setParameter(1, person)
        .setParameter(2, piece)
        .setParameter(3, term)
        .getResultStream()
        .findFirst();
  }

  void add(LearnedPiece learned) {
    em.persist(learned);
  }

  /** The one learned last first. */
  List<LearnedPiece> learnedBy(String person, int limit) {
    return em.createQuery(
            "select l from LearnedPiece l where l.person = ?1 order by l.lastAt desc, l.id desc",
            LearnedPiece.class)
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Gives it its id at once. */
  void add(LearningEvidence evidence) {
    em.persist(evidence);
  }

  Optional<LearningEvidence> evidence(Long id) {
    return Optional.ofNullable(em.find(LearningEvidence.class, id));
  }

  /** The newest first, only spans with credit. */
  List<LearningEvidence> evidenceOf(String person, int first, int size) {
    return em.createQuery(
            "select e from LearningEvidence e where e.person = ?1 and e.creditedMs > 0"
                + " order by e.startedAt desc, e.id desc",
            LearningEvidence.class)
        .setParameter(1, person)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  long countEvidenceOf(String person) {
    return em.createQuery(
            "select count(e) from LearningEvidence e where e.person = ?1 and e.creditedMs > 0",
            Long.class)
        .setParameter(1, person)
        .getSingleResult();
  }

  /** The same of some pieces only. */
  List<LearningEvidence> evidenceOf(String person, Collection<String> pieces, int first, int size) {
    return em.createQuery(
            "select e from LearningEvidence e where e.person = ?1 and e.piece in ?2"
                + " and e.creditedMs > 0 order by e.startedAt desc, e.id desc",
            LearningEvidence.class)
        .setParameter(1, person)
        .setParameter(2, pieces)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  long countEvidenceOf(String person, Collection<String> pieces) {
    return em.createQuery(
            "select count(e) from LearningEvidence e where e.person = ?1 and e.piece in ?2"
                + " and e.creditedMs > 0",
            Long.class)
        .setParameter(1, person)
        .setParameter(2, pieces)
        .getSingleResult();
  }

  /** The newest first, only spans with credit. */
  List<LearningEvidence> evidenceOf(String person, Instant from, Instant to, int limit) {
    return em.createQuery(
            "select e from LearningEvidence e where e.person = ?1 and e.startedAt >= ?2"
                + " and e.startedAt < ?3 and e.creditedMs > 0 order by e.startedAt desc, e.id desc",
            LearningEvidence.class)
        .setParameter(1, person)
        .setParameter(2, from)
        .setParameter(3, to)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Who of these people has a span with credit that overlaps this one. */
  List<String> learning(Collection<String> people, Instant from, Instant until) {
    return em.createQuery(
            "select distinct e.person from LearningEvidence e where e.person in ?1"
                + " and e.startedAt < ?3 and e.endedAt > ?2 and e.creditedMs > 0",
            String.class)
        .setParameter(1, people)
        .setParameter(2, from)
        .setParameter(3, until)
        .getResultList();
  }

  long creditedTo(String person) {
    Long sum =
        em.createQuery(
                "select sum(e.creditedMs) from LearningEvidence e where e.person = ?1", Long.class)
            .setParameter(1, person)
            .getSingleResult();
    return sum == null ? 0 : sum;
  }
}
