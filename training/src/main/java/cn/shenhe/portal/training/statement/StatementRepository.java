package cn.shenhe.portal.training.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The outbox of statements in the database. */
@ApplicationScoped
class StatementRepository {

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  Optional<LearningStatement> statement(String id) {
    return Optional.ofNullable(em.find(LearningStatement.class, id));
  }

  void add(LearningStatement statement) {
    em.persist(statement);
  }

  /** The oldest first. */
  List<LearningStatement> due(Instant now, int limit) {
    return em.createQuery(
            "select s from LearningStatement s where s.state = ?1 and s.dueAt <= ?2"
                + " order by s.createdAt, s.id",
            LearningStatement.class)
        .setParameter(1, LearningStatement.State.WAITING)
        .setParameter(2, now)
        .setMaxResults(limit)
        .getResultList();
  }

  List<LearningStatement> named(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select s from LearningStatement s where s.id in ?1", LearningStatement.class)
            .setParameter(1, ids)
            .setMaxResults(ids.size())
            .getResultList();
  }

  int purge(Instant before) {
    return em.createQuery("delete from LearningStatement s where s.endedAt < ?1")
        .setParameter(1, before)
        .executeUpdate();
  }
}
