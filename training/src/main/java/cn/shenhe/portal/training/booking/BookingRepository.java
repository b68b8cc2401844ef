package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Bookings, the ledger of places, strikes, blocks and letters in the database. */
@ApplicationScoped
class BookingRepository {

  private static final int MANY = 2_000;

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(Object thing) {
    em.persist(thing);
  }

  void flush() {
    em.flush();
  }

  void remove(Object thing) {
    em.remove(thing);
  }

  /**
   * Takes places, if the session still accepts and has them.
   *
   * @return whether they were taken; then the row stays locked until the end of the transaction
   */
  boolean take(long quota, int places) {
    return em.createQuery(
                "update SessionQuota q set q.taken = q.taken + ?2"
                    + " where q.id = ?1 and q.accepting = 1 and q.taken + ?2 <= q.capacity")
            .setParameter(1, quota)
            .setParameter(2, places)
            .executeUpdate()
        == 1;
  }

  /** Gives places back; none of them only locks the row. */
  void giveBack(long quota, int places) {
    em.createQuery("update SessionQuota q set q.taken = q.taken - ?2 where q.id = ?1")
        .setParameter(1, quota)
        .setParameter(2, places)
        .executeUpdate();
  }

  /** One share after the other in the order of their ids, as whoever changes several. */
  void stopAccepting(Collection<Long> sessions) {
    if (!sessions.isEmpty()) {
      em.createQuery(
              "select q.id from SessionQuota q where q.sessionId in ?1 order by q.id", Long.class)
          .setParameter(1, sessions)
          .getResultList()
          .forEach(
              id ->
                  em.createQuery("update SessionQuota q set q.accepting = 0 where q.id = ?1")
                      .setParameter(1, id)
                      .executeUpdate());
    }
  }

  /** The shares of these sessions stay as they are until the transaction ends. */
  void lockShares(Collection<Long> sessions) {
    if (!sessions.isEmpty()) {
      em.createQuery(
              "select q.id from SessionQuota q where q.sessionId in ?1 order by q.id", Long.class)
          .setParameter(1, sessions)
          .getResultList()
          .forEach(id -> giveBack(id, 0));
    }
  }

  void startAccepting(VisitSession session) {
    em.createQuery("update SessionQuota q set q.accepting = 1 where q.sessionId = ?1")
        .setParameter(1, session.id())
        .executeUpdate();
  }

  /** False when more is taken already. */
  boolean resize(long quota, int capacity) {
    return em.createQuery(
                "update SessionQuota q set q.capacity = ?2 where q.id = ?1 and q.taken <= ?2")
            .setParameter(1, quota)
            .setParameter(2, capacity)
            .executeUpdate()
        == 1;
  }

  /** As the database has it now, whatever was read before. */
  int free(long quota) {
    return em.createQuery(
            "select q.capacity - q.taken from SessionQuota q where q.id = ?1 and q.accepting = 1",
            Integer.class)
        .setParameter(1, quota)
        .getResultStream()
        .findFirst()
        .orElse(0);
  }

  /** The others that want this booking wait until the transaction ends. */
  Optional<Booking> lockByKey(String manageKey) {
    return lock("manageKey", manageKey);
  }

  Optional<Booking> lockById(String publicId) {
    return lock("publicId", publicId);
  }

