package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Papers of contests in the database. */
@ApplicationScoped
class ContestPaperRepository {

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(ContestPaper paper) {
    em.persist(paper);
  }

  long count(String contest) {
    return em.createQuery("select count(p) from ContestPaper p where p.contest = ?1", Long.class)
        .setParameter(1, contest)
        .getSingleResult();
  }

  Optional<ContestPaper> find(String contest, int number) {
    return em.createQuery(
            "select p from ContestPaper p where p.contest = ?1 and p.number = ?2",
            ContestPaper.class)
        .setParameter(1, contest)
        .setParameter(2, number)
        .getResultStream()
        .findFirst();
  }
}
