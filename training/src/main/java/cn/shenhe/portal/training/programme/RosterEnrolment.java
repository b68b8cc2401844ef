package cn.shenhe.portal.training.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Enrolments of employees on an enterprise's list, for {@code training.roster} inside its
 * transaction. The employee may have no account yet.
 */
@ApplicationScoped
public class RosterEnrolment {

  @Inject ProgrammeRepository programmes;
  @Inject EnrolmentProgress progress;
  @Inject Industries industries;
  @Inject HourLength hour;
  @Inject InstantSource clock;

  /**
   * What the list says of somebody's work.
   *
   * @param industry as the catalogue has it; empty for none
   * @param since day the post was taken, or the refresher begins
   */
  public record Work(boolean highRisk, String industry, LocalDate since) {}

  /** Whether an industry is of high risk; empty when the catalogue in force does not have it. */
  public Optional<Boolean> highRisk(String industry) {
    return industries.known(industry);
  }

  /** Whether a programme is for every industry. */
  public boolean forAll(ProgrammeRow row) {
    return industries.known(row.industry()).isEmpty();
  }

  /** The programmes on offer by category, in the order they were added. */
  public Map<JobCategory, List<ProgrammeRow>> offered() {
    return programmes.rows(true).stream().collect(Collectors.groupingBy(ProgrammeRow::category));
  }

  /**
   * Enrols an employee for the first training.
   *
   * @param account public id, or null before the employee has joined
   * @return empty when the programme is not there
   */
  public Optional<String> enrol(
      String employee, String organisation, String account, String code, Work work) {
    Programme programme = programmes.programme(code).orElse(null);
    ProgrammeEdition edition =
        programme == null ? null : programmes.edition(programme).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    Enrolment enrolment =
        new Enrolment(
            edition,
            EnrolmentKind.INITIAL,
            work.highRisk(),
            Enrolment.Source.ROSTER,
            work.since(),
            hour);
    enrolment.inIndustry(work.industry());
    if (account != null) {
      closeOwn(account, enrolment);
    }
    enrolment.of(employee, organisation, account);
    progress.recount(enrolment);
    programmes.add(enrolment);
    progress.tell(enrolment, false);
    return Optional.of(enrolment.publicId());
  }

  /**
   * What the person opened before gives way; the hours are counted anew for what follows, and
   * classes staff recorded move there.
   */
  private void closeOwn(String account, Enrolment follows) {
    programmes
        .open(Enrolment.key(account, follows.edition(), follows.kind()))
        .ifPresent(
            own -> {
              own.close(clock.instant());
              programmes.taught(own.publicId()).forEach(taught -> taught.movesTo(follows));
              follows.taught(follows.taughtMs() + own.taughtMs());
              programmes.flush();
            });
  }

  /** The next yearly refresher of an employee; nothing while one is not completed. */
  public Optional<String> refresh(
      String employee, String organisation, String account, String code, Work work) {
    Programme programme = programmes.programme(code).orElse(null);
    ProgrammeEdition edition =
        programme == null ? null : programmes.edition(programme).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    String who = account == null ? employee : account;
    Enrolment own =
        programmes.open(Enrolment.key(who, edition, EnrolmentKind.REFRESHER)).orElse(null);
    if (own != null && own.employee() != null) {
      return Optional.empty();
    }
    Enrolment enrolment =
        new Enrolment(
            edition,
            EnrolmentKind.REFRESHER,
            work.highRisk(),
            Enrolment.Source.ROSTER,
            work.since(),
            hour);
    enrolment.inIndustry(work.industry());
    if (own != null) {
      closeOwn(account, enrolment);
    }
    enrolment.of(employee, organisation, account);
    progress.begin(enrolment, employee);
    if (own != null) {
      enrolment.countsFrom(own.beganAt());
    }
    progress.recount(enrolment);
    programmes.add(enrolment);
    progress.tell(enrolment, false);
    return Optional.of(enrolment.publicId());
  }

  /**
   * The employee has an account now: what is learned there counts. An enrolment the person opened
   * before becomes the employee's, so that none is there twice.
   */
  public void joined(String employee, String account) {
    for (Enrolment enrolment : programmes.ofEmployees(List.of(employee))) {
      if (enrolment.exclusive()) {
        closeOwn(account, enrolment);
      }
      enrolment.joined(account);
      progress.tell(enrolment, false);
      progress.recount(enrolment);
    }
  }

  /** The employee has left the enterprise, or the enterprise's list. */
  public void left(String employee) {
    programmes.ofEmployees(List.of(employee)).forEach(e -> e.close(clock.instant()));
    programmes.flush();
  }

  /** Open enrolments of employees: employee, and code of the programme. */
  public List<EmployeeProgramme> of(Collection<String> employees) {
    return employees.isEmpty()
        ? List.of()
        : programmes.ofEmployees(employees).stream()
            .map(
                e ->
                    new EmployeeProgramme(
                        e.employee(), e.edition().programme().code(), progress.row(e)))
            .toList();
  }

  /** An enrolment of an employee. */
  public record EmployeeProgramme(String employee, String code, EnrolmentRow row) {}

  /** Time an employee attended. */
  public record ClassTime(Instant startedAt, Duration length) {}

