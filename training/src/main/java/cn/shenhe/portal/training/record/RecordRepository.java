package cn.shenhe.portal.training.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads what other packages keep; by the names of their entities, in one query per kind. */
@ApplicationScoped
class RecordRepository {

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(AttendedVisit visit) {
    em.persist(visit);
  }

  boolean visitNoted(String booking) {
    return !em.createQuery("select v.id from AttendedVisit v where v.booking = ?1", Long.class)
        .setParameter(1, booking)
        .getResultList()
        .isEmpty();
  }

  /** The latest first. */
  List<AttendedVisit> visits(String person, int limit) {
    return em.createQuery(
            "select v from AttendedVisit v where v.person = ?1 order by v.startedAt desc",
            AttendedVisit.class)
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Title, credited ms, length ms, first, last, finished. */
  List<?> lessons(String person, int limit) {
    return em.createNativeQuery(
            "select title, credited_ms, length_ms, first_at, last_at, finished_at"
                + " from learned_piece where person = ?1 and credited_ms > 0"
                + " order by last_at desc, id desc")
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Kind, title, content, start, minutes, result, score, enterprise. */
  List<?> classes(String person, int limit) {
    return em.createNativeQuery(
            "select t.kind, t.title, t.content, t.started_at, t.minutes, a.result, a.score, o.name"
                + " from class_attendance a join class_training t on t.id = a.training_id"
                + " join employee p on p.public_id = a.employee"
                + " join organisation o on o.public_id = t.organisation"
                + " where (p.account = ?1 or p.former_account = ?1) and t.cancelled_at is null"
                + " order by t.started_at desc, t.id desc")
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Start, minutes, content, teacher, basis, result: classes staff recorded. */
  List<?> taught(String person, int limit) {
    return em.createNativeQuery(
            "select started_at, minutes, content, teacher, basis, result from taught_class"
                + " where person = ?1 and cancelled_at is null order by started_at desc, id desc")
        .setParameter(1, person)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<String> name(String person) {
    return em.createQuery("select a.displayName from Account a where a.publicId = ?1", String.class)
        .setParameter(1, person)
        .getResultStream()
        .findFirst();
  }

  Optional<Object[]> organisationOf(String person) {
    return em.createQuery(
            "select o.publicId, o.name from Account a join a.organisation o"
                + " where a.publicId = ?1",
            Object[].class)
        .setParameter(1, person)
        .getResultStream()
        .findFirst();
  }

  /** The archive of an enterprise: people with their programmes. */
  List<?> people(String organisation, int first, int size) {
    return em.createNativeQuery(
            "select p.staff_number, p.name, p.category, p.post, p.post_since, p.left_on, d.title,"
                + " e.kind, e.required_ms, e.online_ms, e.class_ms + e.taught_ms + e.visit_ms, e.due_on, e.completed_at"
                + " from employee p left join programme_enrolment e on e.employee = p.public_id"
                + " left join programme_edition d on d.id = e.edition_id"
                + " where p.organisation = ?1 order by p.staff_number, p.id, e.id")
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /** Number, name, account, moments of joining and leaving: the people of a list who joined. */
  List<?> joined(String organisation, int first, int size) {
    return em.createNativeQuery(
            "select staff_number, name, account, joined_at, left_at from employee where organisation = ?1"
                + " and account is not null order by staff_number, id")
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /** Changes of posts: number, name, kind, day, workshop level, team level, why withdrawn. */
  List<?> postChanges(String organisation, int first, int size) {
    return em.createNativeQuery(
            "select p.staff_number, p.name, c.kind, c.changed_on, c.workshop_on, c.team_on,"
                + " c.withdrawn_reason from post_change c join employee p on p.public_id = c.employee"
                + " where c.organisation = ?1 order by c.changed_on, c.id")
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /** Class trainings: one row per attendee. */
  List<?> attendances(String organisation, int first, int size) {
    return em.createNativeQuery(
            "select t.started_at, t.minutes, t.kind, t.title, t.content, t.place, t.trainer,"
                + " p.staff_number, p.name, a.result, a.score, t.cancelled_at, t.cancel_reason"
                + " from class_training t join class_attendance a on a.training_id = t.id"
                + " join employee p on p.public_id = a.employee"
                + " where t.organisation = ?1 order by t.started_at, t.id, a.id")
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /** Lessons of the people on the list who joined: one row per person and lesson. */
  List<?> lessonsOf(String organisation, int first, int size) {
    return em.createNativeQuery(
            "select l.first_at, l.last_at, l.title, p.staff_number, p.name, l.credited_ms,"
                + " l.finished_at from employee p join learned_piece l on l.person = p.account"
                + " where p.organisation = ?1 and p.left_on is null and l.credited_ms > 0"
                + " and l.last_at >= p.joined_at order by p.staff_number, p.id, l.id")
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /** The same of the people who left, only what was witnessed before they did. */
  List<?> lessonsOfGone(String organisation, int first, int size) {
    return em.createNativeQuery(
            "select min(e.started_at), max(e.ended_at), max(e.title), p.staff_number, p.name,"
                + " sum(e.credited_ms), (select min(l.finished_at) from learned_piece l"
                + " where l.person = p.account and l.piece = e.piece"
                + " and l.finished_at <= p.left_at)"
                + " from employee p join learning_evidence e on e.person = p.account"
                + " where p.organisation = ?1 and p.left_on is not null and e.credited_ms > 0"
                + " and e.ended_at <= p.left_at"
                + " group by p.id, p.staff_number, p.name, p.account, p.left_at, p.joined_at,"
                + " e.piece having max(e.ended_at) >= p.joined_at"
                + " order by p.staff_number, p.id, e.piece")
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }
}
