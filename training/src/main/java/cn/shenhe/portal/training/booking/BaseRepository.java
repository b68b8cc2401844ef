package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Bases and what they offer when, in the database. */
@ApplicationScoped
class BaseRepository {

  private static final int MANY = 5_000;

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

  List<ExperienceBase> bases() {
    return em.createQuery(
            "select b from ExperienceBase b order by b.position, b.id", ExperienceBase.class)
        .setMaxResults(200)
        .getResultList();
  }

  Optional<ExperienceBase> bySlug(String slug) {
    return one(ExperienceBase.class, "slug", slug);
  }

  Optional<ExperienceBase> base(String publicId) {
    return one(ExperienceBase.class, "publicId", publicId);
  }

  Optional<Hall> hall(String publicId) {
    return one(Hall.class, "publicId", publicId);
  }

  Optional<VisitProgramme> programme(String publicId) {
    return one(VisitProgramme.class, "publicId", publicId);
  }

  Optional<OpeningRule> rule(String publicId) {
    return one(OpeningRule.class, "publicId", publicId);
  }

  Optional<OpeningException> exception(String publicId) {
    return one(OpeningException.class, "publicId", publicId);
  }

  Optional<VisitSession> session(String publicId) {
    return one(VisitSession.class, "publicId", publicId);
  }

  /**
   * The session, with its hall locked ({@link #lock}): read anew after that, as whoever had the
   * lock before left it.
   */
  Optional<VisitSession> sessionInLockedHall(String publicId) {
    Optional<VisitSession> session = session(publicId);
    session.ifPresent(
        found -> {
          lock(List.of(found.hall()));
          em.refresh(found);
        });
    return session;
  }

  private <T> Optional<T> one(Class<T> type, String field, String value) {
    return em.createQuery(
            "select x from " + type.getSimpleName() + " x where x." + field + " = ?1", type)
        .setParameter(1, value)
        .getResultStream()
        .findFirst();
  }

  private <T> List<T> of(Class<T> type, ExperienceBase base, String order) {
    return em.createQuery(
            "select x from " + type.getSimpleName() + " x where x.base = ?1 order by " + order,
            type)
        .setParameter(1, base)
        .setMaxResults(500)
        .getResultList();
  }

  List<Hall> halls(ExperienceBase base) {
    return of(Hall.class, base, "x.id");
  }

  List<VisitProgramme> programmes(ExperienceBase base) {
    return of(VisitProgramme.class, base, "x.id");
  }

  List<OpeningRule> rules(ExperienceBase base) {
    return of(OpeningRule.class, base, "x.startsAt, x.id");
  }

  List<OpeningException> exceptions(ExperienceBase base) {
    return of(OpeningException.class, base, "x.firstDay, x.id");
  }

  List<CalendarDay> calendar() {
    return em.createQuery("select d from CalendarDay d order by d.day", CalendarDay.class)
        .setMaxResults(MANY)
        .getResultList();
  }

  Optional<CalendarDay> calendarDay(LocalDate day) {
    return Optional.ofNullable(em.find(CalendarDay.class, day));
  }

  /**
   * Whoever changes what takes place in these halls, or how many they hold, waits for whoever does
   * so already. Locked in the order of their ids, and before any share of a session.
   */
  void lock(Collection<Hall> halls) {
    halls.stream()
        .map(Hall::id)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .forEach(
            id ->
                em.createQuery("select h from Hall h where h.id = ?1", Hall.class)
                    .setParameter(1, id)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList());
  }

