package cn.shenhe.portal.content.warning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows of the tables {@code warning…}. */
@ApplicationScoped
class WarningRepository {

  /** One country has never had so many warnings for one district at once. */
  static final int MAX_OPEN = 500;

  private static final int MOST_MERGED = 100;

  /**
   * On H2 EclipseLink writes values into limited queries, a boolean as 0 or 1, which H2 refuses.
   */
  private static final String BIND = "eclipselink.jdbc.bind-parameters";

  @PersistenceContext(unitName = "content")
  private EntityManager em;

  /** One message at a time: held until the transaction ends, also against another server. */
  void lockIntake() {
    em.createNativeQuery("select id from warning_gate where id = 1 for update").getSingleResult();
  }

  void add(Object row) {
    em.persist(row);
  }

  Optional<WarningMessage> message(String sender, String identifier) {
    return first(
        em.createQuery(
                "select m from WarningMessage m where m.sender = :s and m.identifier = :i",
                WarningMessage.class)
            .setParameter("s", sender)
            .setParameter("i", identifier));
  }

  /** Messages that spoke of this one before it came; they may come from the same sender only. */
  List<WarningMessage> speakingOf(String sender, String identifier) {
    return em.createQuery(
            "select r.message from WarningReference r"
                + " where r.sender = :s and r.identifier = :i and r.message.sender = :s",
            WarningMessage.class)
        .setParameter("s", sender)
        .setParameter("i", identifier)
        .getResultList();
  }

  void removeReferencesOf(WarningMessage message) {
    em.createQuery("delete from WarningReference r where r.message = :m")
        .setParameter("m", message)
        .executeUpdate();
  }

  /** All messages of a thread, in no order. */
  List<WarningMessage> messagesOf(Warning warning) {
    return em.createQuery(
            "select m from WarningMessage m where m.warning = :w", WarningMessage.class)
        .setParameter("w", warning)
        .getResultList();
  }

  List<WarningMessage> messagesOf(List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select m from WarningMessage m where m.warning in :w", WarningMessage.class)
        .setParameter("w", warnings)
        .getResultList();
  }

  Optional<Warning> warning(String publicId) {
    return first(
        em.createQuery("select w from Warning w where w.publicId = :p", Warning.class)
            .setParameter("p", publicId));
  }

  /** Public ids of warnings that were merged into this one, also by way of others; at most 100. */
  List<String> mergedInto(String publicId) {
    List<String> found = new ArrayList<>();
    List<String> next = List.of(publicId);
    while (!next.isEmpty() && found.size() < MOST_MERGED) {
      next =
          em.createQuery("select w.publicId from Warning w where w.mergedInto in :p", String.class)
              .setParameter("p", next)
              .getResultList();
      found.addAll(next);
    }
    return found;
  }

  /**
   * A warning by its address; one that was merged into another leads there.
   *
   * @param demo whether those of the demonstration are known
   * @throws UnknownWarning when there is none
   */
  Warning known(String publicId, boolean demo) {
    Warning warning = warning(publicId).orElseThrow(UnknownWarning::new);
    // A chain of mergers is as long as the threads that were joined: walk it to its end.
    while (warning.mergedInto() != null) {
      warning = warning(warning.mergedInto()).orElseThrow(UnknownWarning::new);
    }
    if (warning.demo() && !demo) {
      throw new UnknownWarning();
    }
    return warning;
  }

  /** When a message of the public's came last, or one ran out; 1970 when there never was one. */
  Instant changedAt(Instant now, boolean demo) {
    Instant came =
        newest(
            "select max(m.acceptedAt) from WarningMessage m where m.acceptedAt",
            now,
            demo,
            "m.warning");
    Instant over = newest("select max(w.untilAt) from Warning w where w.untilAt", now, demo, "w");
    return came.isAfter(over) ? came : over;
  }

  private Instant newest(String select, Instant now, boolean demo, String warning) {
    Instant found =
        em.createQuery(
                select
                    + " <= :now and ("
                    + warning
                    + ".demo = :no or "
                    + warning
                    + ".demo = :demo)",
                Instant.class)
            .setParameter("now", now)
            .setParameter("no", false)
            .setParameter("demo", demo)
            .setHint(BIND, "true")
            .getSingleResult();
    return found == null ? Instant.EPOCH : found;
  }

  /** Threads known at the moment that may have held then; newest first. */
  List<Warning> openAt(Instant moment, boolean demo) {
    // A thread that was shortened or ended later may have held before: look a while beyond.
    return em.createQuery(
            "select w from Warning w where w.mergedInto is null and w.sentAt is not null"
                + " and w.firstAcceptedAt <= :t and (w.demo = :no or w.demo = :demo)"
                + " and (w.untilAt > :t or w.endedAt > :t"
                + " or exists (select m from WarningMessage m where m.warning = w"
                + " and m.acceptedAt > :t))"
                + " order by w.sentAt desc, w.id desc",
            Warning.class)
        .setParameter("t", moment)
        .setParameter("no", false)
        .setParameter("demo", demo)
        .setHint(BIND, "true")
        .setMaxResults(MAX_OPEN)
        .getResultList();
  }

