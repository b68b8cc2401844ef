package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.HourLength;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.RosterEnrolment;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The enterprise officer's desk: her people, what they lack and by when, reminders. */
@Stateless
@RolesAllowed("ENTERPRISE_OFFICER")
public class EnterpriseOffice {

  private static final int PAGE = 50;
  private static final int MOST_REMINDERS = 2000;

  /** How many people, and how many programmes stand how. */
  public record Sums(
      long people, long notJoined, long completed, long overdue, long dueSoon, long running) {}

  /**
   * A page of 50.
   *
   * @param total rows in all that fit the filter
   */
  public record PeoplePage(
      String organisation, Sums sums, List<PersonRow> rows, long total, int page) {
    public int pages() {
      return (int) Math.max(1, (total + PAGE - 1) / PAGE);
    }
  }

  /** One person; the code only until it was used. */
  public record Person(
      String publicId,
      String number,
      String name,
      JobCategory category,
      String post,
      boolean highRisk,
      LocalDate postSince,
      boolean joined,
      Instant joinedAt,
      String joinCode,
      List<EnrolmentDetail> programmes,
      List<ClassRecords.Attended> attended) {}

  @Resource SessionContext session;
  @Inject RosterRepository roster;
  @Inject Officer officer;
  @Inject RosterEnrolment enrolments;
  @Inject HourLength hour;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /**
   * @param page from 1
   * @throws RosterRefused when the caller belongs to no enterprise
   */
  public PeoplePage people(PeopleFilter filter, int page) {
    Officer.Office office = officer.office(caller());
    LocalDate today = officer.today();
    int number = Math.max(1, page);
    List<PersonRow> rows = rows(office.id(), filter, today, (number - 1) * PAGE, PAGE);
    Object[] sums = roster.sums(office.id(), today, EnrolmentState.soon(today));
    long total =
        number == 1 && rows.size() < PAGE ? rows.size() : roster.count(office.id(), filter, today);
    return new PeoplePage(
        office.name(),
        new Sums(
            count(sums[0]),
            count(sums[1]),
            count(sums[2]),
            count(sums[3]),
            count(sums[4]),
            count(sums[5])),
        rows,
        total,
        number);
  }

  private List<PersonRow> rows(
      String office, PeopleFilter filter, LocalDate today, int first, int size) {
    List<PersonRow> rows = new ArrayList<>();
    for (Object row : roster.people(office, filter, today, first, size)) {
      rows.add(row((Object[]) row, today));
    }
    return rows;
  }

  private PersonRow row(Object[] row, LocalDate today) {
    Double required = row[7] == null ? null : hour.hours(count(row[7]));
    double done = hour.hours(count(row[8]) + count(row[9]));
    LocalDate due = day(row[10]);
    boolean enrolled = row[12] != null;
    return new PersonRow(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        JobCategory.valueOf((String) row[3]),
        (String) row[4],
        count(row[5]) == 1,
        row[6] == null ? "" : (String) row[6],
        required,
        done,
        required == null ? null : Math.max(0, Math.round((required - done) * 10) / 10.0),
        due,
        enrolled ? EnrolmentState.of(count(row[11]) == 1, due, today) : null,
        enrolled ? (String) row[12] : "");
  }

  private static long count(Object number) {
    return number == null ? 0 : ((Number) number).longValue();
  }

  private static LocalDate day(Object column) {
    if (column instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    return column instanceof LocalDate date ? date : null;
  }

  /**
   * @throws RosterRefused when it is nobody of the caller's enterprise
   */
  public Person person(String publicId) {
    Employee employee = officer.own(caller(), publicId);
    return new Person(
        employee.publicId(),
        employee.staffNumber(),
        employee.name(),
        employee.category(),
        employee.post(),
        employee.highRisk(),
        employee.postSince(),
        employee.account() != null,
        employee.joinedAt(),
        employee.account() == null ? employee.joinCode() : "",
        enrolments.details(employee.publicId()),
        roster.attended(List.of(publicId), 500).stream().map(ClassRecords::attended).toList());
  }

  /** The employee is no longer on the list; what was recorded stays. */
  public void remove(String publicId) {
    Employee employee = officer.own(caller(), publicId);
    employee.leave(officer.today());
    enrolments.left(publicId);
    acts.fire(new TrainingAct("roster.left", publicId, ""));
  }

  /**
   * Opens the yearly refresher of an employee.
   *
   * @throws RosterRefused when it is open already, or there is no programme
   */
  public void refresh(String publicId, String code) {
    Employee employee = officer.own(caller(), publicId);
    enrolments
        .refresh(
            publicId,
            employee.organisation(),
            employee.account(),
            code,
            employee.highRisk(),
            officer.today())
        .orElseThrow(() -> new RosterRefused("refresher-open"));
    acts.fire(new TrainingAct("enrolment.opened", publicId, code + " refresher"));
  }

  /**
   * Reminds everybody whose programme is overdue or due soon and who has joined; at most once a
   * day.
   *
   * @return how many were reminded
   */
  public int remind() {
    Officer.Office office = officer.office(caller());
    LocalDate today = officer.today();
    int sent = 0;
    for (PeopleFilter.Standing standing :
        List.of(PeopleFilter.Standing.OVERDUE, PeopleFilter.Standing.DUE_SOON)) {
      for (PersonRow row :
          rows(office.id(), new PeopleFilter(standing, ""), today, 0, MOST_REMINDERS)) {
        if (row.joined() && !roster.reminded(LearningReminder.key(row.enrolment(), today))) {
          String person = roster.employee(row.publicId()).map(Employee::account).orElse(null);
          roster.add(
              new LearningReminder(
                  office.id(), row.enrolment(), person, caller(), today, clock.instant()));
          sent++;
        }
      }
    }
    acts.fire(new TrainingAct("roster.reminded", office.id(), sent + " people"));
    return sent;
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}
