package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ReminderLetter;
import cn.shenhe.portal.training.programme.RosterEnrolment;
import cn.shenhe.portal.training.programme.RosterEnrolment.DueRefresher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Opens yearly refreshers of people on a list and tells them: on their own page, and by letter who
 * agreed to letters. Needs the caller's transaction.
 */
@ApplicationScoped
class RefresherDesk {

  /** As many as are opened in one transaction. */
  static final int MOST = 1000;

  @Inject RosterRepository roster;
  @Inject Officer officer;
  @Inject RosterEnrolment enrolments;
  @Inject ReminderLetter letters;
  @Inject InstantSource clock;

  /**
   * How many can be opened now.
   *
   * @param organisation empty for all
   */
  int due(String organisation) {
    return fitting(enrolments.refreshersDue(organisation, MOST)).size();
  }

  /**
   * Opens all that fall due, at most 1,000.
   *
   * @param by who opens them
   * @return how many
   */
  int openDue(String organisation, String by) {
    int opened = 0;
    for (Map.Entry<DueRefresher, Employee> due :
        fitting(enrolments.refreshersDue(organisation, MOST)).entrySet()) {
      opened += open(due.getValue(), due.getKey().code(), by).isPresent() ? 1 : 0;
    }
    return opened;
  }

  /** Those of people still on a list in a post the programme is for. */
  private Map<DueRefresher, Employee> fitting(List<DueRefresher> due) {
    Map<String, Employee> people =
        roster.employees(due.stream().map(DueRefresher::employee).distinct().toList()).stream()
            .filter(employee -> employee.leftOn() == null)
            .collect(Collectors.toMap(Employee::publicId, Function.identity()));
    return due.stream()
        .filter(one -> people.containsKey(one.employee()) && fits(people.get(one.employee()), one))
        .collect(Collectors.toMap(Function.identity(), one -> people.get(one.employee())));
  }

  private static boolean fits(Employee employee, DueRefresher due) {
    return employee.category() == due.category()
        && (due.category() != JobCategory.SPECIAL_OPERATOR
            || due.subOperation().isEmpty()
            || employee.post().contains(due.subOperation()));
  }

  /**
   * Opens the refresher of an employee today.
   *
   * @return public id of the enrolment; empty while one is not completed, or without the programme
   */
  Optional<String> open(Employee employee, String code, String by) {
    LocalDate today = officer.today();
    Optional<String> opened =
        enrolments.refresh(
            employee.publicId(),
            employee.organisation(),
            employee.account(),
            code,
            new RosterEnrolment.Work(employee.highRisk(), employee.industry(), today));
    if (opened.isPresent() && employee.account() != null) {
      String enrolment = opened.get();
      roster.add(
          new LearningReminder(
              employee.organisation(), enrolment, employee.account(), by, today, clock.instant()));
      letters.refresherOpened(
          enrolment,
          employee.account(),
          roster.organisationName(employee.organisation()).orElse(""));
    }
    return opened;
  }
}
