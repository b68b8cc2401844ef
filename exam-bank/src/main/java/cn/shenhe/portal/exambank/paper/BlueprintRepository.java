package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Blueprints and their versions in the database. */
@ApplicationScoped
class BlueprintRepository {

  private static final int MOST = 500;

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  Optional<Blueprint> find(String publicId) {
    return em.createQuery("select b from Blueprint b where b.publicId = ?1", Blueprint.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst();
  }

  boolean hasOrigin(String origin) {
    return em.createQuery("select count(b) from Blueprint b where b.origin = ?1", Long.class)
            .setParameter(1, origin)
            .getSingleResult()
        > 0;
  }

  /** By category, operation and name; at most 500. */
  List<Blueprint> all() {
    return em.createQuery(
            "select b from Blueprint b order by b.category, b.subOperation, b.name, b.id",
            Blueprint.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** Newest first. */
  List<BlueprintVersion> versions(Blueprint blueprint) {
    return em.createQuery(
            "select v from BlueprintVersion v where v.blueprint = ?1 order by v.number desc",
            BlueprintVersion.class)
        .setParameter(1, blueprint)
        .setMaxResults(MOST)
        .getResultList();
  }

  Optional<BlueprintVersion> latest(Blueprint blueprint) {
    return versions(blueprint).stream().findFirst();
  }

  Optional<BlueprintVersion> published(Blueprint blueprint) {
    return versions(blueprint).stream().filter(version -> !version.isDraft()).findFirst();
  }
}