  private Optional<Booking> lock(String field, String value) {
    return em.createQuery("select b from Booking b where b." + field + " = ?1", Booking.class)
        .setParameter(1, value)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  Optional<Booking> byKey(String manageKey) {
    return one("manageKey", manageKey);
  }

  Optional<Booking> byId(String publicId) {
    return one("publicId", publicId);
  }

  Optional<Booking> byCode(String code) {
    return one("code", code);
  }

  Optional<Booking> byRequest(String requestKey) {
    return one("requestKey", requestKey);
  }

  private Optional<Booking> one(String field, String value) {
    return em.createQuery("select b from Booking b where b." + field + " = ?1", Booking.class)
        .setParameter(1, value)
        .getResultStream()
        .findFirst();
  }

  /** Whether a base has, or ever had, a booking. */
  boolean any(ExperienceBase base) {
    return !em.createQuery("select b.id from Booking b where b.base = ?1", Long.class)
        .setParameter(1, base)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  List<Booking> ofPerson(String person, int most) {
    return em.createQuery(
            "select b from Booking b where b.person = ?1 and b.state <> ?2"
                + " order by b.createdAt desc",
            Booking.class)
        .setParameter(1, person)
        .setParameter(2, BookingState.DRAFT)
        .setMaxResults(most)
        .getResultList();
  }

  List<BookingPlace> places(Booking booking) {
    return em.createQuery(
            "select p from BookingPlace p join fetch p.session s join fetch s.hall"
                + " where p.booking = ?1 order by s.startsAt, p.id",
            BookingPlace.class)
        .setParameter(1, booking)
        .getResultList();
  }

  /** With their bookings; drafts are not among them. */
  List<BookingPlace> placesIn(VisitSession session) {
    return em.createQuery(
            "select p from BookingPlace p join fetch p.booking b"
                + " where p.session = ?1 and b.state <> ?2 order by b.submittedAt, b.id",
            BookingPlace.class)
        .setParameter(1, session)
        .setParameter(2, BookingState.DRAFT)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Ids of those who wait for this share and for no other, the longest waiting first. */
  List<Object[]> waitingFor(long quota) {
    return em.createQuery(
            "select b.publicId, p.places from BookingPlace p join p.booking b"
                + " where p.quotaId = ?1 and b.state = ?2 and not exists"
                + " (select o.id from BookingPlace o where o.booking = b and o.quotaId <> ?1)"
                + " order by b.submittedAt, b.id",
            Object[].class)
        .setParameter(1, quota)
        .setParameter(2, BookingState.WAITING)
        .setMaxResults(MANY)
        .getResultList();
  }

  long waitingBefore(long quota, Instant submittedAt) {
    return em.createQuery(
            "select count(b) from BookingPlace p join p.booking b"
                + " where p.quotaId = ?1 and b.state = ?2 and b.submittedAt < ?3",
            Long.class)
        .setParameter(1, quota)
        .setParameter(2, BookingState.WAITING)
        .setParameter(3, submittedAt)
        .getSingleResult();
  }

  /** Shares with somebody waiting, of sessions that have not begun. */
  List<Long> quotasWaitedFor(Instant now) {
    return em.createQuery(
            "select distinct p.quotaId from BookingPlace p join p.booking b"
                + " where b.state = ?1 and b.firstStart > ?2",
            Long.class)
        .setParameter(1, BookingState.WAITING)
        .setParameter(2, now)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Ids of those who wait for several shares together, the longest waiting first. */
  List<String> waitingTogether(Instant now) {
    return em.createQuery(
            "select b.publicId from Booking b where b.state = ?1 and b.firstStart > ?2"
                + " and (select count(p) from BookingPlace p where p.booking = b) > 1"
                + " order by b.submittedAt, b.id",
            String.class)
        .setParameter(1, BookingState.WAITING)
        .setParameter(2, now)
        .setMaxResults(MANY)
        .getResultList();
  }

  List<BookingVisitor> visitors(Booking booking) {
    return em.createQuery(
            "select v from BookingVisitor v where v.bookingId = ?1 order by v.position",
            BookingVisitor.class)
        .setParameter(1, booking.id())
        .setMaxResults(MANY)
        .getResultList();
  }

  Optional<BookingVisitor> visitor(long id) {
    return Optional.ofNullable(em.find(BookingVisitor.class, id));
  }

  void removeVisitors(Booking booking) {
    em.createQuery("delete from BookingVisitor v where v.bookingId = ?1")
        .setParameter(1, booking.id())
        .executeUpdate();
  }

  boolean slotTaken(String slot) {
    return !em.createQuery("select b.id from Booking b where b.limitSlot = ?1", Long.class)
        .setParameter(1, slot)
        .getResultList()
        .isEmpty();
  }

  Optional<Booking> bySlot(String slot) {
    return one("limitSlot", slot);
  }

  /** Requests that have waited since before a moment and of which nobody was reminded. */
  List<String> requestsToRemindOf(Instant askedBefore) {
    return ids(
        "b.state = ?1 and b.askedAt <= ?2"
            + " and (b.staffRemindedAt is null or b.staffRemindedAt < b.askedAt)",
        BookingState.PENDING,
        askedBefore);
  }

  /** Those whose session comes first stand first. */
  List<Booking> inState(BookingState state, int most) {
    return em.createQuery(
            "select b from Booking b join fetch b.programme join fetch b.base where b.state = ?1"
                + " order by b.firstStart, b.submittedAt",
            Booking.class)
        .setParameter(1, state)
        .setMaxResults(most)
        .getResultList();
  }

  List<String> offersOver(Instant now) {
    return ids("b.state = ?1 and b.offerUntil <= ?2", BookingState.OFFERED, now);
  }

  /** Still waiting, or a request nobody decided, when the session begins. */
  List<String> undecidedAtStart(Instant now) {
    List<String> ids =
        new ArrayList<>(ids("b.state = ?1 and b.firstStart <= ?2", BookingState.WAITING, now));
    ids.addAll(ids("b.state = ?1 and b.firstStart <= ?2", BookingState.PENDING, now));
    return ids;
  }

  List<String> missed(Instant endedBefore) {
    return ids("b.state = ?1 and b.lastEnd <= ?2", BookingState.CONFIRMED, endedBefore);
  }

  List<String> confirmedStarting(Instant after, Instant until) {
    return em.createQuery(
            "select b.publicId from Booking b where b.state = ?1 and b.firstStart > ?2"
                + " and b.firstStart <= ?3 order by b.firstStart",
            String.class)
        .setParameter(1, BookingState.CONFIRMED)
        .setParameter(2, after)
        .setParameter(3, until)
        .setMaxResults(MANY)
        .getResultList();
  }

  private List<String> ids(String where, BookingState state, Instant moment) {
    return em.createQuery(
            "select b.publicId from Booking b where " + where + " order by b.id", String.class)
        .setParameter(1, state)
        .setParameter(2, moment)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Open bookings with a part in a closed session. */
  List<String> hitByClosures() {
    return em.createQuery(
            "select distinct b.publicId from BookingPlace p join p.booking b join p.session s"
                + " where s.closed = true and b.state in ?1",
            String.class)
        .setParameter(
            1,
            List.of(
                BookingState.WAITING,
                BookingState.OFFERED,
                BookingState.PENDING,
                BookingState.CONFIRMED))
        .setMaxResults(MANY)
        .getResultList();
  }

  boolean told(Booking booking, Notice.Kind kind, String mark) {
    return !em.createQuery(
            "select n.id from Notice n where n.booking = ?1 and n.kind = ?2 and n.mark = ?3",
            Long.class)
        .setParameter(1, booking)
        .setParameter(2, kind)
        .setParameter(3, mark)
        .getResultList()
        .isEmpty();
  }

  /** How many letters of a kind were written about the booking. */
  long written(Booking booking, Notice.Kind kind) {
    return em.createQuery(
            "select count(n) from Notice n where n.booking = ?1 and n.kind = ?2", Long.class)
        .setParameter(1, booking)
        .setParameter(2, kind)
        .getSingleResult();
  }

  /** Letters the post has not got yet, the oldest first. */
  List<Notice> unsent(int most) {
    return em.createQuery(
            "select n from Notice n join fetch n.booking where n.sentAt is null order by n.id",
            Notice.class)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * What staff have to say on the telephone and still has a point, the earliest visit first.
   *
   * @param now what announces a visit has none after its start, an offer none once it is answered
   */
  List<Notice> toCall(Instant now, int most) {
    return em.createQuery(
            "select n from Notice n join fetch n.booking b where n.toCall = true"
                + " and n.calledAt is null and b.purgedAt is null"
                + " and (n.kind not in ?1 or (b.state = ?2 and b.firstStart > ?3))"
                + " and (n.kind <> ?4 or b.state = ?5) order by b.firstStart, n.id",
            Notice.class)
        .setParameter(1, List.of(Notice.Kind.CONFIRMED, Notice.Kind.REMINDER))
        .setParameter(2, BookingState.CONFIRMED)
        .setParameter(3, now)
        .setParameter(4, Notice.Kind.OFFERED)
        .setParameter(5, BookingState.OFFERED)
        .setMaxResults(most)
        .getResultList();
  }

  List<Notice> toCall(Booking booking, Notice.Kind kind) {
    return em.createQuery(
            "select n from Notice n where n.booking = ?1 and n.kind = ?2 and n.toCall = true"
                + " and n.calledAt is null",
            Notice.class)
        .setParameter(1, booking)
        .setParameter(2, kind)
        .getResultList();
  }

  Optional<Notice> notice(Long id) {
    return Optional.ofNullable(em.find(Notice.class, id));
  }

  long strikes(String contactKey, Instant since) {
    return em.createQuery(
            "select count(s) from Strike s where s.contactKey = ?1 and s.struckAt >= ?2"
                + " and s.forgiven = false",
            Long.class)
        .setParameter(1, contactKey)
        .setParameter(2, since)
        .getSingleResult();
  }

  List<Strike> strikesOf(String contactKey) {
    return em.createQuery("select s from Strike s where s.contactKey = ?1", Strike.class)
        .setParameter(1, contactKey)
        .setMaxResults(100)
        .getResultList();
  }

  Optional<Strike> strikeFor(Booking booking) {
    return em.createQuery("select s from Strike s where s.bookingId = ?1", Strike.class)
        .setParameter(1, booking.id())
        .getResultStream()
        .findFirst();
  }

  Optional<Block> blockInForce(String contactKey, Instant now) {
    return em.createQuery(
            "select b from Block b where b.contactKey = ?1 and b.liftedAt is null"
                + " and b.blockedUntil > ?2 order by b.blockedUntil desc",
            Block.class)
        .setParameter(1, contactKey)
        .setParameter(2, now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<Block> block(String publicId) {
    return em.createQuery("select b from Block b where b.publicId = ?1", Block.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  /** Door codes of the visits a contact stayed away from, the latest first. */
  List<String> missedCodes(String contactKey) {
    return em.createQuery(
            "select b.code from Strike s, Booking b where b.id = s.bookingId"
                + " and s.contactKey = ?1 and s.forgiven = false order by s.struckAt desc",
            String.class)
        .setParameter(1, contactKey)
        .setMaxResults(20)
        .getResultList();
  }

  /** The booking of a contact whose names and numbers are kept the longest. */
  Optional<Booking> latestOf(String contactKey) {
    return em.createQuery(
            "select b from Booking b where b.contactKey = ?1 and b.state <> ?2"
                + " order by b.lastEnd desc, b.id desc",
            Booking.class)
        .setParameter(1, contactKey)
        .setParameter(2, BookingState.DRAFT)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * Takes away what appeals and their answers say.
   *
   * @param blockedBefore those of blocks that began earlier
   * @param now an appeal nobody answered stays while its block is in force
   */
  void clearAppeals(Instant blockedBefore, Instant now) {
    em.createQuery(
            "update Block b set b.appeal = null, b.answer = null where b.blockedFrom < ?1"
                + " and (b.appeal is not null or b.answer is not null)"
                + " and (b.answeredAt is not null or b.liftedAt is not null"
                + " or b.blockedUntil <= ?2)")
        .setParameter(1, blockedBefore)
        .setParameter(2, now)
        .executeUpdate();
  }

  List<Block> appeals() {
    return em.createQuery(
            "select b from Block b where b.appeal is not null and b.answeredAt is null"
                + " order by b.appealedAt",
            Block.class)
        .setMaxResults(200)
        .getResultList();
  }

  List<Booking> oldDrafts(Instant before) {
    return em.createQuery(
            "select b from Booking b where b.state = ?1 and b.createdAt < ?2", Booking.class)
        .setParameter(1, BookingState.DRAFT)
        .setParameter(2, before)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Over, and still naming somebody. */
  List<Booking> toPurge(Instant endedBefore) {
    return em.createQuery(
            "select b from Booking b where b.purgedAt is null and b.lastEnd < ?1 and b.state <> ?2"
                + " order by b.id",
            Booking.class)
        .setParameter(1, endedBefore)
        .setParameter(2, BookingState.DRAFT)
        .setMaxResults(500)
        .getResultList();
  }

  void removePlaces(Booking booking) {
    em.createQuery("delete from BookingPlace p where p.booking = ?1")
        .setParameter(1, booking)
        .executeUpdate();
  }

  int removeOldStrikes(Instant before) {
    return em.createQuery("delete from Strike s where s.struckAt < ?1")
            .setParameter(1, before)
            .executeUpdate()
        + em.createQuery("delete from Block b where b.blockedUntil < ?1")
            .setParameter(1, before)
            .executeUpdate();
  }

  /** Places with their bookings and sessions for statistics; drafts are not among them. */
  List<BookingPlace> placesBetween(LocalDate from, LocalDate to) {
    return em.createQuery(
            "select p from BookingPlace p join fetch p.booking b join fetch p.session s"
                + " where s.day between ?1 and ?2 and b.state <> ?3",
            BookingPlace.class)
        .setParameter(1, from)
        .setParameter(2, to)
        .setParameter(3, BookingState.DRAFT)
        .setMaxResults(100_000)
        .getResultList();
  }
}
