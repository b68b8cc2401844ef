package cn.shenhe.portal.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exam sessions, places, papers and incidents in the database. */
@ApplicationScoped
class SessionRepository {

  private static final int MOST_SESSIONS = 500;

  /** Entries older than the chain first, the others by their place in it. */
  private static final String CHAINED =
      " order by case when i.number is null then 0 else 1 end, i.number, i.id";

  private static final int MOST_SESSION_INCIDENTS = 10_000;

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  void flush() {
    em.flush();
  }

  /** Reads a session again, as another has written it meanwhile. */
  void refresh(ExamSession session) {
    em.refresh(session);
  }

  Optional<ExamSession> find(String publicId) {
    return em.createQuery("select s from ExamSession s where s.publicId = ?1", ExamSession.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<ExamSession> byId(long id) {
    return Optional.ofNullable(em.find(ExamSession.class, id));
  }

  /** Newest first. */
  List<ExamSession> all() {
    return em.createQuery("select s from ExamSession s order by s.opensAt desc", ExamSession.class)
        .setMaxResults(MOST_SESSIONS)
        .getResultList();
  }

  /** Announced sessions that have not ended, the next one first. */
  List<ExamSession> notEnded(Instant now) {
    return em.createQuery(
            "select s from ExamSession s where s.state = ?1 and s.endsAt > ?2"
                + " order by s.opensAt, s.id",
            ExamSession.class)
        .setParameter(1, ExamSessionState.OPEN)
        .setParameter(2, now)
        .setMaxResults(MOST_SESSIONS)
        .getResultList();
  }

  Optional<ExamSession> demo(String blueprint) {
    return em.createQuery(
            "select s from ExamSession s where s.demo = true and s.blueprint = ?1",
            ExamSession.class)
        .setParameter(1, blueprint)
        .getResultStream()
        .findFirst();
  }

  /**
   * Takes one place; the row stays locked until the transaction ends.
   *
   * @return false when all are taken
   */
  boolean takePlace(ExamSession session) {
    return em.createQuery(
                "update ExamSession s set s.enrolled = s.enrolled + 1"
                    + " where s.id = ?1 and s.enrolled < s.capacity")
            .setParameter(1, session.id())
            .executeUpdate()
        == 1;
  }

  /**
   * Lets the person's other enrolments wait until this transaction ends.
   *
   * @throws PersistenceException when it is the first enrolment ever and another one came first
   */
  void takeTurn(String person) {
    boolean known =
        em.createQuery("update CandidateTurn t set t.turns = t.turns + 1 where t.person = ?1")
                .setParameter(1, person)
                .executeUpdate()
            == 1;
    if (!known) {
      em.persist(new CandidateTurn(person));
      em.flush();
    }
  }

  void givePlaceBack(long sessionId) {
    em.createQuery(
            "update ExamSession s set s.enrolled = s.enrolled - 1"
                + " where s.id = ?1 and s.enrolled > 0")
        .setParameter(1, sessionId)
        .executeUpdate();
  }

  int highestSeat(long sessionId) {
    Integer seat =
        em.createQuery("select max(e.seat) from Enrolment e where e.sessionId = ?1", Integer.class)
            .setParameter(1, sessionId)
            .getSingleResult();
    return seat == null ? 0 : seat;
  }

  Optional<Enrolment> enrolment(String publicId) {
    return em.createQuery("select e from Enrolment e where e.publicId = ?1", Enrolment.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Enrolment> enrolmentById(long id) {
    return Optional.ofNullable(em.find(Enrolment.class, id));
  }

  boolean hasPlace(ExamSession session, String person) {
    return em.createQuery("select count(e) from Enrolment e where e.activeKey = ?1", Long.class)
            .setParameter(1, Enrolment.key(session, person))
            .getSingleResult()
        > 0;
  }

  /** Places of a session by seat. */
  List<Enrolment> enrolments(long sessionId) {
    return em.createQuery(
            "select e from Enrolment e where e.sessionId = ?1 and e.state <> 'WITHDRAWN'"
                + " order by e.seat",
            Enrolment.class)
        .setParameter(1, sessionId)
        .setMaxResults(SessionPlan.MOST_CANDIDATES * 5)
        .getResultList();
  }

  /** A person's places, newest first. */
  List<Enrolment> enrolmentsOf(String person) {
    return em.createQuery(
            "select e from Enrolment e where e.person = ?1 and e.state <> 'WITHDRAWN'"
                + " order by e.id desc",
            Enrolment.class)
        .setParameter(1, person)
        .setMaxResults(100)
        .getResultList();
  }

  /** Places whose sitting is not made yet, by seat. */
  List<Enrolment> withoutSitting(long sessionId) {
    return em.createQuery(
            "select e from Enrolment e where e.sessionId = ?1 and e.state = 'ENROLLED'"
                + " and e.id not in (select s.enrolmentId from Sitting s where s.sessionId = ?1)"
                + " order by e.seat",
            Enrolment.class)
        .setParameter(1, sessionId)
        .setMaxResults(SessionPlan.MOST_CANDIDATES)
        .getResultList();
  }

  /** Papers of the session that nobody has, the first drawn first. */
  List<SessionPaper> spare(long sessionId, int limit) {
    return em.createQuery(
            "select p from SessionPaper p where p.sessionId = ?1 and p.taken = false order by p.id",
            SessionPaper.class)
        .setParameter(1, sessionId)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Takes papers of the session that nobody has. Each is taken by an update that only the first
   * comes through with: two who take at the same moment never get the same.
   */
  List<SessionPaper> claim(long sessionId, int wanted) {
    List<SessionPaper> claimed = new ArrayList<>();
    List<SessionPaper> free = spare(sessionId, wanted);
    while (claimed.size() < wanted && !free.isEmpty()) {
      free.stream().filter(this::took).forEach(claimed::add);
      free = claimed.size() < wanted ? spare(sessionId, wanted - claimed.size()) : List.of();
    }
    return claimed;
  }

  private boolean took(SessionPaper paper) {
    return em.createQuery(
                "update SessionPaper p set p.taken = true where p.id = ?1 and p.taken = false")
            .setParameter(1, paper.id())
            .executeUpdate()
        == 1;
  }

  /** Of the longest paper drawn for the session; empty before. */
  Optional<Integer> paperMinutes(Long sessionId) {
    return Optional.ofNullable(
        em.createQuery(
                "select max(p.minutes) from SessionPaper p where p.sessionId = ?1", Integer.class)
            .setParameter(1, sessionId == null ? -1L : sessionId)
            .getSingleResult());
  }

  long spareCount(long sessionId) {
    return em.createQuery(
            "select count(p) from SessionPaper p where p.sessionId = ?1 and p.taken = false",
            Long.class)
        .setParameter(1, sessionId)
        .getSingleResult();
  }

  Optional<byte[]> sheet(String paper) {
    return em.createQuery("select p.sheet from SessionPaper p where p.paper = ?1", byte[].class)
        .setParameter(1, paper)
        .getResultStream()
        .findFirst();
  }

  /** Public ids of the papers drawn for a session. */
  List<String> papers(long sessionId) {
    return em.createQuery(
            "select p.paper from SessionPaper p where p.sessionId = ?1 order by p.id", String.class)
        .setParameter(1, sessionId)
        .setMaxResults(SessionPlan.MOST_CANDIDATES * 2)
        .getResultList();
  }

  /** Paper and packed sheet of each of these. */
  List<Object[]> sheets(List<String> papers) {
    return em.createQuery(
            "select p.paper, p.sheet from SessionPaper p where p.paper in ?1", Object[].class)
        .setParameter(1, papers)
        .getResultList();
  }

  List<Sitting> sittings(long sessionId) {
    return em.createQuery(
            "select s from Sitting s where s.sessionId = ?1 order by s.seat", Sitting.class)
        .setParameter(1, sessionId)
        .setMaxResults(SessionPlan.MOST_CANDIDATES * 5)
        .getResultList();
  }

  Optional<Sitting> sittingOf(long enrolmentId) {
    return em.createQuery("select s from Sitting s where s.enrolmentId = ?1", Sitting.class)
        .setParameter(1, enrolmentId)
        .getResultStream()
        .findFirst();
  }

  List<Sitting> sittingsOf(String person) {
    return em.createQuery(
            "select s from Sitting s where s.person = ?1 order by s.id desc", Sitting.class)
        .setParameter(1, person)
        .setMaxResults(200)
        .getResultList();
  }

  /** Sessions {@code x} of the subject of a session {@code o}; demos left out. */
  private static final String SAME_SUBJECT =
      " and x.demo = false and x.category = o.category and x.subOperation = o.subOperation"
          + " and (x.blueprint = o.blueprint or x.blueprint in (select b.publicId from Blueprint b,"
          + " Blueprint c where c.publicId = o.blueprint and c.industry = b.industry))";

  /**
   * How often a person has handed in an exam of the session's category, industry and operation.
   *
   * @param since counted after this moment; null: all
   */
  long handedInSince(Instant since, String person, ExamSession session) {
    return em.createQuery(
            "select count(s) from Sitting s, ExamSession x, ExamSession o where s.sessionId = x.id"
                + " and o.id = ?1 and s.person = ?2 and s.state = ?3 and s.submittedAt > ?4"
                + SAME_SUBJECT,
            Long.class)
        .setParameter(1, session.id())
        .setParameter(2, person)
        .setParameter(3, SittingState.CLOSED)
        .setParameter(4, since == null ? Instant.EPOCH : since)
        .getSingleResult();
  }

  /** When a new round of the session's subject was last opened for a person. */
  Optional<Instant> lastRound(String person, ExamSession session) {
    return Optional.ofNullable(
        em.createQuery(
                "select max(r.openedAt) from ExamRound r, ExamSession x, ExamSession o"
                    + " where r.sessionId = x.id and o.id = ?1 and r.person = ?2"
                    + SAME_SUBJECT,
                Instant.class)
            .setParameter(1, session.id())
            .setParameter(2, person)
            .getSingleResult());
  }

  /** Of the session's subject, the newest first. */
  List<ExamRound> rounds(ExamSession session) {
    return em.createQuery(
            "select r from ExamRound r, ExamSession x, ExamSession o"
                + " where r.sessionId = x.id and o.id = ?1"
                + SAME_SUBJECT
                + " order by r.id desc",
            ExamRound.class)
        .setParameter(1, session.id())
        .setMaxResults(100)
        .getResultList();
  }

  /** The place with this admission number, if it is one in a session of the session's subject. */
  Optional<Enrolment> placeOfSubject(String admissionNumber, ExamSession session) {
    return em.createQuery(
            "select e from Enrolment e, ExamSession x, ExamSession o where e.sessionId = x.id"
                + " and o.id = ?1 and e.admissionNumber = ?2"
                + SAME_SUBJECT,
            Enrolment.class)
        .setParameter(1, session.id())
        .setParameter(2, admissionNumber)
        .getResultStream()
        .findFirst();
  }

  /** Places of a person in other sessions of the subject which they can still sit. */
  long openPlaces(String person, ExamSession session, Instant now) {
    return em.createQuery(
            "select count(e) from Enrolment e, ExamSession x, ExamSession o"
                + " where e.sessionId = x.id and o.id = ?1 and x.id <> o.id and e.person = ?2"
                + " and e.activeKey is not null and x.state = ?3 and (x.endsAt > ?4"
                + " or e.id in (select r.enrolmentId from Sitting r where r.person = ?2"
                + " and r.state in ?5)) and e.id not in (select t.enrolmentId from Sitting t"
                + " where t.person = ?2 and t.state in ?6)"
                + SAME_SUBJECT,
            Long.class)
        .setParameter(1, session.id())
        .setParameter(2, person)
        .setParameter(3, ExamSessionState.OPEN)
        .setParameter(4, now)
        .setParameter(5, List.of(SittingState.RUNNING, SittingState.PAUSED))
        .setParameter(6, List.of(SittingState.CLOSED, SittingState.ABSENT))
        .getSingleResult();
  }

  List<SessionInvigilator> invigilators(long sessionId) {
    return em.createQuery(
            "select i from SessionInvigilator i where i.sessionId = ?1 order by i.id",
            SessionInvigilator.class)
        .setParameter(1, sessionId)
        .setMaxResults(100)
        .getResultList();
  }

  void removeInvigilators(long sessionId) {
    em.createQuery("delete from SessionInvigilator i where i.sessionId = ?1")
        .setParameter(1, sessionId)
        .executeUpdate();
  }

  /** Newest first; equal ones of the same moment as one. */
  List<IncidentRow> incidentRows(long sessionId, int limit) {
    return em
        .createQuery(
            "select i.happenedAt, i.kind, min(s.seat), min(s.personName), i.text, i.byPerson,"
                + " count(i.id), max(i.id)"
                + " from Incident i left join Sitting s on s.id = i.sittingId"
                + " where i.sessionId = ?1 group by i.happenedAt, i.kind, i.text, i.byPerson"
                + " order by max(i.id) desc",
            Object[].class)
        .setParameter(1, sessionId)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(
            row ->
                new IncidentRow(
                    (Instant) row[0],
                    ((Incident.Kind) row[1]).name(),
                    row[2] == null || (Long) row[6] > 1 ? 0 : ((Number) row[2]).intValue(),
                    row[3] == null || (Long) row[6] > 1 ? "" : (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    (Long) row[6]))
        .toList();
  }

  /** Null when nothing was ever entered about the sitting. */
  IncidentLog incidentLog(long sittingId) {
    return em.find(IncidentLog.class, sittingId);
  }

  /** Enters something about a sitting; one after the other within a session. */
  void enter(ExamSession session, long sittingId, Incident incident) {
    em.lock(session, LockModeType.PESSIMISTIC_WRITE);
    IncidentLog log = em.find(IncidentLog.class, sittingId, LockModeType.PESSIMISTIC_WRITE);
    if (log == null) {
      log = new IncidentLog(sittingId);
      em.persist(log);
    }
    em.persist(log.append(incident));
  }

  /** Locks the session; whoever also changes its sittings does this first. */
  void lock(ExamSession session) {
    em.lock(session, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Enters something about a whole session; one after the other. */
  void enter(ExamSession session, Incident incident) {
    em.lock(session, LockModeType.PESSIMISTIC_WRITE);
    SessionIncidentLog log =
        em.find(SessionIncidentLog.class, session.id(), LockModeType.PESSIMISTIC_WRITE);
    if (log == null) {
      log = new SessionIncidentLog(session.id());
      em.persist(log);
    }
    em.persist(log.append(incident));
  }

  /** Null when nothing was ever entered about the whole session. */
  SessionIncidentLog sessionIncidentLog(long sessionId) {
    return em.find(SessionIncidentLog.class, sessionId);
  }

  /** Incidents of a whole session, in order. */
  List<Incident> sessionIncidents(long sessionId) {
    return em.createQuery(
            "select i from Incident i where i.sessionId = ?1 and i.sittingId is null" + CHAINED,
            Incident.class)
        .setParameter(1, sessionId)
        .setMaxResults(MOST_SESSION_INCIDENTS)
        .getResultList();
  }

  List<Incident> incidentsOf(long sittingId) {
    return em.createQuery(
            "select i from Incident i where i.sittingId = ?1" + CHAINED, Incident.class)
        .setParameter(1, sittingId)
        .setMaxResults(1_000)
        .getResultList();
  }

  /** What a page that waits may be told, of all sittings that are open or were closed just now. */
  List<Pulse> pulses(Instant closedSince) {
    return em.createQuery(
            "select new cn.shenhe.portal.exambank.sitting.Pulse(s.publicId, s.tokenHash, s.epoch,"
                + " s.state, s.deadline, s.lastSeq, s.notice, s.noticeNumber) from Sitting s"
                + " where s.state in ?1 or (s.state = ?2 and s.submittedAt > ?3)",
            Pulse.class)
        .setParameter(1, List.of(SittingState.RUNNING, SittingState.PAUSED))
        .setParameter(2, SittingState.CLOSED)
        .setParameter(3, closedSince)
        .setMaxResults(20_000)
        .getResultList();
  }
}
