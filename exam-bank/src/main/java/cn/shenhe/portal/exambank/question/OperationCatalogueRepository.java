package cn.shenhe.portal.exambank.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Editions of the catalogue of special operations in the database. */
@ApplicationScoped
class OperationCatalogueRepository {

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  void add(OperationCatalogue edition) {
    em.persist(edition);
  }

  /** The edition in force, or none. */
  List<OperationCatalogue> inForce() {
    return em.createQuery(
            "select c from OperationCatalogue c where c.inForce = true", OperationCatalogue.class)
        .getResultList();
  }

  List<OperationCatalogue> newestFirst(int limit) {
    return em.createQuery(
            "select c from OperationCatalogue c order by c.importedAt desc, c.id desc",
            OperationCatalogue.class)
        .setMaxResults(limit)
        .getResultList();
  }

  boolean isNameTaken(String name) {
    return !em.createQuery("select c.id from OperationCatalogue c where c.name = :name", Long.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }
}
