package cn.shenhe.portal.web.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The one Quartz job of the portal: makes the call its key names, and ends. */
@DisallowConcurrentExecution
public class TimetableJob implements Job {

  private static final Logger LOG = Logger.getLogger(TimetableJob.class.getName());

  private final ScheduledCalls calls;
  private final CallHistory history;

  TimetableJob(ScheduledCalls calls, CallHistory history) {
    this.calls = calls;
    this.history = history;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getJobDetail().getKey().getName();
    Instant began = context.getFireTime().toInstant();
    long start = System.nanoTime();
    try {
      calls.make(name);
      history.succeeded(name, began, Duration.ofNanos(System.nanoTime() - start));
    } catch (RuntimeException e) {
      int failures = history.failed(name, began, Duration.ofNanos(System.nanoTime() - start), e);
      // A call that fails every two seconds must not fill the disk with its stack.
      Throwable shown = failures == 1 || failures % 100 == 0 ? e : null;
      LOG.log(Level.WARNING, "call " + name + " failed, " + failures + " in a row: " + e, shown);
    }
  }
}
