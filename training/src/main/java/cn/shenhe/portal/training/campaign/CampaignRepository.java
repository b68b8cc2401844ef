package cn.shenhe.portal.training.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Observances, campaigns and their acts, in the database. */
@ApplicationScoped
class CampaignRepository {

  private static final int MOST = 200;
  private static final int MOST_WAITING = 2_000;

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(Observance observance) {
    em.persist(observance);
  }

  /** In the order of the calendar. */
  List<Observance> observances() {
    return em.createQuery("select o from Observance o order by o.position", Observance.class)
        .setHint("eclipselink.batch", "o.years")
        .setHint("eclipselink.batch.type", "IN")
        .setMaxResults(MOST)
        .getResultList();
  }

  Optional<Observance> observance(String code) {
    return em.createQuery("select o from Observance o where o.code = :code", Observance.class)
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  void add(Campaign campaign) {
    em.persist(campaign);
    em.flush();
  }

  Optional<Campaign> find(String publicId) {
    return em.createQuery("select c from Campaign c where c.publicId = :id", Campaign.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Campaign> of(Observance observance, int year) {
    return em.createQuery(
            "select c from Campaign c where c.observance = :observance and c.forYear = :year",
            Campaign.class)
        .setParameter("observance", observance)
        .setParameter("year", year)
        .getResultStream()
        .findFirst();
  }

  /** The latest first, at most {@value #MOST}. */
  List<Campaign> latest() {
    return em.createQuery(
            "select c from Campaign c join fetch c.observance order by c.firstDay desc, c.id desc",
            Campaign.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** Public ids of acts whose time has come, the oldest first; those of paused campaigns wait. */
  List<String> due(Instant now, int limit) {
    return em.createQuery(
            "select a.publicId from CampaignAct a where a.state = :waiting and a.dueAt <= :now"
                + " and (a.nextTryAt is null or a.nextTryAt <= :now)"
                + " and a.campaign.state <> :paused order by a.dueAt, a.id",
            String.class)
        .setParameter("waiting", ActState.WAITING)
        .setParameter("now", now)
        .setParameter("paused", CampaignState.PAUSED)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<CampaignAct> act(String publicId) {
    return em.createQuery("select a from CampaignAct a where a.publicId = :id", CampaignAct.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  /** Everything that waits, by time, at most {@value #MOST_WAITING}. */
  List<PlannedAct> waiting() {
    return em.createQuery(
            "select new cn.shenhe.portal.training.campaign.PlannedAct(a.campaign.publicId,"
                + " a.campaign.title, a.phase, a.kind, a.title, a.parameter, a.dueAt,"
                + " a.graceHours) from CampaignAct a where a.state = :waiting order by a.dueAt, a.id",
            PlannedAct.class)
        .setParameter("waiting", ActState.WAITING)
        .setMaxResults(MOST_WAITING)
        .getResultList();
  }

  /** The act and its campaign, for this transaction alone. */
  Optional<CampaignAct> lockAct(String publicId) {
    Optional<CampaignAct> found =
        em.createQuery("select a from CampaignAct a where a.publicId = :id", CampaignAct.class)
            .setParameter("id", publicId)
            .getResultStream()
            .findFirst();
    found.ifPresent(
        act -> {
          lock(act.campaign());
          em.refresh(act);
        });
    return found;
  }

  /** The campaign with its acts, for this transaction alone. */
  Optional<Campaign> lock(String publicId) {
    Optional<Campaign> found = find(publicId);
    found.ifPresent(this::lock);
    return found;
  }

  private void lock(Campaign campaign) {
    em.lock(campaign, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(campaign);
    // The acts are part of what is refreshed: read later, they would undo a change.
    campaign.acts().size();
  }
}
