package cn.shenhe.portal.exambank.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Editions of the catalogues in the database. */
@ApplicationScoped
class CatalogueRepository {

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  void add(Catalogue edition) {
    em.persist(edition);
  }

  Optional<Catalogue> inForce(Catalogue.Kind kind) {
    return em.createQuery(
            "select c from Catalogue c where c.inForce = true and c.kind = :kind", Catalogue.class)
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
  }

  List<Catalogue> newestFirst(Catalogue.Kind kind, int limit) {
    return em.createQuery(
            "select c from Catalogue c where c.kind = :kind order by c.importedAt desc, c.id desc",
            Catalogue.class)
        .setParameter("kind", kind)
        .setMaxResults(limit)
        .getResultList();
  }

  boolean isNameTaken(String name) {
    return !em.createQuery("select c.id from Catalogue c where c.name = :name", Long.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }
}
