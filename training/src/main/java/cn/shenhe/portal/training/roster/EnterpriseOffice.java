package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.hours.EvidenceReading;
import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.HourLength;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ReminderLetter;
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
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The enterprise officer's desk: her people, what they lack and by when, reminders. */
@Stateless
@RolesAllowed("ENTERPRISE_OFFICER")
public class EnterpriseOffice {

  private static final int PAGE = 50;
  private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);
  private static final LocalDate FAR_AHEAD = LocalDate.of(9999, 12, 31);

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
      String industry,
      LocalDate postSince,
      boolean joined,
      Instant joinedAt,
      String joinCode,
      List<EnrolmentDetail> programmes,
      List<ClassRecords.Attended> attended) {}

  /**
   * How many saw it on their own page, and how many of them got a letter too.
   *
   * @param more whether others are still to be reminded today
   */
  public record Reminded(int shown, int written, boolean more) {}

  @Resource SessionContext session;
  @Inject RosterRepository roster;
  @Inject Officer officer;
  @Inject RosterEnrolment enrolments;
  @Inject RefresherDesk refreshers;
  @Inject EvidenceReading evidence;
  @Inject ReminderLetter letters;
  @Inject HourLength hour;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  @Inject
  @ConfigProperty(name = "portal.roster.reminders", defaultValue = "2000")
  int mostReminders;

  /**
   * @param page from 1
   * @throws RosterRefused when the caller belongs to no enterprise
   */
  public PeoplePage people(PeopleFilter filter, int page) {
    Officer.Office office = officer.office(caller());
    LocalDate today = officer.today();
    int number = Math.max(1, page);
    Object[] people = roster.headcount(office.id());
    Object[] terms = roster.terms(office.id(), today, EnrolmentState.soon(today));
    Sums sums =
        new Sums(
            count(people[0]),
            count(people[1]),
            count(terms[0]),
            count(terms[1]),
            count(terms[2]),
            count(terms[3]));
    List<RosterRepository.Part> parts = parts(office.id(), filter, today, sums, count(terms[4]));
    List<PersonRow> rows = new ArrayList<>();
    for (Object[] row : roster.people(office.id(), parts, (number - 1) * PAGE, PAGE)) {
      rows.add(row(row, today));
    }
    long total = parts.stream().mapToLong(RosterRepository.Part::count).sum();
    return new PeoplePage(office.name(), sums, rows, total, number);
  }

  /** The list in parts that follow each other, each as long as the sums say. */
  private List<RosterRepository.Part> parts(
      String office, PeopleFilter filter, LocalDate today, Sums sums, long withoutTerm) {
    boolean looking = !filter.text().isEmpty();
    if (looking || filter.standing() == PeopleFilter.Standing.NOT_JOINED) {
      long count = roster.countFound(office, filter, today);
      return List.of(RosterRepository.found(filter, today, count));
    }
    LocalDate soon = EnrolmentState.soon(today);
    long later = sums.running() - withoutTerm;
    return switch (filter.standing()) {
      case OVERDUE -> List.of(RosterRepository.terms(LONG_AGO, today.minusDays(1), sums.overdue()));
      case DUE_SOON -> List.of(RosterRepository.terms(today, soon, sums.dueSoon()));
      case RUNNING ->
          List.of(
              RosterRepository.terms(soon.plusDays(1), FAR_AHEAD, later),
              RosterRepository.withoutTerm(withoutTerm));
      case COMPLETED -> List.of(RosterRepository.completed(sums.completed()));
      default ->
          List.of(
              RosterRepository.terms(LONG_AGO, FAR_AHEAD, sums.overdue() + sums.dueSoon() + later),
              RosterRepository.withoutTerm(withoutTerm),
              RosterRepository.withoutProgramme(roster.countWithoutProgramme(office)),
              RosterRepository.completed(sums.completed()));
    };
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
        employee.industry(),
        employee.postSince(),
        employee.account() != null,
        employee.joinedAt(),
        employee.account() == null ? employee.joinCode() : "",
        enrolments.details(employee.publicId()),
        roster.attended(List.of(publicId), 500).stream().map(ClassRecords::attended).toList());
  }

  /**
   * The spans behind what was credited to an employee for the programmes of the list, newest first;
   * nothing before the employee has joined, nothing of other lessons.
   *
   * @param page from 1, of {@link LearningHours#EVIDENCE_PAGE}
   * @throws RosterRefused when it is nobody of the caller's enterprise
   */
  public LearningHours.EvidencePage evidence(String publicId, int page) {
    Employee employee = officer.own(caller(), publicId);
    if (employee.account() == null) {
      return new LearningHours.EvidencePage(List.of(), 0, 1);
    }
    Set<String> pieces = enrolments.pieces(publicId);
    return evidence.of(employee.account(), pieces, page);
  }

  /** The employee is no longer on the list; what was recorded stays. */
  public void remove(String publicId) {
    Employee employee = officer.own(caller(), publicId);
    employee.leave(officer.today(), clock.instant());
    enrolments.left(publicId);
    acts.fire(new TrainingAct("roster.left", publicId, ""));
  }

  /**
   * Opens the yearly refresher of an employee and tells the person.
   *
   * @throws RosterRefused when one is not completed, or there is no programme
   */
  public void refresh(String publicId, String code) {
    Employee employee = officer.own(caller(), publicId);
    refreshers
        .open(employee, code, caller())
        .orElseThrow(() -> new RosterRefused("refresher-open"));
    acts.fire(new TrainingAct("enrolment.opened", publicId, code + " refresher"));
  }

  /** How many yearly refreshers fall due and are not open; at most 1,000 are counted. */
  public int refreshersDue() {
    return refreshers.due(officer.office(caller()).id());
  }

  /**
   * Opens all yearly refreshers that fall due, at most 1,000 at a time, and tells the people.
   *
   * @return how many were opened
   */
  public int refreshDue() {
    String office = officer.office(caller()).id();
    int opened = refreshers.openDue(office, caller());
    acts.fire(new TrainingAct("enrolment.refreshers-opened", office, opened + " people"));
    return opened;
  }

  /**
   * Reminds everybody whose programme is overdue or due soon and who has joined; at most once a
   * day, and at most {@code portal.roster.reminders} people with one press: who comes after them is
   * reminded with the next. Who has agreed to letters gets one as well, once for each programme and
   * term.
   */
  public Reminded remind() {
    Officer.Office office = officer.office(caller());
    LocalDate today = officer.today();
    int shown = 0;
    int written = 0;
    LocalDate soon = EnrolmentState.soon(today);
    List<?> all = roster.toRemind(office.id(), soon, today, mostReminders + 1);
    for (Object found : all.subList(0, Math.min(mostReminders, all.size()))) {
      Object[] row = (Object[]) found;
      String enrolment = (String) row[0];
      String person = (String) row[1];
      roster.add(
          new LearningReminder(office.id(), enrolment, person, caller(), today, clock.instant()));
      shown++;
      LocalDate due = day(row[3]);
      String key = "roster/" + enrolment + "/" + due;
      written +=
          letters.fromEnterprise(key, person, office.name(), (String) row[2], due, today) ? 1 : 0;
    }
    acts.fire(
        new TrainingAct(
            "roster.reminded", office.id(), shown + " people, " + written + " letters"));
    return new Reminded(shown, written, all.size() > mostReminders);
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}
