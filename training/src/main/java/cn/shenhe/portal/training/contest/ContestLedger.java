package cn.shenhe.portal.training.contest;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Entrants and attempts by plain SQL: the few statements that a whole district sends at eight in
 * the evening. A part of {@link ContestRepository}.
 */
final class ContestLedger {

  /** An entrant, locked or not. */
  record Entrant(
      long id,
      String code,
      String token,
      String nickname,
      String street,
      String unit,
      int attempts,
      int bestCorrect,
      int bestSeconds,
      int prize) {}

  /** An attempt with its contest and entrant. */
  record Attempt(
      long id,
      String publicId,
      long entrant,
      long contest,
      int paper,
      long startedMs,
      long deadlineMs,
      boolean open,
      String answers,
      int correct,
      int seconds,
      boolean counted,
      long savedSeq) {}

  /** How an attempt ends. */
  record End(String answers, int correct, int seconds, boolean counted, long atMs) {}

  private static final String ENTRANT =
      "select id, code, token, nickname, street, unit, attempts, best_correct, best_seconds, prize"
          + " from contest_entrant where contest_id = ?1 and ";
  private static final String ATTEMPT =
      "select a.id, a.public_id, a.entrant_id, a.contest_id, a.paper, a.started_ms, a.deadline_ms,"
          + " a.state, a.answers, a.correct, a.seconds, a.counted,"
          + " a.saved_seq from contest_attempt a";

  private static final String OF_THIS_PERSON =
      " where public_id = ?1 and state = 'OPEN' and deadline_ms >= ?2 and entrant_id ="
          + " (select id from contest_entrant where token = ?3)";

  private final EntityManager em;

  ContestLedger(EntityManager em) {
    this.em = em;
  }

  /** Nobody else starts an attempt of this entrant until the transaction ends. */
  Optional<Entrant> lockEntrant(long contest, String token) {
    return one(ContestLedger::entrant, ENTRANT + "token = ?2 for update", contest, token);
  }

  Optional<Entrant> entrant(long contest, String token) {
    return one(ContestLedger::entrant, ENTRANT + "token = ?2", contest, token);
  }

  Optional<Entrant> entrantOf(long contest, String personKey) {
    return one(ContestLedger::entrant, ENTRANT + "person_key = ?2", contest, personKey);
  }

  /** Those of a day, the first first. */
  List<Attempt> onDay(long entrant, int day) {
    return list(
        ContestLedger::attempt,
        ATTEMPT + " where a.entrant_id = ?1 and a.on_day = ?2 order by a.number",
        entrant,
        day);
  }

  /** The attempt, if it is of the entrant with this token. */
  Optional<Attempt> attempt(String publicId, String token) {
    return one(
        ContestLedger::attempt,
        ATTEMPT
            + " join contest_entrant e on e.id = a.entrant_id where a.public_id = ?1"
            + " and e.token = ?2",
        publicId,
        token);
  }

  /** Open ones whose time was over at a moment, the oldest first. */
  List<Attempt> over(long atMs, int limit) {
    return list(
        ContestLedger::attempt,
        ATTEMPT + " where a.state = 'OPEN' and a.deadline_ms < ?1 order by a.deadline_ms limit ?2",
        atMs,
        limit);
  }

  long countOpen(long contest) {
    return ((Number)
            query(
                    "select count(*) from contest_attempt where contest_id = ?1 and state = 'OPEN'",
                    contest)
                .getSingleResult())
        .longValue();
  }

  void countStart(long entrant) {
    query("update contest_entrant set attempts = attempts + 1 where id = ?1", entrant)
        .executeUpdate();
  }

  /**
   * Keeps answers unless newer ones are kept.
   *
   * @param sequence 0 for answers that are the newest in any case
   * @return false when the attempt is over, or not of this person
   */
  boolean save(String publicId, String token, String answers, long sequence, long latestMs) {
    return query(
                    "update contest_attempt set answers = ?4, saved_seq ="
                        + " case when ?5 > saved_seq then ?5 else saved_seq end"
                        + OF_THIS_PERSON
                        + " and (?5 = 0 or saved_seq < ?5)",
                    publicId,
                    latestMs,
                    token,
                    answers,
                    sequence)
                .executeUpdate()
            == 1
        || !query("select 1 from contest_attempt" + OF_THIS_PERSON, publicId, latestMs, token)
            .getResultList()
            .isEmpty();
  }

  /**
   * Ends an attempt and keeps the entrant's best result.
   *
   * @return false when it was over already; then nothing changes
   */
  boolean end(Attempt attempt, End end) {
    boolean first =
        query(
                    "update contest_attempt set state = 'DONE', answers = ?1, correct = ?2,"
                        + " seconds = ?3, counted = ?4, submitted_ms = ?5 where id = ?6"
                        + " and state = 'OPEN'",
                    end.answers(),
                    end.correct(),
                    end.seconds(),
                    end.counted(),
                    end.atMs(),
                    attempt.id())
                .executeUpdate()
            == 1;
    if (first && end.counted()) {
      query(
              "update contest_entrant set best_correct = ?1, best_seconds = ?2 where id = ?3"
                  + " and (best_correct < ?1 or best_correct = ?1 and best_seconds > ?2)",
              end.correct(),
              end.seconds(),
              attempt.entrant())
          .executeUpdate();
    }
    return first;
  }

  private jakarta.persistence.Query query(String sql, Object... parameters) {
    jakarta.persistence.Query query = em.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }

  private <T> Optional<T> one(Function<Object[], T> form, String sql, Object... parameters) {
    return list(form, sql, parameters).stream().findFirst();
  }

  <T> List<T> list(Function<Object[], T> form, String sql, Object... parameters) {
    List<?> rows = query(sql, parameters).getResultList();
    return rows.stream().map(row -> form.apply((Object[]) row)).toList();
  }

  private static Entrant entrant(Object[] row) {
    return new Entrant(
        number(row[0]),
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (int) number(row[6]),
        (int) number(row[7]),
        (int) number(row[8]),
        (int) number(row[9]));
  }

  private static Attempt attempt(Object[] row) {
    return new Attempt(
        number(row[0]),
        (String) row[1],
        number(row[2]),
        number(row[3]),
        (int) number(row[4]),
        number(row[5]),
        number(row[6]),
        row[7].equals("OPEN"),
        (String) row[8],
        (int) number(row[9]),
        (int) number(row[10]),
        (Boolean) row[11],
        number(row[12]));
  }

  static long number(Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }
}
