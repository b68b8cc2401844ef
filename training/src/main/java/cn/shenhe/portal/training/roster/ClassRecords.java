package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.hours.EvidenceReading;
import cn.shenhe.portal.training.programme.RosterEnrolment;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Training the enterprise held itself, as it records it. */
@Stateless
@RolesAllowed("ENTERPRISE_OFFICER")
public class ClassRecords {

  private static final int PAGE = 50;
  private static final int MOST_MINUTES = 12 * 60;
  private static final int MOST_ATTENDEES = 500;
  private static final int FULL_MARKS = 100;
  private static final Pattern LINE =
      Pattern.compile("(\\S{1,40})(?:[\\s,，]+(合格|不合格|未考核|\\d{1,3}))?");

  /**
   * What was held.
   *
   * @param programme code of the programme it counts for; empty for none
   * @param unit title of the unit on the spot of that programme it stands for; empty for none
   * @param minutes how long, 1–720
   * @param passMark marks from which a number is a pass; 0–100
   */
  public record Held(
      ClassKind kind,
      String programme,
      String unit,
      String title,
      String content,
      String place,
      String trainer,
      Instant startedAt,
      int minutes,
      int passMark) {

    public Held {
      unit = unit == null ? "" : unit.strip();
    }
  }

  /** A training in a list. */
  public record TrainingRow(
      String publicId,
      ClassKind kind,
      String programme,
      String title,
      String content,
      String place,
      String trainer,
      Instant startedAt,
      Instant endedAt,
      int minutes,
      int attendees,
      long passed,
      boolean cancelled,
      String cancelReason) {}

  /** A page of 50, newest first. */
  public record TrainingPage(List<TrainingRow> rows, long total) {}

  /** What somebody attended. */
  public record Attended(
      ClassKind kind,
      String title,
      String content,
      Instant startedAt,
      Instant endedAt,
      int minutes,
      ClassResult result,
      Integer score) {}

  @Resource SessionContext session;
  @Inject RosterRepository roster;
  @Inject Officer officer;
  @Inject RosterEnrolment enrolments;
  @Inject ClassTimes classTime;
  @Inject Retraining retraining;
  @Inject EvidenceReading evidence;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;
  @Inject Event<ClassAttended> attended;

  public TrainingPage page(int page) {
    String office = officer.office(caller()).id();
    return new TrainingPage(
        roster.trainings(office, (Math.max(1, page) - 1) * PAGE, PAGE).stream()
            .map(ClassRecords::row)
            .toList(),
        roster.countTrainings(office));
  }

  /**
   * Records a training that was held.
   *
   * @param attendees one line each: staff number, and if examined 合格, 不合格 or marks of 100
   * @return public id
   * @throws RosterRefused when it lies in the future, lacks a field, names somebody who is not on
   *     the list, was in another training or learned on line at the time, names a unit that is not
   *     in the edition somebody is enrolled in, or is hands-on and somebody has not done the
   *     lessons before
   */
  public String record(Held held, String attendees) {
    String office = officer.office(caller()).id();
    Instant now = clock.instant();
    check(held, now);
    Map<String, String> results = lines(attendees);
    Map<String, Employee> people =
        roster.byNumbers(office, results.keySet()).stream()
            .collect(Collectors.toMap(Employee::staffNumber, e -> e));
    List<String> missing =
        results.keySet().stream().filter(number -> !people.containsKey(number)).toList();
    if (!missing.isEmpty()) {
      throw new RosterRefused("attendee-unknown", shown(missing));
    }
    if (!held.unit().isEmpty()) {
      refuseWhoHasNoSuchUnit(held, people.values());
    }
    refuseTheBusy(held, people.values());
    if (held.kind() == ClassKind.HANDS_ON || !held.unit().isEmpty()) {
      refuseTheUnready(held, people.values());
    }
    ClassTraining training = new ClassTraining(office, held, caller(), now);
    results.forEach(
        (number, result) ->
            training.attended(
                people.get(number).publicId(), result(result, held.passMark()), score(result)));
    roster.add(training);
    roster.flush();
    recount(training);
    tell(training, people.values());
    acts.fire(
        new TrainingAct(
            "class.recorded", training.publicId(), held.kind() + " " + results.size() + " people"));
    return training.publicId();
  }

  private static void check(Held held, Instant now) {
    if (blank(held.title(), 200) || blank(held.content(), 1000)) {
      throw new RosterRefused("class-content");
    }
    if (held.place().length() > 120 || blank(held.trainer(), 60)) {
      throw new RosterRefused("class-trainer");
    }
    if (held.minutes() < 1 || held.minutes() > MOST_MINUTES) {
      throw new RosterRefused("class-minutes", MOST_MINUTES);
    }
    if (held.startedAt().plus(Duration.ofMinutes(held.minutes())).isAfter(now)) {
      throw new RosterRefused("class-future");
    }
  }

  private static boolean blank(String text, int most) {
    return text == null || text.isBlank() || text.length() > most;
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> results = new LinkedHashMap<>();
    for (String line : (text == null ? "" : text).split("\\R")) {
      if (line.isBlank()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line.strip());
      boolean marks = matcher.matches() && number(matcher.group(2));
      if (!matcher.matches() || marks && Integer.parseInt(matcher.group(2)) > FULL_MARKS) {
        throw new RosterRefused("attendee-line", line.strip());
      }
      results.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }
    if (results.isEmpty() || results.size() > MOST_ATTENDEES) {
      throw new RosterRefused("attendees", MOST_ATTENDEES);
    }
    return results;
  }

  private static boolean number(String text) {
    return text != null && text.matches("\\d+");
  }

