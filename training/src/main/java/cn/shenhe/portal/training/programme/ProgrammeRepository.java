package cn.shenhe.portal.training.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Programmes, enrolments and what was learned for them, in the database. */
@ApplicationScoped
class ProgrammeRepository {

  private static final int MOST_PROGRAMMES = 500;

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  void flush() {
    em.flush();
  }

  Optional<Programme> programme(String code) {
    return em.createQuery("select p from TrainingProgramme p where p.code = ?1", Programme.class)
        .setParameter(1, code)
        .getResultStream()
        .findFirst();
  }

  Optional<ProgrammeEdition> edition(Programme programme) {
    return em.createQuery(
            "select e from ProgrammeEdition e where e.programme = ?1 and e.number = ?2",
            ProgrammeEdition.class)
        .setParameter(1, programme)
        .setParameter(2, programme.editionNumber())
        .getResultStream()
        .findFirst();
  }

  /** The digest of the last edition that shipped; empty when none did. */
  Optional<String> shippedDigest(Programme programme, String origin) {
    return em.createQuery(
            "select e.digest from ProgrammeEdition e where e.programme = ?1 and e.origin = ?2"
                + " order by e.number desc",
            String.class)
        .setParameter(1, programme)
        .setParameter(2, origin)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  List<ProgrammeRow> rows(boolean onlyOffered) {
    return em.createQuery(
            "select new cn.shenhe.portal.training.programme.ProgrammeRow(p.code, p.category,"
                + " p.industry, p.subOperation, e.title, e.number, e.initialHours,"
                + " e.initialHighRiskHours, p.offered)"
                + " from ProgrammeEdition e join e.programme p where e.number = p.editionNumber"
                + (onlyOffered ? " and p.offered = true" : "")
                + " order by p.id",
            ProgrammeRow.class)
        .setMaxResults(MOST_PROGRAMMES)
        .getResultList();
  }

  Optional<Enrolment> enrolment(String publicId) {
    return em.createQuery(
            "select e from Enrolment e join fetch e.edition where e.publicId = ?1", Enrolment.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Enrolment> open(String key) {
    return em.createQuery("select e from Enrolment e where e.openKey = ?1", Enrolment.class)
        .setParameter(1, key)
        .getResultStream()
        .findFirst();
  }

  /** Open ones first by what is due, at most 100. */
  List<Enrolment> of(String person) {
    return em.createQuery(
            "select e from Enrolment e join fetch e.edition where e.person = ?1"
                + " and e.closedAt is null order by e.dueOn, e.id",
            Enrolment.class)
        .setParameter(1, person)
        .setMaxResults(100)
        .getResultList();
  }

  /** Open enrolments of a person that count a piece. */
  List<Enrolment> counting(String person, String piece) {
    return em.createQuery(
            "select e from Enrolment e join fetch e.edition where e.person = ?1"
                + " and e.closedAt is null and e.edition in"
                + " (select l.edition from ProgrammeLesson l where l.piece = ?2)",
            Enrolment.class)
        .setParameter(1, person)
        .setParameter(2, piece)
        .setMaxResults(100)
        .getResultList();
  }

  List<Enrolment> ofEmployees(Collection<String> employees) {
    return em.createQuery(
            "select e from Enrolment e join fetch e.edition where e.employee in ?1"
                + " and e.closedAt is null order by e.id",
            Enrolment.class)
        .setParameter(1, employees)
        .setMaxResults(5000)
        .getResultList();
  }

  /**
   * What of these pieces a person has learned.
   *
   * @return piece, most credited in a year in ms, length ms
   */
  List<Object[]> learned(String person, Collection<String> pieces) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select l.piece, max(l.creditedMs), max(l.lengthMs)"
                + " from LearnedPiece l where l.person = ?1 and l.piece in ?2"
                + " group by l.piece",
            Object[].class);
    return query.setParameter(1, person).setParameter(2, pieces).getResultList();
  }

  /** Which of these pieces a person has finished since a moment: piece, when first since then. */
  List<Object[]> finished(String person, Collection<String> pieces, Instant since) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select l.piece, min(l.finishedAt) from LearnedPiece l where l.person = ?1"
                + " and l.piece in ?2 and l.finishedAt >= ?3 group by l.piece",
            Object[].class);
    return query
        .setParameter(1, person)
        .setParameter(2, pieces)
        .setParameter(3, since)
        .getResultList();
  }

  /** What of these pieces a person was seen to learn between two moments: piece, credited ms. */
  List<Object[]> witnessed(String person, Collection<String> pieces, Instant since, Instant until) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select e.piece, sum(e.creditedMs) from LearningEvidence e where e.person = ?1"
                + " and e.piece in ?2 and e.startedAt >= ?3 and e.startedAt <= ?4"
                + " group by e.piece",
            Object[].class);
    return query
        .setParameter(1, person)
        .setParameter(2, pieces)
        .setParameter(3, since)
        .setParameter(4, until)
        .getResultList();
  }

  /** Classes staff recorded for an enrolment, the first first; at most 500. */
  List<TaughtClass> taught(String enrolment) {
    return em.createQuery(
            "select t from TaughtClass t where t.enrolment = ?1 order by t.startedAt, t.id",
            TaughtClass.class)
        .setParameter(1, enrolment)
        .setMaxResults(500)
        .getResultList();
  }

  /** Classes staff recorded for a person that began after and before, not cancelled. */
  List<TaughtClass> taughtTo(String person, Instant after, Instant before) {
    return em.createQuery(
            "select t from TaughtClass t where t.person = ?1 and t.startedAt > ?2"
                + " and t.startedAt < ?3 and t.cancelledAt is null",
            TaughtClass.class)
        .setParameter(1, person)
        .setParameter(2, after)
        .setParameter(3, before)
        .setMaxResults(500)
        .getResultList();
  }

  /** Whether a class of an enterprise the person joined lies in a span of time. */
  boolean inClass(String person, Instant from, Instant until) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select t.startedAt, t.minutes from ClassAttendance a join a.training t, Employee p"
                + " where p.publicId = a.employee and p.account = ?1 and t.cancelledAt is null"
                + " and t.startedAt > ?2 and t.startedAt < ?3",
            Object[].class);
    return query
        .setParameter(1, person)
        .setParameter(2, from.minus(Duration.ofDays(1)))
        .setParameter(3, until)
        .getResultList()
        .stream()
        .anyMatch(
            held ->
                ((Instant) held[0])
                    .plus(Duration.ofMinutes(((Number) held[1]).longValue()))
                    .isAfter(from));
  }

  /** Units of a programme that classes of the enterprise stood for: title, when it began. */
  List<Object[]> classUnits(String employee, String code) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select t.unit, t.startedAt from ClassAttendance a join a.training t"
                + " where a.employee = ?1 and t.programme = ?2 and t.cancelledAt is null"
                + " and t.unit <> ''",
            Object[].class);
    return query.setParameter(1, employee).setParameter(2, code).setMaxResults(500).getResultList();
  }

  /**
   * Visits in a person's record to these programmes of bases, purged ones too: programme, minutes,
   * when it began, when the person was there.
   */
  List<Object[]> visits(String person, Collection<String> venues) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select v.publicId, a.minutes, a.startedAt, a.thereAt from AttendedVisit a, Booking b"
                + " join b.programme v where b.publicId = a.booking and a.person = ?1"
                + " and v.publicId in ?2 order by a.startedAt, a.id",
            Object[].class);
    return query.setParameter(1, person).setParameter(2, venues).setMaxResults(500).getResultList();
  }

  /** Titles of units of the editions in force that are done by being there, each once. */
  List<String> attendedUnits() {
    return em.createQuery(
            "select distinct u.title from ProgrammeUnit u join u.edition e join e.programme p"
                + " where u.attended = true and p.offered = true and e.number = p.editionNumber"
                + " order by u.title",
            String.class)
        .setMaxResults(MOST_PROGRAMMES)
        .getResultList();
  }

  /** The same of the editions of enrolments that are not completed. */
  List<String> attendedUnitsAwaited() {
    return em.createQuery(
            "select distinct u.title from Enrolment x join x.edition e join e.units u"
                + " where u.attended = true and x.closedAt is null and x.completedAt is null"
                + " order by u.title",
            String.class)
        .setMaxResults(MOST_PROGRAMMES)
        .getResultList();
  }

  /** Programmes of experience bases that may be booked: public id, base, title. */
  List<Object[]> venues() {
    return em.createQuery(
            "select v.publicId, v.base.name, v.title from VisitProgramme v where v.active = true"
                + " order by v.base.id, v.id",
            Object[].class)
        .setMaxResults(MOST_PROGRAMMES)
        .getResultList();
  }

  /** When an account or employee last completed a programme. */
  Optional<Instant> lastCompleted(String who, Programme programme) {
    return Optional.ofNullable(
        em.createQuery(
                "select max(e.completedAt) from Enrolment e"
                    + " where (e.person = ?1 or e.employee = ?1) and e.edition.programme = ?2",
                Instant.class)
            .setParameter(1, who)
            .setParameter(2, programme)
            .getSingleResult());
  }

  /**
   * Enrolments of employees whose yearly refresher falls due: the first training was completed a
   * year ago, or the year of the refresher that was completed is over; none is open and none was
   * completed later. Only of people on a list in a post of the category, and where the programme is
   * offered and asks for a number of hours.
   *
   * @param organisation empty for all
   * @param moment a year ago
   * @return employee, code of the programme, its category and operation
   */
  List<?> refreshersDue(String organisation, Instant moment, LocalDate today, int limit) {
    Query query =
        em.createNativeQuery(
            "select distinct e.employee, g.code, g.category, g.sub_operation"
                + " from programme_enrolment e"
                + " join programme_edition d on d.id = e.edition_id"
                + " join programme g on g.id = d.programme_id"
                + " join programme_edition c on c.programme_id = g.id"
                + " and c.number = g.edition_number"
                + " join employee p on p.public_id = e.employee"
                + " where e.closed_at is null and g.offered and p.left_on is null"
                + " and p.category = e.category"
                + " and (p.high_risk and c.refresher_high_risk_hours is not null"
                + " or not p.high_risk and c.refresher_hours is not null)"
                + " and (e.kind = 'INITIAL' and e.completed_at <= ?1 or e.kind = 'REFRESHER'"
                + " and e.completed_at is not null and e.due_on <= ?2)"
                + " and not exists (select 1 from programme_enrolment n"
                + " join programme_edition m on m.id = n.edition_id"
                + " where n.employee = e.employee and n.closed_at is null and n.id <> e.id"
                + " and m.programme_id = g.id"
                + " and (n.completed_at is null or n.completed_at > e.completed_at))"
                + (organisation.isEmpty() ? "" : " and e.organisation = ?3")
                + " order by e.employee, g.code");
    query.setParameter(1, Timestamp.from(moment)).setParameter(2, Date.valueOf(today));
    if (!organisation.isEmpty()) {
      query.setParameter(3, organisation);
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** Open and completed ones of a programme, or of all, newest first. */
  List<Enrolment> page(String code, int first, int size) {
    return em.createQuery(
            "select e from Enrolment e join fetch e.edition where e.closedAt is null"
                + " and (?1 = '' or e.edition.programme.code = ?1) order by e.id desc",
            Enrolment.class)
        .setParameter(1, code)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  long count(String code) {
    return em.createQuery(
            "select count(e) from Enrolment e where e.closedAt is null"
                + " and (?1 = '' or e.edition.programme.code = ?1)",
            Long.class)
        .setParameter(1, code)
        .getSingleResult();
  }

  /**
   * Enrolments not completed whose term lies between two days, of people with a reminder address.
   *
   * @return enrolment, person, title, term
   */
  List<?> dueAmongTheWilling(LocalDate from, LocalDate until, int limit) {
    return em.createNativeQuery(
            "select e.public_id, e.person, d.title, e.due_on from programme_enrolment e"
                + " join programme_edition d on d.id = e.edition_id"
                + " join reminder_address r on r.person = e.person"
                + " where r.confirmed_at is not null and e.closed_at is null"
                + " and e.completed_at is null and e.due_on >= ?1 and e.due_on <= ?2"
                + " order by e.due_on, e.id")
        .setParameter(1, Date.valueOf(from))
        .setParameter(2, Date.valueOf(until))
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<String> accountByLogin(String login) {
    return em.createQuery(
            "select a.publicId from Account a where a.login = ?1 and a.active = true", String.class)
        .setParameter(1, login)
        .getResultStream()
        .findFirst();
  }

  /** The name on an enterprise's list. */
  Optional<String> nameOfEmployee(String publicId) {
    return em.createQuery("select e.name from Employee e where e.publicId = ?1", String.class)
        .setParameter(1, publicId == null ? "" : publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<String> nameOf(String person) {
    return em.createQuery("select a.displayName from Account a where a.publicId = ?1", String.class)
        .setParameter(1, person)
        .getResultStream()
        .findFirst();
  }
}
