package cn.shenhe.portal.content.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of the tables {@code delivery_…}. */
@ApplicationScoped
class LedgerRepository {

  /**
   * On H2 EclipseLink writes values into limited queries, which H2 refuses for some of them; and a
   * text written into a statement would be a new statement every time.
   */
  private static final String BIND = "eclipselink.jdbc.bind-parameters";

  private static final int MOST_PROBLEM = 500;
  private static final int FIRST_KEY = 3;

  @PersistenceContext(unitName = "content")
  private EntityManager em;

  void add(Object row) {
    em.persist(row);
  }

  Optional<LedgerEntry> entry(String key) {
    return Optional.ofNullable(em.find(LedgerEntry.class, key));
  }

  /**
   * What a dead process held goes back to the waiting ones. So does what this one left over when
   * the database failed it, no sooner: its couriers may still be on their way.
   */
  int reclaim(Instant before) {
    return em.createQuery(
            "update LedgerEntry e set e.state = :waiting, e.claim = null"
                + " where e.state = :claimed and e.claimedAt < :before")
        .setParameter("waiting", LetterState.WAITING)
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("before", before)
        .executeUpdate();
  }

  /**
   * A letter that was on its way while a newer one of the same warning was written for the same
   * subscription, and came back: it must not follow the newer one. Held against the newest once it
   * waits again.
   *
   * @param keys of some letters, or none for all that wait
   */
  int dropOvertaken(List<String> keys, Instant now, String problem) {
    String some =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "?" + (i + FIRST_KEY))
            .collect(Collectors.joining(", "));
    Query update =
        em.createNativeQuery(
            "update delivery_ledger set state = 'DROPPED', finished_at = ?1, problem = ?2"
                + " where state = 'WAITING' and topic is not null and subscription is not null"
                + (keys.isEmpty() ? "" : " and letter_key in (" + some + ")")
                + " and exists (select 1 from delivery_ledger newer"
                + " where newer.topic = delivery_ledger.topic"
                + " and newer.subscription = delivery_ledger.subscription"
                + " and newer.revision > delivery_ledger.revision)");
    update.setParameter(1, Timestamp.from(now));
    update.setParameter(2, problem);
    for (int i = 0; i < keys.size(); i++) {
      update.setParameter(i + FIRST_KEY, keys.get(i));
    }
    return update.executeUpdate();
  }

  int expire(Instant now, String problem) {
    return em.createQuery(
            "update LedgerEntry e set e.state = :failed, e.finishedAt = :now, e.problem = :problem"
                + " where e.state = :waiting and e.notAfter < :now")
        .setParameter("failed", LetterState.FAILED)
        .setParameter("waiting", LetterState.WAITING)
        .setParameter("now", now)
        .setParameter("problem", problem)
        .executeUpdate();
  }

  /** Keys of what is due, in the order in which it should go. */
  List<String> due(Instant now, HostLines.Shut shut, List<String> paused, int limit) {
    StringBuilder where = new StringBuilder("e.state = :waiting and e.dueAt <= :now");
    if (!shut.closed().isEmpty()) {
      where.append(" and e.host not in :closed");
    }
    if (!shut.full().isEmpty()) {
      where.append(" and (e.lane = :urgent or e.host not in :full)");
    }
    if (!paused.isEmpty()) {
      where.append(" and (e.topic is null or e.topic not in :paused)");
    }
    TypedQuery<String> query =
        em.createQuery(
                "select e.key from LedgerEntry e where "
                    + where
                    + " order by e.lane, e.dueAt, e.key",
                String.class)
            .setParameter("waiting", LetterState.WAITING)
            .setParameter("now", now);
    if (!shut.closed().isEmpty()) {
      query.setParameter("closed", shut.closed());
    }
    if (!shut.full().isEmpty()) {
      query.setParameter("urgent", Lane.URGENT).setParameter("full", shut.full());
    }
    if (!paused.isEmpty()) {
      query.setParameter("paused", paused);
    }
    return query.setHint(BIND, "true").setMaxResults(limit).getResultList();
  }

  List<LedgerEntry> claim(List<String> keys, String life, Instant now) {
    em.createQuery(
            "update LedgerEntry e set e.state = :claimed, e.claim = :life, e.claimedAt = :now"
                + " where e.key in :keys and e.state = :waiting")
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("waiting", LetterState.WAITING)
        .setParameter("life", life)
        .setParameter("now", now)
        .setParameter("keys", keys)
        .executeUpdate();
    return em.createQuery(
            "select e from LedgerEntry e join fetch e.text"
                + " where e.key in :keys and e.claim = :life and e.state = :claimed"
                + " order by e.lane, e.dueAt, e.key",
            LedgerEntry.class)
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("life", life)
        .setParameter("keys", keys)
        .getResultList();
  }

  void finish(List<String> keys, String life, LetterState state, String problem, Instant now) {
    em.createQuery(
            "update LedgerEntry e set e.state = :state, e.finishedAt = :now, e.problem = :problem,"
                + " e.attempts = e.attempts + 1, e.claim = null"
                + " where e.key in :keys and e.claim = :life and e.state = :claimed")
        .setParameter("state", state)
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("now", now)
        .setParameter("problem", cut(problem))
        .setParameter("keys", keys)
        .setParameter("life", life)
        .executeUpdate();
  }

  /**
   * Back to the waiting ones.
   *
   * @param tries 1 when the other side had its chance, 0 when it was never asked
   */
  void postpone(List<String> keys, String life, Instant dueAt, String problem, int tries) {
    em.createQuery(
            "update LedgerEntry e set e.state = :waiting, e.dueAt = :due, e.problem = :problem,"
                + " e.attempts = e.attempts + :tries, e.claim = null"
                + " where e.key in :keys and e.claim = :life and e.state = :claimed")
        .setParameter("waiting", LetterState.WAITING)
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("due", dueAt)
        .setParameter("problem", cut(problem))
        .setParameter("tries", tries)
        .setParameter("keys", keys)
        .setParameter("life", life)
        .executeUpdate();
  }

  /** Taken over by the next station, which gave it back, perhaps before our courier came back. */
  int bounced(String key, String problem) {
    return em.createQuery(
            "update LedgerEntry e set e.state = :bounced, e.problem = :problem"
                + " where e.key = :key and (e.state = :sent or e.state = :claimed)")
        .setParameter("bounced", LetterState.BOUNCED)
        .setParameter("sent", LetterState.SENT)
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("problem", cut(problem))
        .setParameter("key", key)
        .executeUpdate();
  }

  /** The recipient has it; may be told before our own courier has come back. */
  int arrived(String key, Instant now) {
    return em.createQuery(
            "update LedgerEntry e set e.arrivedAt = :now where e.key = :key"
                + " and (e.state = :sent or e.state = :claimed) and e.arrivedAt is null")
        .setParameter("now", now)
        .setParameter("sent", LetterState.SENT)
        .setParameter("claimed", LetterState.CLAIMED)
        .setParameter("key", key)
        .executeUpdate();
  }

  /** Letters of a subscription that came back since a moment. */
  long returned(String subscription, Instant since) {
    return em.createQuery(
            "select count(e) from LedgerEntry e where e.subscription = :s"
                + " and e.state = :bounced and e.createdAt >= :since",
            Long.class)
        .setParameter("s", subscription)
        .setParameter("bounced", LetterState.BOUNCED)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** What waits of older revisions of a topic has lost its sense. */
  int dropOlder(String topic, int revision, Instant now, String problem) {
    return em.createQuery(
            "update LedgerEntry e set e.state = :dropped, e.finishedAt = :now, e.problem = :problem"
                + " where e.topic = :topic and e.revision < :revision and e.state = :waiting")
        .setParameter("dropped", LetterState.DROPPED)
        .setParameter("waiting", LetterState.WAITING)
        .setParameter("topic", topic)
        .setParameter("revision", revision)
        .setParameter("now", now)
        .setParameter("problem", problem)
        .executeUpdate();
  }

  /** Nothing of the recipient stays behind but that something was sent. */
  int forget(String subscription, Instant now) {
    em.createQuery(
            "update LedgerEntry e set e.state = :dropped, e.finishedAt = :now"
                + " where e.subscription = :s and e.state = :waiting")
        .setParameter("dropped", LetterState.DROPPED)
        .setParameter("waiting", LetterState.WAITING)
        .setParameter("s", subscription)
        .setParameter("now", now)
        .executeUpdate();
    return em.createQuery(
            "update LedgerEntry e set e.recipient = :nobody, e.host = :nobody, e.token = null"
                + " where e.subscription = :s")
        .setParameter("nobody", "-")
        .setParameter("s", subscription)
        .executeUpdate();
  }

  int insertFrom(MassLetter letter, Instant now) {
    Query insert =
        em.createNativeQuery(
            "insert into delivery_ledger (letter_key, channel, lane, recipient, host, text_id,"
                + " token, topic, revision, subscription, state, deferred, attempts, due_at,"
                + " not_after, created_at)"
                + " select r.letter_key, r.channel, cast(?1 as integer), r.recipient, r.host,"
                + " r.text_id, r.token, cast(?2 as varchar(60)), cast(?3 as integer),"
                + " r.subscription, 'WAITING', cast(?4 as boolean), 0,"
                + " cast(?5 as timestamp with time zone), cast(?6 as timestamp with time zone),"
                + " cast(?7 as timestamp with time zone)"
                + " from ("
                + letter.recipients()
                + ") r where not exists"
                + " (select 1 from delivery_ledger l where l.letter_key = r.letter_key)"
                // Sorted, so that PostgreSQL has read all before it writes: reading while writing
                // walks over its own new rows, 100,000 times 100,000.
                + " order by r.letter_key");
    insert.setParameter(1, letter.lane().ordinal());
    insert.setParameter(2, letter.topic());
    insert.setParameter(3, letter.revision());
    insert.setParameter(4, letter.dueAt().isAfter(now));
    insert.setParameter(5, Timestamp.from(letter.dueAt()));
    insert.setParameter(6, Timestamp.from(letter.notAfter()));
    insert.setParameter(7, Timestamp.from(now));
    for (int i = 0; i < letter.parameters().size(); i++) {
      insert.setParameter(MassLetter.FIRST_PARAMETER + i, letter.parameters().get(i));
    }
    return insert.executeUpdate();
  }

  List<LedgerEntry> entries(Channel channel, LetterState state, String topic, int first, int n) {
    StringBuilder where = new StringBuilder("1 = 1");
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (channel != null) {
      where.append(" and e.channel = :channel");
      names.add("channel");
      values.add(channel);
    }
    if (state != null) {
      where.append(" and e.state = :state");
      names.add("state");
      values.add(state);
    }
    if (topic != null && !topic.isBlank()) {
      where.append(" and e.topic = :topic");
      names.add("topic");
      values.add(topic);
    }
    TypedQuery<LedgerEntry> query =
        em.createQuery(
            "select e from LedgerEntry e join fetch e.text where "
                + where
                + " order by e.createdAt desc, e.key",
            LedgerEntry.class);
    for (int i = 0; i < names.size(); i++) {
      query.setParameter(names.get(i), values.get(i));
    }
    return query.setHint(BIND, "true").setFirstResult(first).setMaxResults(n).getResultList();
  }

  List<LedgerEntry> kept(String recipient, int limit) {
    return em.createQuery(
            "select e from LedgerEntry e join fetch e.text"
                + " where e.recipient = :r and e.state = :kept order by e.createdAt desc, e.key",
            LedgerEntry.class)
        .setParameter("r", recipient)
        .setParameter("kept", LetterState.KEPT)
        .setHint(BIND, "true")
        .setMaxResults(limit)
        .getResultList();
  }

  List<LedgerEntry> ofSubscription(String subscription, String topic, int limit) {
    return em.createQuery(
            "select e from LedgerEntry e join fetch e.text where e.subscription = :s"
                + " and (:all = 1 or e.topic = :t) order by e.createdAt desc, e.key",
            LedgerEntry.class)
        .setParameter("s", subscription)
        .setParameter("all", topic == null ? 1 : 0)
        .setParameter("t", topic == null ? "" : topic)
        .setHint(BIND, "true")
        .setMaxResults(limit)
        .getResultList();
  }

  Map<LetterState, Long> counts(String topic) {
    Map<LetterState, Long> counts = new EnumMap<>(LetterState.class);
    TypedQuery<Object[]> query =
        em.createQuery(
            "select e.state, count(e) from LedgerEntry e"
                + (topic == null ? "" : " where e.topic = :t")
                + " group by e.state",
            Object[].class);
    if (topic != null) {
      query.setParameter("t", topic);
    }
    for (Object[] row : query.getResultList()) {
      counts.put((LetterState) row[0], (Long) row[1]);
    }
    return counts;
  }

  long deferred(String topic, Instant now) {
    TypedQuery<Long> query =
        em.createQuery(
                "select count(e) from LedgerEntry e"
                    + " where e.state = :waiting and e.dueAt > :now and e.deferred = :yes"
                    + (topic == null ? "" : " and e.topic = :t"),
                Long.class)
            .setParameter("waiting", LetterState.WAITING)
            .setParameter("now", now)
            .setParameter("yes", true)
            .setHint(BIND, "true");
    if (topic != null) {
      query.setParameter("t", topic);
    }
    return query.getSingleResult();
  }

  /** Confirmed since a moment. */
  long confirmedSince(String topic, Instant moment) {
    TypedQuery<Long> query =
        em.createQuery(
                "select count(e) from LedgerEntry e where e.state = :sent and e.finishedAt >= :m"
                    + (topic == null ? "" : " and e.topic = :t"),
                Long.class)
            .setParameter("sent", LetterState.SENT)
            .setParameter("m", moment);
    if (topic != null) {
      query.setParameter("t", topic);
    }
    return query.getSingleResult();
  }

  /** First (or last) confirmation of a topic, or null. */
  Instant confirmed(String topic, boolean last) {
    TypedQuery<Instant> query =
        em.createQuery(
            "select e.finishedAt from LedgerEntry e where e.state = :sent"
                + (topic == null ? "" : " and e.topic = :t")
                + " order by e.finishedAt"
                + (last ? " desc" : ""),
            Instant.class);
    query.setParameter("sent", LetterState.SENT);
    if (topic != null) {
      query.setParameter("t", topic);
    }
    return query.setHint(BIND, "true").setMaxResults(1).getResultStream().findFirst().orElse(null);
  }

  List<String> paused() {
    return em.createQuery("select p.topic from Pause p", String.class)
        .setMaxResults(1000)
        .getResultList();
  }

  Optional<Pause> pause(String topic) {
    return Optional.ofNullable(em.find(Pause.class, topic));
  }

  void remove(Pause pause) {
    em.remove(pause);
  }

  int purge(Instant before, Instant now) {
    int removed =
        em.createQuery(
                "delete from LedgerEntry e where (e.createdAt < :before or e.keepUntil < :now)"
                    + " and e.state <> :waiting and e.state <> :claimed")
            .setParameter("before", before)
            .setParameter("now", now)
            .setParameter("waiting", LetterState.WAITING)
            .setParameter("claimed", LetterState.CLAIMED)
            .executeUpdate();
    if (removed > 0) {
      // A text of today may belong to a fan-out that is just being written.
      em.createNativeQuery(
              "delete from delivery_text where created_at < ?1 and not exists"
                  + " (select 1 from delivery_ledger l where l.text_id = delivery_text.id)")
          .setParameter(1, Timestamp.from(now.minus(Duration.ofDays(1))))
          .executeUpdate();
    }
    return removed;
  }

  private static String cut(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.length() <= MOST_PROBLEM ? text : text.substring(0, MOST_PROBLEM);
  }
}
