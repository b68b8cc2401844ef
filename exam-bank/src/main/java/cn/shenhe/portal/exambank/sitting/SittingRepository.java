package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankAct;
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
  @Inject Event<ExamBankAct> acts;

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

  /** The audit log keeps the hash over all events; a demo session gets its place back. */
  @Override
  public void closed(Sitting sitting, FinalAnswers answers) {
    closings.fire(new SittingClosed(answers));
    acts.fire(
        new ExamBankAct(
            "sitting.closed", answers.sitting(), answers.by() + " " + sitting.lastHash()));
    if (em.find(ExamSession.class, sitting.sessionId()).demo()) {
      em.createQuery("update Enrolment e set e.activeKey = null, e.state = 'SAT' where e.id = ?1")
          .setParameter(1, sitting.enrolmentId())
          .executeUpdate();
      em.createQuery(
              "update ExamSession s set s.enrolled = s.enrolled - 1"
                  + " where s.id = ?1 and s.enrolled > 0")
          .setParameter(1, sitting.sessionId())
          .executeUpdate();
    }
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
