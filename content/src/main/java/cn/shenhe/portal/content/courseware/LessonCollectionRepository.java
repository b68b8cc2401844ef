package cn.shenhe.portal.content.courseware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Collections in the database. */
@ApplicationScoped
class LessonCollectionRepository {

  @PersistenceContext(unitName = "content")
  EntityManager em;

  void add(LessonCollection collection) {
    em.persist(collection);
  }

  Optional<LessonCollection> find(String publicId) {
    return em.createQuery(
            "select c from LessonCollection c where c.publicId = :id", LessonCollection.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<LessonCollection> findBySlug(String slug) {
    return em.createQuery(
            "select c from LessonCollection c where c.slug = :slug", LessonCollection.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  /** The last published first; at most 100. */
  List<LessonCollection> published() {
    return em.createQuery(
            "select c from LessonCollection c where c.publishedAt is not null"
                + " order by c.publishedAt desc, c.id",
            LessonCollection.class)
        .setMaxResults(100)
        .getResultList();
  }

  /** The last changed first; at most 100. */
  List<LessonCollection> all() {
    return em.createQuery(
            "select c from LessonCollection c order by c.changedAt desc, c.id",
            LessonCollection.class)
        .setMaxResults(100)
        .getResultList();
  }
}
