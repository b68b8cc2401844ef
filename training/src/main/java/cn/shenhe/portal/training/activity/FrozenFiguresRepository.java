package cn.shenhe.portal.training.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The figures that reports kept, in the database. */
@ApplicationScoped
class FrozenFiguresRepository {

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  Optional<FrozenFigures> of(String campaign) {
    return Optional.ofNullable(em.find(FrozenFigures.class, campaign));
  }

  void add(FrozenFigures figures) {
    em.persist(figures);
  }
}
