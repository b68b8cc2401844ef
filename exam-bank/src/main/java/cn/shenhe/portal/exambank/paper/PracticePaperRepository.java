package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Practice papers in the database. */
@ApplicationScoped
class PracticePaperRepository {

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(PracticePaper paper) {
    em.persist(paper);
  }

  Optional<PracticePaper> byPublicId(String publicId, LockModeType lock) {
    return em.createQuery(
            "select p from PracticePaper p where p.publicId = ?1", PracticePaper.class)
        .setParameter(1, publicId)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  int removeOlderThan(Instant moment) {
    em.createQuery(
            "delete from PracticeAnswer a where a.paper.id in"
                + " (select p.id from PracticePaper p where p.createdAt < ?1)")
        .setParameter(1, moment)
        .executeUpdate();
    return em.createQuery("delete from PracticePaper p where p.createdAt < ?1")
        .setParameter(1, moment)
        .executeUpdate();
  }
}
