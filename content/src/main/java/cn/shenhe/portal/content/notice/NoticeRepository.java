package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of the tables {@code notice_…}. */
@ApplicationScoped
class NoticeRepository {

  /** See {@code WarningRepository}: EclipseLink writes values into limited queries on H2. */
  private static final String BIND = "eclipselink.jdbc.bind-parameters";

  private static final String BATCH = "eclipselink.batch";
  private static final String BATCH_TYPE = "eclipselink.batch.type";

  /** Streets, communities, and cells of about 100 m: the district has no more of them. */
  private static final int MOST_PLACES = 20_000;

  @PersistenceContext(unitName = "content")
  private EntityManager em;

  void add(Object row) {
    em.persist(row);
  }

  void remove(Subscription subscription) {
    em.remove(subscription);
  }

  /** Written at once: others point to it by its number. */
  void addNow(NoticePlace place) {
    em.persist(place);
    em.flush();
  }

  Optional<NoticePlace> place(String key) {
    return first(
        em.createQuery("select p from NoticePlace p where p.key = :k", NoticePlace.class)
            .setParameter("k", key));
  }

  List<NoticePlace> places() {
    return em.createQuery("select p from NoticePlace p order by p.id", NoticePlace.class)
        .setMaxResults(MOST_PLACES)
        .getResultList();
  }

  Optional<Subscription> byToken(String token) {
    return first(
        em.createQuery("select s from Subscription s where s.token = :t", Subscription.class)
            .setParameter("t", token));
  }

  Optional<Subscription> byPublicId(String id) {
    return first(
        em.createQuery("select s from Subscription s where s.publicId = :p", Subscription.class)
            .setParameter("p", id));
  }

  /** Subscriptions of one address that have not ended, newest first. */
  List<Subscription> of(Channel channel, String recipient) {
    return em.createQuery(
            "select s from Subscription s where s.channel = :c and s.recipient = :r"
                + " and s.state <> :ended order by s.id desc",
            Subscription.class)
        .setParameter("c", channel)
        .setParameter("r", recipient)
        .setParameter("ended", SubscriptionState.ENDED)
        .setHint(BIND, "true")
        .setMaxResults(50)
        .getResultList();
  }

  int removePending(Instant askedBefore) {
    // Their places go with them, see the table.
    return em.createNativeQuery(
            "delete from notice_subscription where state = 'PENDING'"
                + " and created_at < cast(?1 as timestamp with time zone)")
        .setParameter(1, Timestamp.from(askedBefore))
        .executeUpdate();
  }

  /** For staff: by address as typed, whatever its channel. */
  List<Subscription> byAddress(String address) {
    return em.createQuery(
            "select s from Subscription s where s.recipient = :r or s.recipient like :with"
                + " order by s.id desc",
            Subscription.class)
        .setParameter("r", address)
        .setParameter("with", address.replace("%", "").replace("_", "") + " %")
        .setHint(BIND, "true")
        .setMaxResults(20)
        .getResultList();
  }

  List<Object[]> activeByChannel() {
    return em.createQuery(
            "select s.channel, s.state, count(s) from Subscription s group by s.channel, s.state",
            Object[].class)
        .getResultList();
  }

  /** Quiet hours that are in use. */
  List<Object[]> quietHours() {
    return em.createQuery(
            "select distinct s.quietFrom, s.quietTo from Subscription s"
                + " where s.quietFrom is not null and s.state = :active",
            Object[].class)
        .setParameter("active", SubscriptionState.ACTIVE)
        .getResultList();
  }

  List<NoticeGroup> groups() {
    return em.createQuery("select g from NoticeGroup g order by g.name", NoticeGroup.class)
        .setMaxResults(500)
        .getResultList();
  }

  Optional<NoticeGroup> group(String publicId) {
    return first(
        em.createQuery("select g from NoticeGroup g where g.publicId = :p", NoticeGroup.class)
            .setParameter("p", publicId));
  }

  Optional<NoticeGroup> groupByName(String name) {
    return first(
        em.createQuery("select g from NoticeGroup g where g.name = :n", NoticeGroup.class)
            .setParameter("n", name));
  }

  List<Subscription> members(NoticeGroup group) {
    return em.createQuery(
            "select s from Subscription s where s.group = :g"
                + " and s.state <> :ended order by s.id",
            Subscription.class)
        .setParameter("g", group)
        .setHint(BATCH, "s.spots")
        .setHint(BATCH_TYPE, "IN")
        .setParameter("ended", SubscriptionState.ENDED)
        .setMaxResults(5000)
        .getResultList();
  }

  List<Subscription> membersOfAllLists() {
    return em.createQuery(
            "select s from Subscription s where s.group is not null"
                + " and s.state <> :ended order by s.id",
            Subscription.class)
        .setParameter("ended", SubscriptionState.ENDED)
        .setHint(BATCH, "s.spots")
        .setHint(BATCH_TYPE, "IN")
        .setMaxResults(5000)
        .getResultList();
  }

  List<Acknowledgement> acknowledgements(String warning) {
    return em.createQuery(
            "select a from Acknowledgement a where a.warning = :w order by a.id",
            Acknowledgement.class)
        .setParameter("w", warning)
        .setMaxResults(10_000)
        .getResultList();
  }

  /**
   * Public ids of members of lists who were told of a warning or are about to be, dropped ones not.
   */
  Set<String> askedMembers(String warning) {
    List<?> found =
        em.createNativeQuery(
                "select distinct o.subscription from delivery_ledger o"
                    + " join notice_subscription s on s.public_id = o.subscription"
                    + " where o.topic = cast(?1 as varchar(60)) and s.group_id is not null"
                    + " and o.state <> 'DROPPED'")
            .setParameter(1, warning)
            .getResultList();
    return found.stream().map(String::valueOf).collect(Collectors.toSet());
  }

  Optional<Acknowledgement> newestAcknowledgement(String subscription, String warning) {
    return first(
        em.createQuery(
                "select a from Acknowledgement a where a.subscription = :s and a.warning = :w"
                    + " order by a.revision desc",
                Acknowledgement.class)
            .setParameter("s", subscription)
            .setParameter("w", warning));
  }

  Optional<Acknowledgement> acknowledgement(String subscription, String warning, int revision) {
    return first(
        em.createQuery(
                "select a from Acknowledgement a where a.subscription = :s and a.warning = :w"
                    + " and a.revision = :r",
                Acknowledgement.class)
            .setParameter("s", subscription)
            .setParameter("w", warning)
            .setParameter("r", revision));
  }

  /** One fan-out at a time, also against another server: a row every fan-out changes. */
  List<Round> pending(int limit) {
    return em.createQuery(
            "select r from Round r where r.state = :pending order by r.id", Round.class)
        .setParameter("pending", Round.State.PENDING)
        .setHint(BIND, "true")
        .setMaxResults(limit)
        .getResultList();
  }

  List<Round> roundsOf(String warning) {
    return em.createQuery("select r from Round r where r.warning = :w order by r.id", Round.class)
        .setParameter("w", warning)
        .setMaxResults(1000)
        .getResultList();
  }

  List<Round> newestRounds(int first, int limit) {
    return em.createQuery(
            "select r from Round r where r.state <> :merged order by r.id desc", Round.class)
        .setParameter("merged", Round.State.MERGED)
        .setHint(BIND, "true")
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultList();
  }

  private static <T> Optional<T> first(TypedQuery<T> query) {
    return query.setHint(BIND, "true").setMaxResults(1).getResultStream().findFirst();
  }
}
