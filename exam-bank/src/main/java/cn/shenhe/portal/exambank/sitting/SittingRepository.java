package cn.shenhe.portal.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sittings and their events in the database. */
@ApplicationScoped
class SittingRepository implements SittingStore {

  /** More than a candidate can type in a day. */
  private static final int MOST_EVENTS = 50_000;

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  @Inject Event<SittingClosed> closings;

  @Override
  public Optional<Sitting> locked(String publicId) {
    return em.createQuery("select s from Sitting s where s.publicId = ?1", Sitting.class)
        .setParameter(1, publicId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void append(AnswerEvent event) {
    em.persist(event);
  }

  @Override
  public List<AnswerEvent> events(Sitting sitting) {
    return em.createQuery(
            "select e from AnswerEvent e where e.sittingId = ?1 order by e.seq", AnswerEvent.class)
        .setParameter(1, sitting.id())
        .setMaxResults(MOST_EVENTS)
        .getResultList();
  }

  @Override
  public void keep(FencedDevice device) {
    em.persist(device);
  }

  @Override
  public Optional<FencedDevice> fenced(Sitting sitting, String tokenHash) {
    return em.createQuery(
            "select d from FencedDevice d where d.sittingId = ?1 and d.tokenHash = ?2",
            FencedDevice.class)
        .setParameter(1, sitting.id())
        .setParameter(2, tokenHash)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void closed(FinalAnswers answers) {
    closings.fire(new SittingClosed(answers));
  }

  void add(Object entity) {
    em.persist(entity);
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
    return em.createQuery(
            "select s.publicId from Sitting s where s.state = ?1 and s.endsAt < ?2 order by s.id",
            String.class)
        .setParameter(1, SittingState.PREPARED)
        .setParameter(2, before)
        .setMaxResults(limit)
        .getResultList();
  }
}
