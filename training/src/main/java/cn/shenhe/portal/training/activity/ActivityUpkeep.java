package cn.shenhe.portal.training.activity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What activities do by themselves. At most 2,000 people each time, the rest the next; what was
 * done is not done again.
 */
@Stateless
@RolesAllowed("SYSTEM")
public class ActivityUpkeep {

  private static final Duration REMINDER = Duration.ofDays(1);

  @Inject ActivityRepository activities;
  @Inject ActivityRules rules;
  @Inject ActivityLetters letters;
  @Inject InstantSource clock;

  /** Tells those whose activity is not held, and reminds the others a day before. */
  public void tick() {
    Instant now = clock.instant();
    for (String id : activities.leftBehind()) {
      SignUp signUp = activities.lockById(id).orElseThrow();
      if (signUp.state() == SignUpState.SIGNED) {
        letters.write(signUp, "off");
        signUp.end(SignUpState.CLOSED, now);
      }
    }
    for (SignUp signUp : activities.toRemind(now, now.plus(REMINDER))) {
      if (signUp.reminded(now, REMINDER)) {
        letters.write(signUp, "reminder");
      }
    }
  }

  /** Forgets who came. */
  public void purge() {
    Instant now = clock.instant();
    activities.toPurge(now.minus(Duration.ofDays(rules.keepDays()))).forEach(s -> s.purge(now));
  }
}
