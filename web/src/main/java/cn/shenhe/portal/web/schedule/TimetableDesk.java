package cn.shenhe.portal.web.schedule;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;

/** The administrator looks at the timetable: what runs when, how it went, what is paused. */
@Stateless
@RolesAllowed("ADMINISTRATOR")
public class TimetableDesk {

  /** What keeps the scheduler itself alive is never paused. */
  private static final String OWN = "schedule.";

  /**
   * One line of the timetable.
   *
   * @param everyNode whether each node does it for itself; then the times are those of this node
   * @param timing {@code PT2S} or a cron expression of Quartz
   * @param caughtUp whether it is made once after it was missed
   * @param state of its trigger in Quartz: NORMAL, PAUSED, BLOCKED, ERROR, COMPLETE or NONE
   * @param next null when it is not due any more
   * @param last null when it was not made within a day
   * @param runs in the last day, as the two after it
   * @param problem of its last failure within a day; null without one
   */
  public record Row(
      String name,
      boolean everyNode,
      String timing,
      boolean caughtUp,
      String state,
      Instant next,
      Instant last,
      long lastMillis,
      int runs,
      int failed,
      long longestMillis,
      String problem,
      boolean pausable) {}

  @Inject Timetable timetable;
  @Inject CallBook book;
  @Inject Event<TrainingAct> acts;

  /** All lines, by name. */
  public List<Row> rows() {
    Map<String, List<CallBook.HourRow>> hours =
        book.lastDay().stream().collect(Collectors.groupingBy(CallBook.HourRow::name));
    return timetable.appointments().stream()
        .map(line -> row(line, hours.getOrDefault(line.name(), List.of())))
        .sorted(Comparator.comparing(Row::name))
        .toList();
  }

  private static Row row(Appointment line, List<CallBook.HourRow> hours) {
    String timing =
        line.timing() instanceof Timing.At at
            ? at.cron()
            : ((Timing.Every) line.timing()).interval().toString();
    CallBook.HourRow last = hours.isEmpty() ? null : hours.get(0);
    TriggerKey key = new TriggerKey(line.name(), Schedule.GROUP);
    String state;
    Instant next;
    try {
      Scheduler scheduler = scheduler(line.where());
      Trigger trigger = scheduler.getTrigger(key);
      Date due = trigger == null ? null : trigger.getNextFireTime();
      state = scheduler.getTriggerState(key).name();
      next = due == null ? null : due.toInstant();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler does not answer: " + e.getMessage(), e);
    }
    return new Row(
        line.name(),
        line.where() == Where.EVERY_NODE,
        timing,
        line.missed() == Missed.CATCH_UP_ONCE,
        state,
        next,
        last == null ? null : last.lastAt(),
        last == null ? 0 : last.lastMillis(),
        hours.stream().mapToInt(CallBook.HourRow::runs).sum(),
        hours.stream().mapToInt(CallBook.HourRow::failed).sum(),
        hours.stream().mapToLong(CallBook.HourRow::longestMillis).max().orElse(0),
        hours.stream()
            .map(CallBook.HourRow::problem)
            .filter(problem -> problem != null)
            .findFirst()
            .orElse(null),
        pausable(line));
  }

  private static boolean pausable(Appointment line) {
    return line.where() == Where.ONE_NODE && !line.name().startsWith(OWN);
  }

  private static Scheduler scheduler(Where where) throws SchedulerException {
    String name = where == Where.ONE_NODE ? Schedule.NAME : Schedule.NODE_NAME;
    Scheduler scheduler = SchedulerRepository.getInstance().lookup(name);
    if (scheduler == null) {
      throw new SchedulerException("no scheduler " + name);
    }
    return scheduler;
  }

  /** The hours of one line that are kept, the latest first. */
  public List<CallBook.HourRow> hours(String name) {
    return book.of(name);
  }

  /** How many days of history are kept. */
  public int keepDays() {
    return book.keepDays();
  }

  /**
   * Makes no more calls of a line, on all nodes and over restarts, until {@link #resume}.
   *
   * @throws IllegalArgumentException when there is no such line, or it may not be paused
   */
  public void pause(String name) {
    TriggerKey key = key(name);
    try {
      scheduler(Where.ONE_NODE).pauseTrigger(key);
    } catch (SchedulerException e) {
      throw new IllegalStateException("not paused: " + e.getMessage(), e);
    }
    acts.fire(new TrainingAct("schedule.paused", name, ""));
  }

  /**
   * Goes on; what was missed is made up or not by the rule of the line.
   *
   * @throws IllegalArgumentException when there is no such line, or it may not be paused
   */
  public void resume(String name) {
    TriggerKey key = key(name);
    try {
      scheduler(Where.ONE_NODE).resumeTrigger(key);
    } catch (SchedulerException e) {
      throw new IllegalStateException("not resumed: " + e.getMessage(), e);
    }
    acts.fire(new TrainingAct("schedule.resumed", name, ""));
  }

  private TriggerKey key(String name) {
    boolean known =
        timetable.appointments().stream()
            .anyMatch(line -> line.name().equals(name) && pausable(line));
    if (!known) {
      throw new IllegalArgumentException("not to be paused: " + name);
    }
    return new TriggerKey(name, Schedule.GROUP);
  }
}
