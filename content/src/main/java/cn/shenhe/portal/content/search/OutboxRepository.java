package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the index does not know yet, and the gate that whoever feeds the index holds. */
@ApplicationScoped
class OutboxRepository {

  @PersistenceContext(unitName = "content")
  EntityManager em;

  /**
   * Holds the gate until the transaction ends, also against other servers.
   *
   * @return false, at once, when somebody else holds it
   */
  boolean lockIfFree() {
    return lock(" skip locked");
  }

  /** The same, after whoever holds it now. */
  void lock() {
    if (!lock("")) {
      throw new IllegalStateException("search_gate has no row");
    }
  }

  /** On the connection of the transaction itself: a query of another would hold nothing. */
  private boolean lock(String manner) {
    try (Statement statement = em.unwrap(Connection.class).createStatement();
        ResultSet gate =
            statement.executeQuery("select id from search_gate where id = 1 for update" + manner)) {
      return gate.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

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
