package cn.shenhe.portal.training.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Subscriptions to the digest, in the database. */
@ApplicationScoped
class DigestRepository {

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(DigestSubscription subscription) {
    em.persist(subscription);
  }

  Optional<DigestSubscription> ofMail(String mail) {
    return em.createQuery(
            "select s from DigestSubscription s where s.mail = ?1 order by s.id",
            DigestSubscription.class)
        .setParameter(1, mail)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<DigestSubscription> ofToken(String token) {
    return em.createQuery(
            "select s from DigestSubscription s where s.token = ?1", DigestSubscription.class)
        .setParameter(1, token)
        .getResultStream()
        .findFirst();
  }

  Optional<DigestSubscription> ofPublicId(String publicId) {
    return em.createQuery(
            "select s from DigestSubscription s where s.publicId = ?1", DigestSubscription.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  /**
   * @param drillsOnly only who wants reminders of drills
   */
  long countActive(boolean drillsOnly) {
    return em.createQuery(
            "select count(s) from DigestSubscription s where s.state = ?1"
                + (drillsOnly ? " and s.drills = true" : ""),
            Long.class)
        .setParameter(1, DigestState.ACTIVE)
        .getSingleResult();
  }

  /** Those nobody confirmed, and the rows of those that are ended. */
  int removeOld(Instant before) {
    return em.createQuery(
            "delete from DigestSubscription s where s.state = ?1 and s.askedAt < ?3"
                + " or s.state = ?2 and s.endedAt < ?3")
        .setParameter(1, DigestState.PENDING)
        .setParameter(2, DigestState.ENDED)
        .setParameter(3, before)
        .executeUpdate();
  }
}
