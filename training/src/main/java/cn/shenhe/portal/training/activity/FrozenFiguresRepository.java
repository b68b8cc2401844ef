package cn.shenhe.portal.training.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Optional;

/** The figures that reports kept, in the database. */
@ApplicationScoped
class FrozenFiguresRepository {

  /** Class of the states of SQL. */
  private static final String BREAKS_A_CONSTRAINT = "23";

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  Optional<FrozenFigures> of(String campaign) {
    return Optional.ofNullable(em.find(FrozenFigures.class, campaign));
  }

  /**
   * @throws OptimisticLockException when somebody else keeps them at this moment
   */
  void add(FrozenFigures figures) {
    em.persist(figures);
    try {
      em.flush();
    } catch (PersistenceException twice) {
      throw duplicate(twice)
          ? new OptimisticLockException("the figures are there already", twice)
          : twice;
    }
  }

  private static boolean duplicate(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith(BREAKS_A_CONSTRAINT);
      }
    }
    return false;
  }
}
