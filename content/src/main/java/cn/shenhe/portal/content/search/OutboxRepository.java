package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What the index does not know yet. */
@ApplicationScoped
class OutboxRepository {

  @PersistenceContext(unitName = "content")
  EntityManager em;

  void add(OutboxEntry entry) {
    em.persist(entry);
  }

  List<OutboxEntry> oldest(int limit) {
    return em.createQuery("select e from OutboxEntry e order by e.id", OutboxEntry.class)
        .setMaxResults(limit)
        .getResultList();
  }

  void remove(List<OutboxEntry> entries) {
    em.createQuery("delete from OutboxEntry e where e.id in :ids")
        .setParameter("ids", entries.stream().map(OutboxEntry::id).toList())
        .executeUpdate();
  }

  long count() {
    return em.createQuery("select count(e) from OutboxEntry e", Long.class).getSingleResult();
  }
}