  /** Open sessions of a hall between two moments, in order of time. */
  List<VisitSession> openIn(Hall hall, Instant from, Instant to) {
    return em.createQuery(
            "select s from VisitSession s where s.hall = ?1 and s.closed = false"
                + " and s.endsAt > ?2 and s.startsAt < ?3 order by s.startsAt, s.id",
            VisitSession.class)
        .setParameter(1, hall)
        .setParameter(2, from)
        .setParameter(3, to)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Opened for a campaign, not begun, not closed. */
  List<VisitSession> extra(String campaign, Instant now) {
    return em.createQuery(
            "select s from VisitSession s join fetch s.hall join fetch s.programme"
                + " where s.campaign = ?1 and s.startsAt > ?2 and s.closed = false"
                + " order by s.startsAt",
            VisitSession.class)
        .setParameter(1, campaign)
        .setParameter(2, now)
        .setMaxResults(100)
        .getResultList();
  }

  /** Sessions an account is assigned to that end after a moment, in order of time. */
  List<VisitSession> assignedTo(String person, Instant after, int most) {
    return em.createQuery(
            "select s from VisitSession s join fetch s.hall join fetch s.programme"
                + " join fetch s.base where ?1 member of s.staff and s.endsAt > ?2"
                + " order by s.startsAt, s.id",
            VisitSession.class)
        .setParameter(1, person)
        .setParameter(2, after)
        .setMaxResults(most)
        .getResultList();
  }

  /** Session id and account of all who are assigned in a base between two days. */
  List<Object[]> assigned(ExperienceBase base, LocalDate from, LocalDate to) {
    return em.createQuery(
            "select s.id, p from VisitSession s join s.staff p"
                + " where s.base = ?1 and s.day between ?2 and ?3",
            Object[].class)
        .setParameter(1, base)
        .setParameter(2, from)
        .setParameter(3, to)
        .setMaxResults(4 * MANY)
        .getResultList();
  }

  /** Whether a booking, even an unfinished one, is in the session. */
  boolean chosen(VisitSession session) {
    return !em.createQuery("select p.id from BookingPlace p where p.session = ?1", Long.class)
        .setParameter(1, session)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Whether a booking in it may still take place, or does. */
  boolean booked(VisitSession session) {
    return !em.createQuery(
            "select p.id from BookingPlace p where p.session = ?1 and p.booking.state in ?2",
            Long.class)
        .setParameter(1, session)
        .setParameter(
            2,
            List.of(
                BookingState.WAITING,
                BookingState.OFFERED,
                BookingState.PENDING,
                BookingState.CONFIRMED,
                BookingState.ATTENDED))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** In order of time; of all halls when none is given. */
  List<VisitSession> sessions(ExperienceBase base, Hall hall, LocalDate from, LocalDate to) {
    return em
        .createQuery(
            "select s from VisitSession s join fetch s.hall join fetch s.programme"
                + " where s.base = ?1 and s.day between ?2 and ?3 order by s.startsAt, s.id",
            VisitSession.class)
        .setParameter(1, base)
        .setParameter(2, from)
        .setParameter(3, to)
        .setMaxResults(MANY)
        .getResultList()
        .stream()
        .filter(session -> hall == null || session.hall().publicId().equals(hall.publicId()))
        .toList();
  }

  List<SessionQuota> quotas(VisitSession session) {
    return em.createQuery(
            "select q from SessionQuota q where q.sessionId = ?1 order by q.id", SessionQuota.class)
        .setParameter(1, session.id())
        .setHint("jakarta.persistence.cache.retrieveMode", "BYPASS")
        .setHint("eclipselink.refresh", "true")
        .getResultList();
  }

  List<SessionQuota> quotas(ExperienceBase base, LocalDate from, LocalDate to) {
    return em.createQuery(
            "select q from SessionQuota q, VisitSession s where q.sessionId = s.id and s.base = ?1"
                + " and s.day between ?2 and ?3",
            SessionQuota.class)
        .setParameter(1, base)
        .setParameter(2, from)
        .setParameter(3, to)
        .setMaxResults(4 * MANY)
        .getResultList();
  }

  Optional<SessionQuota> quota(VisitSession session, Channel channel) {
    return quotas(session).stream().filter(q -> q.channel() == channel).findFirst();
  }

  /** Open sessions of a programme with their share for a channel, in order of time. */
  List<GroupSplit.Room> rooms(
      VisitProgramme programme, Channel channel, LocalDate from, LocalDate to) {
    return em
        .createQuery(
            "select s, q from VisitSession s, SessionQuota q where q.sessionId = s.id"
                + " and s.programme = ?1 and q.channel = ?2 and s.day between ?3 and ?4"
                + " and s.closed = false and s.hall.active = true and q.capacity > 0 order by s.startsAt, s.id",
            Object[].class)
        .setParameter(1, programme)
        .setParameter(2, channel)
        .setParameter(3, from)
        .setParameter(4, to)
        .setHint("eclipselink.refresh", "true")
        .setMaxResults(MANY)
        .getResultList()
        .stream()
        .map(row -> new GroupSplit.Room((VisitSession) row[0], (SessionQuota) row[1], 0))
        .toList();
  }
}
