package cn.shenhe.portal.training.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes of posts in the database. */
@ApplicationScoped
class PostChangeRepository {

  private static final int MOST = 50_000;

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(PostChange change) {
    em.persist(change);
  }

  Optional<PostChange> find(String publicId) {
    return em.createQuery("select c from PostChange c where c.publicId = ?1", PostChange.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  /** Oldest first, also those withdrawn. */
  List<PostChange> of(Collection<String> employees) {
    return employees.isEmpty()
        ? List.of()
        : em.createQuery(
                "select c from PostChange c where c.employee in ?1 order by c.changedOn, c.id",
                PostChange.class)
            .setParameter(1, employees)
            .setMaxResults(MOST)
            .getResultList();
  }

  /** All of an enterprise, also those withdrawn, oldest first. */
  List<PostChange> ofOrganisation(String organisation) {
    return em.createQuery(
            "select c from PostChange c where c.organisation = ?1 order by c.changedOn, c.id",
            PostChange.class)
        .setParameter(1, organisation)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** Open ones of people on the list with who they are, the oldest first. */
  List<Object[]> open(String organisation, int limit) {
    return em.createQuery(
            "select c, p from PostChange c join Employee p on p.publicId = c.employee"
                + " where c.organisation = ?1 and c.settled = false and p.leftOn is null"
                + " order by c.changedOn, c.id",
            Object[].class)
        .setParameter(1, organisation)
        .setMaxResults(limit)
        .getResultList();
  }

  long countOpen(String organisation) {
    return em.createQuery(
            "select count(c) from PostChange c join Employee p on p.publicId = c.employee"
                + " where c.organisation = ?1 and c.settled = false and p.leftOn is null",
            Long.class)
        .setParameter(1, organisation)
        .getSingleResult();
  }
}
