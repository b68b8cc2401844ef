package cn.shenhe.portal.training.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activities, their places and sign-ups in the database. */
@ApplicationScoped
class ActivityRepository {

  private static final int MANY = 2_000;

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(Object thing) {
    em.persist(thing);
  }

  void flush() {
    em.flush();
  }

  /**
   * Takes places, if the activity is open and has them.
   *
   * @return whether they were taken; the row stays locked until the transaction ends
   */
  boolean take(String activity, int places, Instant now) {
    return em.createQuery(
                "update Activity a set a.taken = a.taken + ?2 where a.publicId = ?1"
                    + " and a.state = ?3 and a.signUpUntil > ?4 and a.startsAt > ?4"
                    + " and a.taken + ?2 <= a.capacity")
            .setParameter(1, activity)
            .setParameter(2, places)
            .setParameter(3, ActivityState.OPEN)
            .setParameter(4, now)
            .executeUpdate()
        == 1;
  }

  void giveBack(Activity activity, int places) {
    em.createQuery("update Activity a set a.taken = a.taken - ?2 where a.id = ?1")
        .setParameter(1, activity.id())
        .setParameter(2, places)
        .executeUpdate();
  }

  /** False when more is taken already. */
  boolean resize(Activity activity, int capacity) {
    return em.createQuery("update Activity a set a.capacity = ?2 where a.id = ?1 and a.taken <= ?2")
            .setParameter(1, activity.id())
            .setParameter(2, capacity)
            .executeUpdate()
        == 1;
  }

  Optional<Activity> activity(String publicId) {
    return em.createQuery("select a from Activity a where a.publicId = ?1", Activity.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Activity> lockActivity(String publicId) {
    return em.createQuery("select a from Activity a where a.publicId = ?1", Activity.class)
        .setParameter(1, publicId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** In order of time, drafts among them. */
  List<Activity> of(String campaign) {
    return em.createQuery(
            "select a from Activity a where a.campaign = ?1 order by a.startsAt, a.id",
            Activity.class)
        .setParameter(1, campaign)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Published and not over, in order of time. */
  List<Activity> coming(Instant now, int most) {
    return em.createQuery(
            "select a from Activity a where a.state <> ?1 and a.endsAt > ?2"
                + " order by a.startsAt, a.id",
            Activity.class)
        .setParameter(1, ActivityState.DRAFT)
        .setParameter(2, now)
        .setMaxResults(most)
        .getResultList();
  }

  Optional<SignUp> byRequest(String requestKey) {
    return one("requestKey", requestKey);
  }

  Optional<SignUp> byKey(String manageKey) {
    return one("manageKey", manageKey);
  }

  private Optional<SignUp> one(String field, String value) {
    return em.createQuery(
            "select s from SignUp s join fetch s.activity where s." + field + " = ?1", SignUp.class)
        .setParameter(1, value)
        .getResultStream()
        .findFirst();
  }

  Optional<SignUp> lockByKey(String manageKey) {
    return lock("manageKey", manageKey);
  }

  Optional<SignUp> lockById(String publicId) {
    return lock("publicId", publicId);
  }

  private Optional<SignUp> lock(String field, String value) {
    return em.createQuery("select s from SignUp s where s." + field + " = ?1", SignUp.class)
        .setParameter(1, value)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  boolean slotTaken(String slot) {
    return !em.createQuery("select s.id from SignUp s where s.openSlot = ?1", Long.class)
        .setParameter(1, slot)
        .getResultList()
        .isEmpty();
  }

  /** Those who want to come or came, in the order they signed up. */
  List<SignUp> signUps(Activity activity) {
    return em.createQuery(
            "select s from SignUp s where s.activity = ?1 and s.state in ?2"
                + " order by s.createdAt, s.id",
            SignUp.class)
        .setParameter(1, activity)
        .setParameter(2, List.of(SignUpState.SIGNED, SignUpState.ATTENDED))
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Ids of those who still count on an activity that is not held. */
  List<String> leftBehind() {
    return em.createQuery(
            "select s.publicId from SignUp s join s.activity a where a.state = ?1"
                + " and s.state = ?2 order by s.id",
            String.class)
        .setParameter(1, ActivityState.CANCELLED)
        .setParameter(2, SignUpState.SIGNED)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Of activities that begin within the time. */
  List<SignUp> toRemind(Instant now, Instant until) {
    return em.createQuery(
            "select s from SignUp s join fetch s.activity a where s.state = ?1 and a.state <> ?2"
                + " and s.remindedAt is null and a.startsAt > ?3 and a.startsAt <= ?4 order by"
                + " s.id",
            SignUp.class)
        .setParameter(1, SignUpState.SIGNED)
        .setParameter(2, ActivityState.CANCELLED)
        .setParameter(3, now)
        .setParameter(4, until)
        .setMaxResults(MANY)
        .getResultList();
  }

  List<SignUp> toPurge(Instant endedBefore) {
    return em.createQuery(
            "select s from SignUp s join s.activity a where s.purgedAt is null and a.endsAt < ?1"
                + " order by s.id",
            SignUp.class)
        .setParameter(1, endedBefore)
        .setMaxResults(MANY)
        .getResultList();
  }

  /**
   * Activity, audience, people who came (null when nobody was ticked off), people signed up: sums
   * over the sign-ups of a campaign that stand.
   */
  List<Object[]> counted(String campaign) {
    return em.createQuery(
            "select a.publicId, s.audience, sum(s.present), sum(s.people) from SignUp s"
                + " join s.activity a where a.campaign = ?1 and a.state <> ?3 and s.state in ?2"
                + " group by a.publicId, s.audience",
            Object[].class)
        .setParameter(1, campaign)
        .setParameter(2, List.of(SignUpState.SIGNED, SignUpState.ATTENDED))
        .setParameter(3, ActivityState.CANCELLED)
        .getResultList();
  }
}
