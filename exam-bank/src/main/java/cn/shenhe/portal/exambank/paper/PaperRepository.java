package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
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

  /** The key of a paper without its sheet, which is many times as large. */
  Optional<PaperKey> key(String publicId) {
    return em.createQuery(
            "select p.publicId, p.blueprint, p.title, p.fullMarks, p.passMark, p.answerKey"
                + " from Paper p where p.publicId = ?1",
            Object[].class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new PaperKey(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (BigDecimal) row[3],
                    (BigDecimal) row[4],
                    PaperWriter.readKey((String) row[5])));
  }

  /** Public id of the rule a paper was drawn under. */
  Optional<String> rule(String publicId) {
    return em.createQuery(
            "select v.rule from Paper p join p.blueprintVersion v where p.publicId = ?1",
            String.class)
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

  /** Version ids of the newest exam papers of a version, one text for each paper. */
  List<String> itemsOf(BlueprintVersion version, int limit) {
    return limit < 1
        ? List.of()
        : em.createQuery(
                "select p.items from Paper p where p.blueprintVersion = ?1 and p.purpose = ?2"
                    + " order by p.id desc",
                String.class)
            .setParameter(1, version)
            .setParameter(2, Paper.Purpose.EXAM)
            .setMaxResults(limit)
            .getResultList();
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