  private static ClassResult result(String text, int passMark) {
    if (number(text)) {
      return Integer.parseInt(text) >= passMark ? ClassResult.PASSED : ClassResult.FAILED;
    }
    return switch (text) {
      case "合格" -> ClassResult.PASSED;
      case "不合格" -> ClassResult.FAILED;
      default -> ClassResult.NOT_EXAMINED;
    };
  }

  private static Integer score(String text) {
    return number(text) ? Integer.valueOf(text) : null;
  }

  /** Nobody is in two rooms at the same time, and no minute counts twice. */
  private void refuseTheBusy(Held held, Collection<Employee> people) {
    Map<String, String> numbers =
        people.stream().collect(Collectors.toMap(Employee::publicId, Employee::staffNumber));
    Instant end = held.startedAt().plus(Duration.ofMinutes(held.minutes()));
    List<String> busy =
        roster
            .busy(numbers.keySet(), held.startedAt().minus(Duration.ofMinutes(MOST_MINUTES)), end)
            .stream()
            .filter(a -> a.training().endedAt().isAfter(held.startedAt()))
            .map(a -> numbers.get(a.employee()))
            .distinct()
            .toList();
    if (!busy.isEmpty()) {
      throw new RosterRefused("attendee-busy", shown(busy));
    }
    Map<String, String> joined =
        people.stream()
            .filter(e -> e.account() != null)
            .collect(Collectors.toMap(Employee::account, Employee::staffNumber, (a, b) -> a));
    refuse("attendee-busy", enrolments.taught(joined.keySet(), held.startedAt(), end), joined);
    refuse("attendee-online", evidence.learning(joined.keySet(), held.startedAt(), end), joined);
  }

  private static void refuse(String reason, Set<String> accounts, Map<String, String> numbers) {
    if (!accounts.isEmpty()) {
      throw new RosterRefused(reason, shown(accounts.stream().map(numbers::get).sorted().toList()));
    }
  }

  /** Enrolments keep their edition: a unit that was renamed since has its old title there. */
  private void refuseWhoHasNoSuchUnit(Held held, Collection<Employee> people) {
    List<String> ids = people.stream().map(Employee::publicId).toList();
    Set<String> without = enrolments.withoutUnit(ids, held.programme(), held.unit());
    if (without.size() == people.size()) {
      throw new RosterRefused("class-unit");
    }
    List<String> numbers =
        people.stream()
            .filter(e -> without.contains(e.publicId()))
            .map(Employee::staffNumber)
            .toList();
    if (!numbers.isEmpty()) {
      throw new RosterRefused("attendee-unit", shown(numbers));
    }
  }

  private void refuseTheUnready(Held held, Collection<Employee> people) {
    List<String> unready =
        people.stream()
            .filter(e -> !enrolments.handsOnOpen(e.publicId(), held.programme(), held.unit()))
            .map(Employee::staffNumber)
            .toList();
    if (!unready.isEmpty()) {
      throw new RosterRefused("attendee-unready", shown(unready));
    }
  }

  private static String shown(List<String> numbers) {
    return numbers.stream().limit(10).collect(Collectors.joining("、"))
        + (numbers.size() > 10 ? "…" : "");
  }

  /**
   * Takes a record back; it stays in the archive, crossed out with the reason.
   *
   * @throws RosterRefused without a reason, or when it is not the caller's enterprise's
   */
  public void cancel(String publicId, String reason) {
    String office = officer.office(caller()).id();
    ClassTraining training =
        roster
            .training(publicId)
            .filter(t -> t.organisation().equals(office) && t.cancelledAt() == null)
            .orElseThrow(() -> new RosterRefused("unknown"));
    if (blank(reason, 200)) {
      throw new RosterRefused("cancel-reason");
    }
    training.cancel(reason.strip(), clock.instant());
    roster.flush();
    recount(training);
    List<String> there = training.attendances().stream().map(ClassAttendance::employee).toList();
    tell(training, roster.employees(there));
    acts.fire(new TrainingAct("class.cancelled", publicId, ""));
  }

  private void tell(ClassTraining training, Collection<Employee> people) {
    Map<String, String> accounts =
        people.stream()
            .filter(e -> e.account() != null)
            .collect(Collectors.toMap(Employee::publicId, Employee::account));
    for (ClassAttendance attendance : training.attendances()) {
      String account = accounts.get(attendance.employee());
      if (account != null) {
        attended.fire(
            new ClassAttended(
                account,
                training.publicId(),
                training.title(),
                training.minutes(),
                attendance.result(),
                attendance.score(),
                training.endedAt(),
                training.cancelledAt() != null));
      }
    }
  }

  /** Counts anew what each attendee has attended, for the programme and for another post. */
  private void recount(ClassTraining training) {
    List<String> people =
        training.attendances().stream().map(ClassAttendance::employee).distinct().toList();
    if (!training.programme().isEmpty()) {
      classTime.recount(people, training.programme());
    }
    if (training.kind() == ClassKind.WORKSHOP || training.kind() == ClassKind.TEAM) {
      retraining.recount(people);
    }
  }

  static TrainingRow row(ClassTraining training) {
    List<ClassAttendance> there = new ArrayList<>(training.attendances());
    return new TrainingRow(
        training.publicId(),
        training.kind(),
        training.programme(),
        training.title(),
        training.content(),
        training.place(),
        training.trainer(),
        training.startedAt(),
        training.endedAt(),
        training.minutes(),
        there.size(),
        there.stream().filter(a -> a.result() == ClassResult.PASSED).count(),
        training.cancelledAt() != null,
        training.cancelReason() == null ? "" : training.cancelReason());
  }

  static Attended attended(ClassAttendance attendance) {
    ClassTraining training = attendance.training();
    return new Attended(
        training.kind(),
        training.title(),
        training.content(),
        training.startedAt(),
        training.endedAt(),
        training.minutes(),
        attendance.result(),
        attendance.score());
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}
