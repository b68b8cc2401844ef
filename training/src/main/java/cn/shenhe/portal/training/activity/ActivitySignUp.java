package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.person.Pseudonyms;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Signing up with a name and a telephone number, without an account. What is signed up is opened
 * again by an unguessable key alone. The same request twice is one sign-up.
 */
@Stateless
public class ActivitySignUp {

  /**
   * Who wants to come.
   *
   * @param requestKey made by the form; a second hand-in carries the same
   * @param people the one who signs up among them
   * @param consent to the keeping of name and number until after the activity
   */
  public record Wish(
      String requestKey,
      String activity,
      String name,
      String phone,
      int people,
      Audience audience,
      boolean consent) {}

  @Inject ActivityRepository activities;
  @Inject ActivityRules rules;
  @Inject ActivityLetters letters;
  @Inject Pseudonyms pseudonyms;
  @Inject InstantSource clock;

  /** How many one may bring, and how long names are kept, in days. */
  public record Limits(int people, int keepDays) {}

  @PermitAll
  public Limits limits() {
    return new Limits(rules.peopleMost(), rules.keepDays());
  }

  /**
   * Signs up.
   *
   * @return the key
   * @throws ActivityRefused when a field is wrong, the number has signed up already, or the places
   *     are gone
   */
  @PermitAll
  public String signUp(Wish wish) {
    if (wish.requestKey() == null || !wish.requestKey().matches("[0-9a-z-]{16,40}")) {
      throw new ActivityRefused("activity.request");
    }
    ActivityRules.needed(wish.name(), 60, "activity.name");
    String phone = ActivityRules.phone(wish.phone());
    if (wish.people() < 1 || wish.people() > rules.peopleMost()) {
      throw new ActivityRefused("activity.people", rules.peopleMost());
    }
    if (wish.audience() == null) {
      throw new ActivityRefused("activity.audience");
    }
    if (!wish.consent()) {
      throw new ActivityRefused("activity.consent");
    }
    Instant now = clock.instant();
    boolean taken = activities.take(wish.activity(), wish.people(), now);
    // From here on this activity is ours alone, so a double click finds what the first one did.
    Optional<SignUp> before = activities.byRequest(wish.requestKey());
    if (before.isPresent()) {
      if (taken) {
        activities.giveBack(before.get().activity(), wish.people());
      }
      return before.get().manageKey();
    }
    Activity activity = activities.activity(wish.activity()).orElseThrow(UnknownActivity::new);
    String slot = activity.publicId() + "|" + pseudonyms.of("activity:" + phone);
    if (activities.slotTaken(slot)) {
      throw new ActivityRefused("activity.twice");
    }
    if (!taken) {
      throw refused(activity.row(now), now);
    }
    SignUp signUp = new SignUp(activity, wish, phone, slot, now);
    activities.add(signUp);
    letters.write(signUp, "signed");
    return signUp.manageKey();
  }

  private static ActivityRefused refused(ActivityRow row, Instant now) {
    if (row.state() != ActivityState.OPEN
        || !now.isBefore(row.signUpUntil())
        || !now.isBefore(row.start())) {
      return new ActivityRefused("activity.over");
    }
    return row.free() == 0
        ? new ActivityRefused("activity.full")
        : new ActivityRefused("activity.places", row.free());
  }

  /**
   * @throws UnknownActivity when the key opens nothing
   */
  @PermitAll
  public SignUpSheet mine(String key) {
    return activities
        .byKey(key == null ? "" : key)
        .orElseThrow(UnknownActivity::new)
        .sheet(true, clock.instant());
  }

  /**
   * Gives the places back.
   *
   * @throws ActivityRefused when it has begun or was given back before
   */
  @PermitAll
  public void cancel(String key) {
    SignUp signUp = activities.lockByKey(key).orElseThrow(UnknownActivity::new);
    if (!clock.instant().isBefore(signUp.activity().startsAt())) {
      throw new ActivityRefused("activity.begun");
    }
    signUp.end(SignUpState.CANCELLED, clock.instant());
    letters.write(signUp, "cancelled");
    activities.flush();
    activities.giveBack(signUp.activity(), signUp.people());
  }
}
