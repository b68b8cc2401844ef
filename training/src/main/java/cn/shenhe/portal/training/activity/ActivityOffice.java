package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Activities as officers plan, open, change and end them, and who came. */
@Stateless
@RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
public class ActivityOffice {

  private static final int CAPACITY_MOST = 5_000;

  /** An activity with those who signed up. */
  public record Page(ActivityRow row, List<SignUpSheet> signUps) {}

  @Inject ActivityRepository activities;
  @Inject ActivityLetters letters;
  @Inject Campaigns campaigns;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** All of a campaign, drafts among them, in order of time; at most 2,000. */
  public List<ActivityRow> of(String campaign) {
    Instant now = clock.instant();
    return activities.of(campaign).stream().map(activity -> activity.row(now)).toList();
  }

  public Page page(String id) {
    Instant now = clock.instant();
    Activity activity = activities.activity(id).orElseThrow(UnknownActivity::new);
    return new Page(
        activity.row(now),
        activities.signUps(activity).stream().map(s -> s.sheet(false, now)).toList());
  }

  /**
   * Writes an activity down, a new one as a draft. Those who signed up are told when time or place
   * changed.
   *
   * @return its public id
   * @throws ActivityRefused when a field is wrong or there are more people than places
   */
  public String save(ActivityForm form) {
    ActivityForm checked = checked(form);
    Activity activity;
    if (ActivityRules.blank(form.id())) {
      campaigns.row(form.campaign());
      activity = new Activity(form.campaign(), clock.instant());
      activity.describe(checked);
      activity.hold(checked.capacity());
      activities.add(activity);
      acts.fire(new TrainingAct("activity.created", activity.publicId(), checked.title()));
      return activity.publicId();
    }
    activity = activities.lockActivity(form.id()).orElseThrow(UnknownActivity::new);
    if (activity.state() == ActivityState.CANCELLED) {
      throw new ActivityRefused("activity.state", activity.state().name());
    }
    if (activity.row(clock.instant()).taken() > checked.capacity()) {
      throw new ActivityRefused("activity.taken", activity.row(clock.instant()).taken());
    }
    boolean moved = activity.describe(checked);
    activity.hold(checked.capacity());
    activities.flush();
    if (moved) {
      activities.signUps(activity).forEach(signUp -> letters.write(signUp, "changed"));
    }
    acts.fire(new TrainingAct("activity.changed", activity.publicId(), ""));
    return activity.publicId();
  }

  private static ActivityForm checked(ActivityForm form) {
    if (form.kind() == null || form.start() == null || form.end() == null) {
      throw new ActivityRefused("activity.when");
    }
    if (!form.end().isAfter(form.start())) {
      throw new ActivityRefused("activity.end");
    }
    if (form.capacity() < 1 || form.capacity() > CAPACITY_MOST) {
      throw new ActivityRefused("activity.capacity", CAPACITY_MOST);
    }
    Instant until = form.signUpUntil() == null ? form.start() : form.signUpUntil();
    return new ActivityForm(
        form.id(),
        form.campaign(),
        form.kind(),
        ActivityRules.needed(form.title(), 120, "activity.title"),
        ActivityRules.optional(form.summary(), 1000, "activity.long"),
        ActivityRules.needed(form.organiser(), 120, "activity.organiser"),
        ActivityRules.optional(form.contact(), 60, "activity.long"),
        ActivityRules.needed(form.street(), 60, "activity.street"),
        ActivityRules.needed(form.place(), 200, "activity.place"),
        form.start(),
        form.end(),
        until.isAfter(form.start()) ? form.start() : until,
        form.capacity());
  }

  /** Publishes it and lets people sign up. */
  public void open(String id) {
    become(id, ActivityState.OPEN, "activity.opened");
  }

  /** Nobody signs up any more. */
  public void close(String id) {
    become(id, ActivityState.CLOSED, "activity.closed");
  }

  private void become(String id, ActivityState state, String act) {
    activities.lockActivity(id).orElseThrow(UnknownActivity::new).become(state);
    acts.fire(new TrainingAct(act, id, ""));
  }

  /**
   * It is not held. Those who signed up are told one by one afterwards ({@link ActivityUpkeep}).
   *
   * @throws ActivityRefused without a reason
   */
  public void cancel(String id, String reason) {
    String why = ActivityRules.needed(reason, 200, "activity.reason");
    activities.lockActivity(id).orElseThrow(UnknownActivity::new).cancel(why);
    acts.fire(new TrainingAct("activity.cancelled", id, ""));
  }

  /** Those of a sign-up who came; said again it corrects. */
  public void came(String signUpId, int people) {
    SignUp signUp = activities.lockById(signUpId).orElseThrow(UnknownActivity::new);
    if (people < 1 || people > signUp.people()) {
      throw new ActivityRefused("activity.people", signUp.people());
    }
    signUp.came(people);
  }

  /** How many came in all, those who had not signed up among them. */
  public void attended(String id, int people) {
    Activity activity = activities.lockActivity(id).orElseThrow(UnknownActivity::new);
    if (people < 0 || people > 100_000 || clock.instant().isBefore(activity.startsAt())) {
      throw new ActivityRefused("activity.attended");
    }
    activity.attendedBy(people);
    acts.fire(new TrainingAct("activity.attended", id, Integer.toString(people)));
  }
}
