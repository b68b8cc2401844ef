package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** What editors set about the search: synonyms and pins. */
@ApplicationScoped
class EditedRepository {

  static final int MOST = 2000;

  @PersistenceContext(unitName = "content")
  EntityManager em;

  List<SynonymLine> synonyms() {
    return em.createQuery("select s from SynonymLine s order by s.id desc", SynonymLine.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  List<Pin> pins() {
    return em.createQuery("select p from Pin p order by p.question, p.id", Pin.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  void add(Object entity) {
    em.persist(entity);
  }

  Optional<SynonymLine> synonym(String publicId) {
    return em.createQuery("select s from SynonymLine s where s.publicId = :id", SynonymLine.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Pin> pin(String publicId) {
    return em.createQuery("select p from Pin p where p.publicId = :id", Pin.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  void remove(Object entity) {
    em.remove(entity);
  }
}
