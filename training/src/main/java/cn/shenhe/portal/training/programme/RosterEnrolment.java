package cn.shenhe.portal.training.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
  @Inject HourLength hour;
  @Inject InstantSource clock;

  /** Codes of the programmes on offer by category; of several for one category the first. */
  public Map<JobCategory, List<ProgrammeRow>> offered() {
    return programmes.rows(true).stream().collect(Collectors.groupingBy(ProgrammeRow::category));
  }

  /**
   * Enrols an employee for the first training; changes the term of an enrolment that is there.
   *
   * @param account public id, or null before the employee has joined
   * @return empty when the programme is not there
   */
  public Optional<String> enrol(
      String employee,
      String organisation,
      String account,
      String code,
      boolean highRisk,
      LocalDate since) {
    Programme programme = programmes.programme(code).orElse(null);
    ProgrammeEdition edition =
        programme == null ? null : programmes.edition(programme).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    Enrolment enrolment =
        new Enrolment(
            edition, EnrolmentKind.INITIAL, highRisk, Enrolment.Source.ROSTER, since, hour);
    if (account != null) {
      closeOwn(account, edition, EnrolmentKind.INITIAL);
    }
    enrolment.of(employee, organisation, account);
    progress.recount(enrolment);
    programmes.add(enrolment);
    progress.tell(enrolment, false);
    return Optional.of(enrolment.publicId());
  }

  /** What the person opened before gives way; the hours are counted anew for what follows. */
  private void closeOwn(String account, ProgrammeEdition edition, EnrolmentKind kind) {
    programmes
        .open(Enrolment.key(account, edition, kind))
        .ifPresent(
            own -> {
              own.close(clock.instant());
              programmes.flush();
            });
  }

  /** The next yearly refresher of an employee; nothing when one is open. */
  public Optional<String> refresh(
      String employee,
      String organisation,
      String account,
      String code,
      boolean highRisk,
      LocalDate since) {
    Programme programme = programmes.programme(code).orElse(null);
    ProgrammeEdition edition =
        programme == null ? null : programmes.edition(programme).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    String who = account == null ? employee : account;
    if (programmes.open(Enrolment.key(who, edition, EnrolmentKind.REFRESHER)).isPresent()) {
      return Optional.empty();
    }
    Enrolment enrolment =
        new Enrolment(
            edition, EnrolmentKind.REFRESHER, highRisk, Enrolment.Source.ROSTER, since, hour);
    enrolment.of(employee, organisation, account);
    progress.recount(enrolment);
    programmes.add(enrolment);
    progress.tell(enrolment, false);
    return Optional.of(enrolment.publicId());
  }

  /**
   * The employee has an account now: what is learned there counts. An enrolment the person opened
   * before becomes the employee's, so that none is there twice.
   */
  public void joined(String employee, String organisation, String account) {
    for (Enrolment enrolment : programmes.ofEmployees(List.of(employee))) {
      closeOwn(account, enrolment.edition(), enrolment.kind());
      enrolment.of(employee, organisation, account);
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

  /**
   * What the employee attended for a programme, all in all.
   *
   * @param totalMs replaces what was there
   */
  public void classTime(String employee, String code, long totalMs) {
    programmes.ofEmployees(List.of(employee)).stream()
        .filter(e -> e.edition().programme().code().equals(code))
        .forEach(e -> progress.recount(e, totalMs));
  }

  /**
   * Whether the units on the spot are open to the employee: the lessons before them are done.
   * Programmes without such a unit, and employees who are not enrolled, are not held back.
   */
  public boolean handsOnOpen(String employee, String code) {
    return programmes.ofEmployees(List.of(employee)).stream()
        .filter(e -> e.edition().programme().code().equals(code))
        .map(progress::detail)
        .allMatch(
            detail ->
                detail.units().stream().noneMatch(EnrolmentDetail.UnitProgress::handsOn)
                    || detail.units().stream().anyMatch(unit -> unit.handsOn() && unit.open()));
  }

  /** Keys of the pieces that count for the employee's open enrolments. */
  public Set<String> pieces(String employee) {
    Set<String> pieces = new HashSet<>();
    programmes
        .ofEmployees(List.of(employee))
        .forEach(e -> pieces.addAll(e.edition().sheet().pieces()));
    return pieces;
  }

  /** The unit with its lessons, for the employee's page. */
  public List<EnrolmentDetail> details(String employee) {
    return programmes.ofEmployees(List.of(employee)).stream().map(progress::detail).toList();
  }
}
