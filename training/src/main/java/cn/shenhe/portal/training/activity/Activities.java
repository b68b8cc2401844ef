package cn.shenhe.portal.training.activity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What is held, as everybody may see it. */
@Stateless
public class Activities {

  private static final int COMING_MOST = 300;

  @Inject ActivityRepository activities;
  @Inject InstantSource clock;

  /**
   * What is still to come, in order of time; at most 300.
   *
   * @param campaign public id, or null for all
   * @param street name, or null for all
   */
  @PermitAll
  public List<ActivityRow> coming(String campaign, String street) {
    Instant now = clock.instant();
    return activities.coming(now, COMING_MOST).stream()
        .map(activity -> activity.row(now))
        .filter(row -> ActivityRules.blank(campaign) || row.campaign().equals(campaign))
        .filter(row -> ActivityRules.blank(street) || row.street().equals(street))
        .toList();
  }

  /** Everything of a campaign that was published, in order of time; at most 2,000. */
  @PermitAll
  public List<ActivityRow> of(String campaign) {
    Instant now = clock.instant();
    return activities.of(campaign).stream()
        .filter(activity -> activity.state().published())
        .map(activity -> activity.row(now))
        .toList();
  }

  /**
   * @throws UnknownActivity when there is none, or it is not published yet
   */
  @PermitAll
  public ActivityRow activity(String id) {
    return activities
        .activity(id == null ? "" : id)
        .filter(activity -> activity.state().published())
        .orElseThrow(UnknownActivity::new)
        .row(clock.instant());
  }
}