  /**
   * What the employee attended for a programme; every enrolment counts what lies between its
   * beginning and its completion.
   *
   * @param attended all of it; replaces what was counted before
   */
  public void classTime(String employee, String code, List<ClassTime> attended) {
    programmes.ofEmployees(List.of(employee)).stream()
        .filter(e -> e.edition().programme().code().equals(code))
        .forEach(
            e ->
                progress.recount(
                    e,
                    attended.stream()
                        .filter(time -> e.spans(time.startedAt()))
                        .mapToLong(time -> time.length().toMillis())
                        .sum()));
  }

  /**
   * A refresher that falls due.
   *
   * @param subOperation of the programme; empty for all
   */
  public record DueRefresher(
      String employee, String code, JobCategory category, String subOperation) {}

  /**
   * Employees whose next yearly refresher falls due today or was, where a number of hours is asked
   * for and the programme is still offered.
   *
   * @param organisation empty for all
   */
  public List<DueRefresher> refreshersDue(String organisation, int limit) {
    LocalDate today = progress.today();
    Instant yearAgo =
        today.minusYears(1).plusDays(1).atStartOfDay(EnrolmentProgress.BEIJING).toInstant();
    return programmes.refreshersDue(organisation, yearAgo, today, limit).stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new DueRefresher(
                    (String) row[0],
                    (String) row[1],
                    JobCategory.valueOf((String) row[2]),
                    (String) row[3]))
        .toList();
  }

  /**
   * The list says something else of an employee. What is completed stays completed; what runs for
   * the same programme takes the new term and hours and keeps its progress; what runs for another
   * programme is closed. Where the work is of high risk now, the hours that asks for are opened.
   *
   * @param code of the programme that fits now; empty for none
   */
  public void changed(
      String employee, String organisation, String account, String code, Work work) {
    boolean enough = false;
    for (Enrolment enrolment : programmes.ofEmployees(List.of(employee))) {
      boolean same = enrolment.edition().programme().code().equals(code);
      boolean first = same && enrolment.kind() == EnrolmentKind.INITIAL;
      if (enrolment.completedAt() == null && !same) {
        enrolment.close(clock.instant());
      } else if (enrolment.completedAt() == null) {
        enrolment.corrected(work.highRisk(), work.since(), hour);
        enrolment.inIndustry(work.industry());
        progress.recount(enrolment);
        enough |= first;
      } else if (first && (enrolment.highRisk() || !work.highRisk())) {
        enough = true;
      } else if (first) {
        enrolment.giveWay();
      }
    }
    programmes.flush();
    if (!enough && !code.isEmpty()) {
      enrol(employee, organisation, account, code, work);
    }
  }

  /**
   * Whether the units on the spot are open to the employee: the lessons before them are done.
   * Programmes without such a unit, and employees who are not enrolled, are not held back.
   *
   * @param unit title of the unit; empty for any of them
   */
  public boolean handsOnOpen(String employee, String code, String unit) {
    return programmes.ofEmployees(List.of(employee)).stream()
        .filter(e -> e.edition().programme().code().equals(code))
        .map(progress::detail)
        .allMatch(
            detail ->
                detail.units().stream().noneMatch(u -> stands(u, unit))
                    || detail.units().stream().anyMatch(u -> stands(u, unit) && u.open()));
  }

  private static boolean stands(EnrolmentDetail.UnitProgress of, String unit) {
    return of.handsOn() && (unit.isEmpty() || of.title().equals(unit));
  }

  /**
   * Those a class for this unit would count nothing for: none of the editions they are enrolled in
   * has a unit of this title that is done by being there. Who is not enrolled is not held back as
   * long as somebody among the others, or the edition in force, has it.
   */
  public Set<String> withoutUnit(Collection<String> employees, String code, String unit) {
    Map<String, Boolean> having =
        programmes.ofEmployees(employees).stream()
            .filter(e -> e.edition().programme().code().equals(code))
            .collect(
                Collectors.toMap(
                    Enrolment::employee, e -> has(e.edition(), unit), Boolean::logicalOr));
    boolean known =
        having.containsValue(true)
            || programmes.programme(code).flatMap(programmes::edition).stream()
                .anyMatch(edition -> has(edition, unit));
    return employees.stream()
        .filter(employee -> !having.getOrDefault(employee, known))
        .collect(Collectors.toSet());
  }

  private static boolean has(ProgrammeEdition edition, String unit) {
    return edition.sheet().units().stream().anyMatch(u -> u.attended() && u.title().equals(unit));
  }

  /** Who of these accounts was in a class staff recorded in a span of time. */
  public Set<String> taught(Collection<String> accounts, Instant from, Instant until) {
    return accounts.stream()
        .filter(
            account ->
                programmes.taughtTo(account, from.minus(Duration.ofDays(1)), until).stream()
                    .anyMatch(taught -> taught.endedAt().isAfter(from)))
        .collect(Collectors.toSet());
  }

  /** Keys of the pieces that count for the employee's open enrolments. */
  public Set<String> pieces(String employee) {
    Set<String> pieces = new HashSet<>();
    programmes
        .ofEmployees(List.of(employee))
        .forEach(e -> pieces.addAll(e.edition().sheet().pieces(e.highRisk())));
    return pieces;
  }

  /** The unit with its lessons, for the employee's page. */
  public List<EnrolmentDetail> details(String employee) {
    return programmes.ofEmployees(List.of(employee)).stream().map(progress::detail).toList();
  }
}
