package cn.shenhe.portal.training.roster;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Employees, what they attended and reminders, in the database. */
@ApplicationScoped
class RosterRepository {

  private static final int MOST_PEOPLE = 20_000;
  private static final int PERSON_COLUMNS = 6;
  private static final int TERM_COLUMNS = 7;

  /** People without a programme are there too, hence the left join. */
  private static final String FROM =
      " from employee p left join programme_enrolment e"
          + " on e.employee = p.public_id and e.closed_at is null"
          + " where p.organisation = ?1 and p.left_on is null";

  private static final String OPEN =
      "select cast(null as varchar(26)), e.id from programme_enrolment e"
          + " where e.organisation = ?1 and e.closed_at is null";

  private static final String IDLE =
      " from employee p where p.organisation = ?1 and p.left_on is null and not exists"
          + " (select 1 from programme_enrolment e where e.employee = p.public_id"
          + " and e.closed_at is null)";

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  /** Public id and name of the enterprise an account belongs to. */
  Optional<Object[]> organisationOf(String account) {
    return em.createQuery(
            "select o.publicId, o.name from Account a join a.organisation o"
                + " where a.publicId = ?1",
            Object[].class)
        .setParameter(1, account)
        .getResultStream()
        .findFirst();
  }

  Optional<String> organisationName(String publicId) {
    return em.createQuery("select o.name from Organisation o where o.publicId = ?1", String.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  void add(Object entity) {
    em.persist(entity);
  }

  void flush() {
    em.flush();
  }

  List<Employee> all(String organisation) {
    return em.createQuery(
            "select p from Employee p where p.organisation = ?1 order by p.id", Employee.class)
        .setParameter(1, organisation)
        .setMaxResults(MOST_PEOPLE)
        .getResultList();
  }

  Optional<Employee> employee(String publicId) {
    return one("select p from Employee p where p.publicId = ?1", publicId);
  }

  Optional<Employee> byCode(String code) {
    return one("select p from Employee p where p.joinCode = ?1", code);
  }

  private Optional<Employee> one(String query, String value) {
    return em.createQuery(query, Employee.class)
        .setParameter(1, value)
        .getResultStream()
        .findFirst();
  }

  List<Employee> employees(Collection<String> publicIds) {
    return publicIds.isEmpty()
        ? List.of()
        : em.createQuery("select p from Employee p where p.publicId in ?1", Employee.class)
            .setParameter(1, publicIds)
            .setMaxResults(1000)
            .getResultList();
  }

  /**
   * Locks rows until the transaction ends.
   *
   * @param publicIds at most 500
   */
  void lock(List<String> publicIds) {
    em.createQuery(
            "select p from Employee p where p.publicId in ?1 order by p.publicId", Employee.class)
        .setParameter(1, publicIds)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  List<Employee> byNumbers(String organisation, Collection<String> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : em.createQuery(
                "select p from Employee p where p.organisation = ?1 and p.leftOn is null"
                    + " and p.staffNumber in ?2",
                Employee.class)
            .setParameter(1, organisation)
            .setParameter(2, numbers)
            .setMaxResults(1000)
            .getResultList();
  }

  /** The lists an account has joined. */
  List<Employee> joinedBy(String account) {
    return em.createQuery(
            "select p from Employee p where p.account = ?1 and p.leftOn is null order by p.id",
            Employee.class)
        .setParameter(1, account)
        .setMaxResults(50)
        .getResultList();
  }

  /**
   * Rows of a list that stand together: how many, and how their order is read.
   *
   * @param sql answers employee and enrolment, each null where the other tells; ordered
   */
  record Part(String sql, long count, List<Object> values) {}

  /** Enrolments whose term lies in a span of days (both inclusive), by term; read off an index. */
  static Part terms(LocalDate from, LocalDate until, long count) {
    return new Part(
        OPEN
            + " and e.completed_at is null and e.due_on >= ?2 and e.due_on <= ?3"
            + " order by e.due_on, e.id",
        count,
        List.of(java.sql.Date.valueOf(from), java.sql.Date.valueOf(until)));
  }

  static Part withoutTerm(long count) {
    return new Part(
        OPEN + " and e.completed_at is null and e.due_on is null order by e.id", count, List.of());
  }

  static Part completed(long count) {
    return new Part(OPEN + " and e.completed_at is not null order by e.id", count, List.of());
  }

  static Part withoutProgramme(long count) {
    return new Part(
        "select p.public_id, cast(null as bigint)" + IDLE + " order by p.public_id",
        count,
        List.of());
  }

  /** Everybody who has not joined, or whose name or number holds a text. */
  static Part found(PeopleFilter filter, LocalDate today, long count) {
    List<Object> values = new ArrayList<>();
    values.add(java.sql.Date.valueOf(today));
    values.add(java.sql.Date.valueOf(filter.soon(today)));
    values.add(filter.text().isEmpty() ? "%" : "%" + filter.text() + "%");
    return new Part(
        "select p.public_id, e.id"
            + found(filter)
            + " order by case when e.completed_at is null then 0 else 1 end,"
            + " case when e.due_on is null then 1 else 0 end, e.due_on, p.staff_number, p.id",
        count,
        values);
  }

  private static String found(PeopleFilter filter) {
    // Every value is used in every case, so that each case binds the same.
    return FROM
        + " and (p.name like ?4 or p.staff_number like ?4) and ?2 <= ?3"
        + switch (filter.standing()) {
          case ALL -> "";
          case NOT_JOINED -> " and p.account is null";
          case COMPLETED -> " and e.completed_at is not null";
          case OVERDUE -> " and e.completed_at is null and e.due_on < ?2";
          case DUE_SOON -> " and e.completed_at is null and e.due_on >= ?2 and e.due_on <= ?3";
          case RUNNING ->
              " and e.id is not null and e.completed_at is null"
                  + " and (e.due_on is null or e.due_on > ?3)";
        };
  }

  long countFound(String organisation, PeopleFilter filter, LocalDate today) {
    Part all = found(filter, today, 0);
    Query query = em.createNativeQuery("select count(*)" + found(filter));
    bind(query, organisation, all.values());
    return ((Number) query.getSingleResult()).longValue();
  }

  /** People of the list without any open programme. */
  long countWithoutProgramme(String organisation) {
    Query query = em.createNativeQuery("select count(*)" + IDLE);
    bind(query, organisation, List.of());
    return ((Number) query.getSingleResult()).longValue();
  }

  private static void bind(Query query, String organisation, List<Object> values) {
    query.setParameter(1, organisation);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 2, values.get(i));
    }
  }

  /**
   * A page out of parts that follow each other. The order is read over narrow rows, mostly off an
   * index; only the rows of the page are read in full.
   *
   * @return id, number, name, category, post, joined, title, required, online, class, due,
   *     completed, enrolment
   */
  List<Object[]> people(String organisation, List<Part> parts, int first, int size) {
    List<Object[]> order = new ArrayList<>();
    long skip = first;
    for (Part part : parts) {
      if (skip >= part.count() || order.size() == size) {
        skip = Math.max(0, skip - part.count());
        continue;
      }
      Query query = em.createNativeQuery(part.sql());
      bind(query, organisation, part.values());
      query.setFirstResult((int) skip).setMaxResults(size - order.size());
      for (Object row : query.getResultList()) {
        order.add((Object[]) row);
      }
      skip = 0;
    }
    return inFull(order);
  }

  private List<Object[]> inFull(List<Object[]> order) {
    Map<Object, Object[]> terms =
        wide(
            "programme_enrolment t join programme_edition d on d.id = t.edition_id",
            "t.id, t.employee, d.title, t.required_ms, t.online_ms, t.class_ms + t.taught_ms + t.visit_ms, t.due_on,"
                + " case when t.completed_at is null then 0 else 1 end, t.public_id",
            "t.id",
            order.stream().map(pair -> number(pair[1])).toList());
    for (Object[] pair : order) {
      pair[0] = pair[0] == null ? terms.get(number(pair[1]))[1] : pair[0];
    }
    Map<Object, Object[]> people =
        wide(
            "employee p",
            "p.public_id, p.public_id, p.staff_number, p.name, p.category, p.post,"
                + " case when p.account is null then 0 else 1 end",
            "p.public_id",
            order.stream().map(pair -> pair[0]).toList());
    List<Object[]> rows = new ArrayList<>();
    for (Object[] pair : order) {
      Object[] row = new Object[PERSON_COLUMNS + TERM_COLUMNS];
      System.arraycopy(people.get(pair[0]), 1, row, 0, PERSON_COLUMNS);
      if (pair[1] != null) {
        System.arraycopy(terms.get(number(pair[1])), 2, row, PERSON_COLUMNS, TERM_COLUMNS);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object number(Object id) {
    return id instanceof Number number ? (Object) number.longValue() : id;
  }

  /** Rows by their first column. */
  private Map<Object, Object[]> wide(String from, String columns, String key, List<Object> wanted) {
    List<Object> keys = wanted.stream().filter(Objects::nonNull).distinct().toList();
    Map<Object, Object[]> rows = new HashMap<>();
    if (!keys.isEmpty()) {
      String places =
          IntStream.rangeClosed(1, keys.size()).mapToObj(i -> "?" + i).collect(joining(","));
      Query query =
          em.createNativeQuery(
              "select " + columns + " from " + from + " where " + key + " in (" + places + ")");
      for (int i = 0; i < keys.size(); i++) {
        query.setParameter(i + 1, keys.get(i));
      }
      for (Object found : query.getResultList()) {
        Object[] row = (Object[]) found;
        rows.put(number(row[0]), row);
      }
    }
    return rows;
  }

  /** People on the list, and how many of them have not joined. */
  Object[] headcount(String organisation) {
    return (Object[])
        em.createNativeQuery(
                "select count(*), sum(case when account is null then 1 else 0 end)"
                    + " from employee where organisation = ?1 and left_on is null")
            .setParameter(1, organisation)
            .getSingleResult();
  }

  /**
   * Open programmes of the list's people: completed, overdue, due soon, running, and how many of
   * the running have no term. Who leaves the list leaves the programmes, so the people need not be
   * asked.
   */
  Object[] terms(String organisation, LocalDate today, LocalDate soon) {
    return (Object[])
        em.createNativeQuery(
                "select sum(case when completed_at is not null then 1 else 0 end),"
                    + " sum(case when completed_at is null and due_on < ?2 then 1 else 0 end),"
                    + " sum(case when completed_at is null and due_on >= ?2 and due_on <= ?3"
                    + " then 1 else 0 end),"
                    + " sum(case when completed_at is null and (due_on is null or due_on > ?3)"
                    + " then 1 else 0 end),"
                    + " sum(case when completed_at is null and due_on is null then 1 else 0 end)"
                    + " from programme_enrolment where organisation = ?1 and closed_at is null")
            .setParameter(1, organisation)
            .setParameter(2, java.sql.Date.valueOf(today))
            .setParameter(3, java.sql.Date.valueOf(soon))
            .getSingleResult();
  }

  /**
   * Who has joined and is overdue or due by a day and was not yet reminded today: enrolment,
   * person, title, term; what is due first comes first.
   */
  List<?> toRemind(String organisation, LocalDate until, LocalDate today, int limit) {
    return em.createNativeQuery(
            "select e.public_id, e.person, d.title, e.due_on from programme_enrolment e"
                + " join programme_edition d on d.id = e.edition_id"
                + " where e.organisation = ?1 and e.closed_at is null and e.completed_at is null"
                + " and e.person is not null and e.due_on <= ?2 and not exists (select 1 from"
                + " learning_reminder r where r.ledger_key = concat(e.public_id, ?3))"
                + " order by e.due_on, e.id")
        .setParameter(1, organisation)
        .setParameter(2, java.sql.Date.valueOf(until))
        .setParameter(3, LearningReminder.key("", today))
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<ClassTraining> training(String publicId) {
    return em.createQuery(
            "select t from ClassTraining t where t.publicId = ?1", ClassTraining.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<ClassTraining> trainings(String organisation, int first, int size) {
    return em.createQuery(
            "select t from ClassTraining t where t.organisation = ?1"
                + " order by t.startedAt desc, t.id desc",
            ClassTraining.class)
        .setParameter(1, organisation)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  long countTrainings(String organisation) {
    return em.createQuery(
            "select count(t) from ClassTraining t where t.organisation = ?1", Long.class)
        .setParameter(1, organisation)
        .getSingleResult();
  }

  /** What these people attended and was not cancelled, oldest first. */
  List<ClassAttendance> attended(Collection<String> employees, int limit) {
    return employees.isEmpty()
        ? List.of()
        : em.createQuery(
                "select a from ClassAttendance a join fetch a.training t where a.employee in ?1"
                    + " and t.cancelledAt is null order by t.startedAt, a.id",
                ClassAttendance.class)
            .setParameter(1, employees)
            .setMaxResults(limit)
            .getResultList();
  }

  /** What of these people's other trainings began in a span of time. */
  List<ClassAttendance> busy(Collection<String> employees, Instant from, Instant end) {
    return em.createQuery(
            "select a from ClassAttendance a join fetch a.training t where a.employee in ?1"
                + " and t.cancelledAt is null and t.startedAt > ?2 and t.startedAt < ?3",
            ClassAttendance.class)
        .setParameter(1, employees)
        .setParameter(2, from)
        .setParameter(3, end)
        .setMaxResults(5000)
        .getResultList();
  }

  List<LearningReminder> remindersTo(String person, Instant since) {
    return em.createQuery(
            "select r from LearningReminder r where r.person = ?1 and r.sentAt > ?2"
                + " order by r.sentAt desc",
            LearningReminder.class)
        .setParameter(1, person)
        .setParameter(2, since)
        .setMaxResults(20)
        .getResultList();
  }
}
