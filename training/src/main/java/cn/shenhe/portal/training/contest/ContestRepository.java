package cn.shenhe.portal.training.contest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Contests in the database, their boards and their lots. */
@ApplicationScoped
class ContestRepository {

  private static final int MOST_PLACES = 50;
  private static final int LEAST_OF_A_UNIT = 3;
  private static final int MOST_CONTESTS = 200;
  private static final String WINNER =
      "select prize, code, nickname, street, token from contest_entrant"
          + " where contest_id = ?1 and prize > 0";

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(Object row) {
    em.persist(row);
  }

  void flush() {
    em.flush();
  }

  ContestLedger ledger() {
    return new ContestLedger(em);
  }

  Optional<Contest> find(String publicId) {
    return em.createQuery("select c from Contest c where c.publicId = ?1", Contest.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Contest> find(long id) {
    return Optional.ofNullable(em.find(Contest.class, id));
  }

  Optional<Contest> ofCampaign(String campaign) {
    return em.createQuery("select c from Contest c where c.campaign = ?1", Contest.class)
        .setParameter(1, campaign)
        .getResultStream()
        .findFirst();
  }

  /** The latest first, at most {@value #MOST_CONTESTS}. */
  List<Contest> latest() {
    return em.createQuery("select c from Contest c order by c.openedAt desc", Contest.class)
        .setMaxResults(MOST_CONTESTS)
        .getResultList();
  }

  /** Closed before a moment, and entrants not forgotten yet. */
  List<Contest> toPurge(Instant closedBefore) {
    return em.createQuery(
            "select c from Contest c where c.closedAt < ?1 and c.purgedAt is null", Contest.class)
        .setParameter(1, closedBefore)
        .setMaxResults(MOST_CONTESTS)
        .getResultList();
  }

  /** Nobody can be recognised any more; lots, results and streets stay. */
  void forgetEntrants(long contest) {
    em.createNativeQuery(
            "update contest_entrant set person_key = concat('gone-', id), token ="
                + " concat('gone-', id), nickname = '' where contest_id = ?1")
        .setParameter(1, contest)
        .executeUpdate();
  }

  /** Takes a unit's name off the board and out of the rows. */
  int removeUnit(long contest, String unit) {
    return em.createNativeQuery(
            "update contest_entrant set unit = null where contest_id = ?1 and unit = ?2")
        .setParameter(1, contest)
        .setParameter(2, unit)
        .executeUpdate();
  }

  ContestBoards boards(Contest contest, Instant now) {
    long id = contest.id();
    ContestLedger ledger = ledger();
    List<Ranks.Result> results =
        ledger.list(
            row ->
                new Ranks.Result(
                    (int) ContestLedger.number(row[0]),
                    (int) ContestLedger.number(row[1]),
                    ContestLedger.number(row[2])),
            "select best_correct, best_seconds, count(*) from contest_entrant"
                + " where contest_id = ?1 and best_correct >= 0"
                + " group by best_correct, best_seconds",
            id);
    Ranks ranks = new Ranks(results);
    List<ContestBoards.Place> people =
        ledger.list(
            row ->
                new ContestBoards.Place(
                    ranks.of(
                        (int) ContestLedger.number(row[3]), (int) ContestLedger.number(row[4])),
                    masked((String) row[1]),
                    (String) row[0],
                    (String) row[2],
                    (int) ContestLedger.number(row[3]),
                    (int) ContestLedger.number(row[4])),
            "select code, nickname, street, best_correct, best_seconds from contest_entrant"
                + " where contest_id = ?1 and best_correct >= 0"
                + " order by best_correct desc, best_seconds, id limit "
                + MOST_PLACES,
            id);
    long attempts =
        ContestLedger.number(
            em.createNativeQuery("select sum(attempts) from contest_entrant where contest_id = ?1")
                .setParameter(1, id)
                .getSingleResult());
    int team = contest.rules().team();
    return new ContestBoards(
        now,
        results.stream().mapToLong(Ranks.Result::count).sum(),
        attempts,
        people,
        teams("unit", id, team, LEAST_OF_A_UNIT),
        teams("street", id, team, 1),
        ranks);
  }

  /** Entrants with a result by street, also of streets that are on no board; "" for none. */
  Map<String, Integer> entrantsByStreet(long contest) {
    Map<String, Integer> streets = new TreeMap<>();
    ledger()
        .list(
            row -> row,
            "select coalesce(street, ''), count(*) from contest_entrant"
                + " where contest_id = ?1 and best_correct >= 0 group by coalesce(street, '')",
            contest)
        .forEach(
            row ->
                streets.put(
                    row[0] == null ? "" : (String) row[0], (int) ContestLedger.number(row[1])));
    return streets;
  }

  private List<ContestBoards.Team> teams(String column, long contest, int size, int least) {
    List<Object[]> rows =
        ledger()
            .list(
                row -> row,
                "select t.name, count(*), sum(case when t.place <= ?2 then t.best_correct else 0"
                    + " end) from (select "
                    + column
                    + " as name, best_correct, row_number() over (partition by "
                    + column
                    + " order by best_correct desc) as place from contest_entrant"
                    + " where contest_id = ?1 and best_correct >= 0 and "
                    + column
                    + " is not null) t group by t.name having count(*) >= ?3"
                    + " order by 3 desc, 2 desc, 1 limit "
                    + MOST_PLACES,
                contest,
                size,
                least);
    List<ContestBoards.Team> teams = new ArrayList<>();
    long before = -1;
    for (Object[] row : rows) {
      int entrants = (int) ContestLedger.number(row[1]);
      long sum = ContestLedger.number(row[2]);
      int tenths = (int) ((sum * 20 + size) / (2L * size));
      ContestBoards.Team last = teams.isEmpty() ? null : teams.get(teams.size() - 1);
      boolean tie = last != null && before == sum && last.entrants() == entrants;
      teams.add(
          new ContestBoards.Team(
              tie ? last.rank() : teams.size() + 1, (String) row[0], entrants, tenths));
      before = sum;
    }
    return teams;
  }

  /** The lots with at least so many right answers. */
  List<String> lots(long contest, int least) {
    List<?> codes =
        em.createNativeQuery(
                "select code from contest_entrant where contest_id = ?1 and best_correct >= ?2"
                    + " order by code")
            .setParameter(1, contest)
            .setParameter(2, least)
            .getResultList();
    return codes.stream().map(String.class::cast).toList();
  }

  void win(long contest, String lot, int prize) {
    em.createNativeQuery(
            "update contest_entrant set prize = ?1 where contest_id = ?2 and code = ?3")
        .setParameter(1, prize)
        .setParameter(2, contest)
        .setParameter(3, lot)
        .executeUpdate();
  }

  /** By prize. */
  List<Winner> winners(long contest, boolean withClaims) {
    return ledger().list(row -> winner(row, withClaims), WINNER + " order by prize", contest);
  }

  /** Who won and has this key. */
  Optional<Winner> winner(long contest, String personKey) {
    return ledger()
        .list(row -> winner(row, true), WINNER + " and person_key = ?2", contest, personKey)
        .stream()
        .findFirst();
  }

  private static Winner winner(Object[] row, boolean withClaim) {
    return new Winner(
        (int) ContestLedger.number(row[0]),
        (String) row[1],
        masked((String) row[2]),
        (String) row[3],
        withClaim ? claim((String) row[4]) : null);
  }

  /** Shown to claim a prize: a part of the token that does not open anything. */
  static String claim(String token) {
    return Lottery.sha256(token).substring(0, 8);
  }

  static String masked(String nickname) {
    return nickname.isEmpty() ? "" : new String(Character.toChars(nickname.codePointAt(0))) + "**";
  }
}
