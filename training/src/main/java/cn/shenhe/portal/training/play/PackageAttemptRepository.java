package cn.shenhe.portal.training.play;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Attempts at packages and what their items committed. */
@ApplicationScoped
class PackageAttemptRepository {

  @PersistenceContext(unitName = "training")
  EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  Optional<PackageAttempt> ofTicket(String hash, LockModeType lock) {
    return em.createQuery(
            "select a from PackageAttempt a where a.ticketHash = :hash", PackageAttempt.class)
        .setParameter("hash", hash)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  /** The last one at this package. */
  Optional<PackageAttempt> last(String person, String packageId) {
    return em.createQuery(
            "select a from PackageAttempt a where a.person = :person and a.packageId = :id"
                + " order by a.startedAt desc, a.id desc",
            PackageAttempt.class)
        .setParameter("person", person)
        .setParameter("id", packageId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The last one used first. */
  List<PackageAttempt> of(String person, int limit) {
    return em.createQuery(
            "select a from PackageAttempt a where a.person = :person"
                + " order by a.lastAt desc, a.id desc",
            PackageAttempt.class)
        .setParameter("person", person)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<PackageState> state(PackageAttempt attempt, int item) {
    return em.createQuery(
            "select s from PackageState s where s.attempt = :attempt and s.item = :item",
            PackageState.class)
        .setParameter("attempt", attempt)
        .setParameter("item", item)
        .getResultStream()
        .findFirst();
  }

  /** At most 500, in order. */
  List<PackageItem> items(PackageAttempt attempt) {
    return em.createQuery(
            "select new cn.shenhe.portal.training.play.PackageItem(s.item, s.completed,"
                + " s.passed, s.scorePercent) from PackageState s where s.attempt = :attempt"
                + " order by s.item",
            PackageItem.class)
        .setParameter("attempt", attempt)
        .setMaxResults(500)
        .getResultList();
  }

  /** Attempts of visitors whose ticket has run out. */
  int purgeVisitors(Instant before) {
    em.createQuery(
            "delete from PackageState s where s.attempt.id in (select a.id from PackageAttempt a"
                + " where a.person is null and a.ticketUntil < :before)")
        .setParameter("before", before)
        .executeUpdate();
    return em.createQuery(
            "delete from PackageAttempt a where a.person is null and a.ticketUntil < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
