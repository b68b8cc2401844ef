package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Papers and bank snapshots in the database. */
@ApplicationScoped
class PaperRepository {

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  Optional<Paper> find(String publicId) {
    return em.createQuery("select p from Paper p where p.publicId = ?1", Paper.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst();
  }

  /** The snapshot of equal content, if papers were drawn from it before. */
  Optional<BankSnapshot> snapshot(String hash) {
    return em.createQuery(
            "select s from BankSnapshot s where s.hash = ?1 order by s.id", BankSnapshot.class)
        .setParameter(1, hash)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Version ids of the newest exam papers of a blueprint, one text for each paper. */
  List<String> itemsOf(String blueprint, int limit) {
    return em.createQuery(
            "select p.items from Paper p where p.blueprint = ?1 and p.purpose = ?2"
                + " order by p.id desc",
            String.class)
        .setParameter(1, blueprint)
        .setParameter(2, Paper.Purpose.EXAM)
        .setMaxResults(limit)
        .getResultList();
  }
}
