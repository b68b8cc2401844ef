package cn.shenhe.portal.web.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** When a call is due. */
sealed interface Timing {

  /** Again and again, this long after the last time it was due. */
  record Every(Duration interval) implements Timing {}

  /** By a cron expression of Quartz (seconds first), in Beijing time. */
  record At(String cron) implements Timing {}

  TimeZone BEIJING = TimeZone.getTimeZone("Asia/Shanghai");

  static Timing every(Duration interval) {
    return new Every(interval);
  }

  static Timing at(String cron) {
    return new At(cron);
  }

  /** The Quartz schedule that says the same. */
  default ScheduleBuilder<? extends Trigger> schedule(Missed missed) {
    if (this instanceof At at) {
      CronScheduleBuilder cron = CronScheduleBuilder.cronSchedule(at.cron()).inTimeZone(BEIJING);
      return switch (missed) {
        case CATCH_UP_ONCE -> cron.withMisfireHandlingInstructionFireAndProceed();
        case SKIP -> cron.withMisfireHandlingInstructionDoNothing();
      };
    }
    SimpleScheduleBuilder simple =
        SimpleScheduleBuilder.simpleSchedule()
            .withIntervalInMilliseconds(((Every) this).interval().toMillis())
            .repeatForever();
    return switch (missed) {
      case CATCH_UP_ONCE -> simple.withMisfireHandlingInstructionNowWithRemainingCount();
      case SKIP -> simple.withMisfireHandlingInstructionNextWithRemainingCount();
    };
  }

  /**
   * Whether a trigger stands further ahead than its next turn: it was fired last, or made, while
   * the clock was ahead of what it is now.
   *
   * @param slack what the nodes' clocks may differ
   */
  default boolean isTooFarAhead(Trigger stored, Missed missed, Instant now, Duration slack) {
    Date next = stored.getNextFireTime();
    if (next == null) {
      return false;
    }
    Date begun = Date.from(now);
    Trigger fresh =
        TriggerBuilder.newTrigger().withSchedule(schedule(missed)).startAt(begun).build();
    Date due = fresh.getFireTimeAfter(Date.from(now.plus(slack)));
    return due != null && next.after(due);
  }

  /** Whether a stored trigger already says this, so that it may keep its next firing. */
  default boolean isKeptBy(Trigger stored, Missed missed) {
    Trigger wanted = TriggerBuilder.newTrigger().withSchedule(schedule(missed)).build();
    if (stored.getMisfireInstruction() != wanted.getMisfireInstruction()) {
      return false;
    }
    if (this instanceof At at) {
      return stored instanceof CronTrigger cron
          && cron.getCronExpression().equals(at.cron())
          && cron.getTimeZone().getID().equals(BEIJING.getID());
    }
    return stored instanceof SimpleTrigger simple
        && simple.getRepeatInterval() == ((Every) this).interval().toMillis()
        && simple.getRepeatCount() == SimpleTrigger.REPEAT_INDEFINITELY;
  }
}
