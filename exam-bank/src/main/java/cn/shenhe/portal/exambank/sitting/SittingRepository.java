package cn.shenhe.portal.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks sittings up; what happens in them is written by {@link SittingRows}. */
@ApplicationScoped
class SittingRepository {

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  List<AnswerEvent> events(Sitting sitting) {
    return em.createQuery(
            "select e from AnswerEvent e where e.sittingId = ?1 order by e.seq", AnswerEvent.class)
        .setParameter(1, sitting.id())
        .setMaxResults(SittingRows.MOST_EVENTS)
        .getResultList();
  }

  Optional<Sitting> find(String publicId) {
    return em.createQuery("select s from Sitting s where s.publicId = ?1", Sitting.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  /** Running sittings whose deadline lies before a moment, the oldest first. */
  List<String> overdue(Instant before, int limit) {
    return em.createQuery(
            "select s.publicId from Sitting s where s.state = ?1 and s.deadline < ?2"
                + " order by s.deadline",
            String.class)
        .setParameter(1, SittingState.RUNNING)
        .setParameter(2, before)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Sittings nobody began although the session has ended. */
  List<String> neverBegun(Instant before, int limit) {
    return inState(SittingState.PREPARED, before, limit);
  }

  /** Sittings nobody resumed although the session ended before a moment. */
  List<String> neverResumed(Instant before, int limit) {
    return inState(SittingState.PAUSED, before, limit);
  }

  private List<String> inState(SittingState state, Instant before, int limit) {
    return em.createQuery(
            "select s.publicId from Sitting s where s.state = ?1 and s.endsAt < ?2 order by s.id",
            String.class)
        .setParameter(1, state)
        .setParameter(2, before)
        .setMaxResults(limit)
        .getResultList();
  }
}
