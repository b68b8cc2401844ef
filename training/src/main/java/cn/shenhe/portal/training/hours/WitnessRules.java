package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How closely learning is witnessed; all of it is a setting, none of it is law. */
@ApplicationScoped
class WitnessRules {

  /** A span between two heartbeats longer than this many of their intervals is an absence. */
  private static final double LONGEST_GAP = 3.5;

  /** Playing faster than this is skipping. */
  private static final double FASTEST = 2.0;

  private static final long POSITION_SLACK_MS = 2_000;

  @Inject
  @ConfigProperty(name = "portal.hours.beat-seconds", defaultValue = "30")
  int beatSeconds;

  @Inject
  @ConfigProperty(name = "portal.hours.presence-minutes", defaultValue = "15")
  int presenceMinutes;

  @Inject
  @ConfigProperty(name = "portal.hours.presence-grace-seconds", defaultValue = "300")
  int graceSeconds;

  @Inject
  @ConfigProperty(name = "portal.hours.finished-percent", defaultValue = "50")
  int finishedPercent;

  WitnessRules() {}

  WitnessRules(int beatSeconds, int presenceMinutes, int graceSeconds, int finishedPercent) {
    this.beatSeconds = beatSeconds;
    this.presenceMinutes = presenceMinutes;
    this.graceSeconds = graceSeconds;
    this.finishedPercent = finishedPercent;
  }

  int beatSeconds() {
    return beatSeconds;
  }

  long longestGapMs() {
    return (long) (beatSeconds * 1000 * LONGEST_GAP);
  }

  /** Learning time after which presence is asked for; 0 for never. */
  long presenceMs() {
    return Duration.ofMinutes(presenceMinutes).toMillis();
  }

  long graceMs() {
    return Duration.ofSeconds(graceSeconds).toMillis();
  }

  long finishedMs(long length) {
    return length * finishedPercent / 100;
  }

  /** Whether a stretch of content can have been played in a time. */
  boolean playable(long contentMs, long wallMs) {
    return contentMs <= wallMs * FASTEST + POSITION_SLACK_MS;
  }
}