  /** Threads that may have held after a moment, or of which something was heard; newest first. */
  List<Warning> changedSince(Instant since, boolean demo) {
    return em.createQuery(
            "select w from Warning w where w.mergedInto is null and w.sentAt is not null"
                + " and (w.demo = :no or w.demo = :demo)"
                + " and (w.untilAt > :t or w.endedAt > :t"
                + " or exists (select m from WarningMessage m where m.warning = w"
                + " and m.acceptedAt > :t))"
                + " order by w.sentAt desc, w.id desc",
            Warning.class)
        .setParameter("t", since)
        .setParameter("no", false)
        .setParameter("demo", demo)
        .setHint(BIND, "true")
        .setMaxResults(MAX_OPEN)
        .getResultList();
  }

  List<Warning> search(ArchiveSearch search, boolean demo, int limit) {
    StringBuilder where =
        new StringBuilder(
            "w.mergedInto is null and w.sentAt is not null and (w.demo = :no or w.demo = :demo)");
    // As parameters: EclipseLink writes a literal false as 0, which H2 refuses.
    List<String> names = new ArrayList<>(List.of("no", "demo"));
    List<Object> values = new ArrayList<>(List.of(false, demo));
    if (search.words() != null && !search.words().isBlank()) {
      where.append(
          " and (lower(w.headline) like :q escape '!' or lower(w.issuer) like :q escape '!')");
      names.add("q");
      String words = search.words().strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
      values.add("%" + words + "%");
    }
    if (search.hazard() != null && !search.hazard().isBlank()) {
      where.append(" and w.hazard = :h");
      names.add("h");
      values.add(search.hazard());
    }
    if (search.level() != null) {
      where.append(" and w.level = :l");
      names.add("l");
      values.add(search.level());
    }
    if (search.from() != null) {
      where.append(" and w.sentAt >= :f");
      names.add("f");
      values.add(search.from());
    }
    if (search.before() != null) {
      where.append(" and w.sentAt < :b");
      names.add("b");
      values.add(search.before());
    }
    TypedQuery<Warning> query =
        em.createQuery(
            "select w from Warning w where " + where + " order by w.sentAt desc, w.id desc",
            Warning.class);
    for (int i = 0; i < names.size(); i++) {
      query.setParameter(names.get(i), values.get(i));
    }
    return query
        .setHint(BIND, "true")
        .setFirstResult(search.first())
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<WarningReceipt> receipt(String publicId) {
    return first(
        em.createQuery("select r from WarningReceipt r where r.publicId = :p", WarningReceipt.class)
            .setParameter("p", publicId));
  }

  /**
   * The receipt of exactly these bytes from this source.
   *
   * @param envelope {@link WarningIntake#ENVELOPE} for those that came in an envelope that said it
   *     was not real, null for the others
   */
  Optional<WarningReceipt> receiptOf(String digest, String source, String envelope) {
    String which =
        envelope == null
            ? " and (r.hiddenBecause is null or r.hiddenBecause <> :e)"
            : " and r.hiddenBecause = :e";
    return first(
        em.createQuery(
                "select r from WarningReceipt r where r.digest = :d and r.sourceCode = :s"
                    + which
                    + " order by r.id",
                WarningReceipt.class)
            .setParameter("d", digest)
            .setParameter("s", source)
            .setParameter("e", WarningIntake.ENVELOPE));
  }

  List<WarningReceipt> receipts(ReceiptState state, int first, int limit) {
    TypedQuery<WarningReceipt> query =
        em.createQuery(
            "select r from WarningReceipt r"
                + (state == null ? "" : " where r.state = :s")
                + " order by r.receivedAt desc, r.id desc",
            WarningReceipt.class);
    if (state != null) {
      query.setParameter("s", state);
    }
    return query.setFirstResult(first).setMaxResults(limit).getResultList();
  }

  Optional<WarningSource> source(String code) {
    return first(
        em.createQuery("select s from WarningSource s where s.code = :c", WarningSource.class)
            .setParameter("c", code));
  }

  List<WarningSource> sources() {
    return em.createQuery("select s from WarningSource s order by s.code", WarningSource.class)
        .setMaxResults(200)
        .getResultList();
  }

  private static <T> Optional<T> first(TypedQuery<T> query) {
    return query.setMaxResults(1).getResultStream().findFirst();
  }
}
