package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The act of a campaign that publishes its planned activities and lets people sign up. */
@ApplicationScoped
class SignUpOpening implements ActEffect {

  @Inject ActivityRepository activities;

  @Override
  public ActKind kind() {
    return ActKind.ACTIVITIES;
  }

  @Override
  public void check(String parameter) {
    // Which activities there are is asked when it is done.
  }

  @Override
  public String perform(ActOrder order) {
    List<Activity> planned = planned(order);
    planned.forEach(activity -> activity.become(ActivityState.OPEN));
    return Integer.toString(planned.size());
  }

  @Override
  public String rehearse(ActOrder order) {
    return Integer.toString(planned(order).size());
  }

  /** Drafts that have not begun. */
  private List<Activity> planned(ActOrder order) {
    return activities.of(order.campaign().id()).stream()
        .filter(activity -> activity.state() == ActivityState.DRAFT)
        .filter(activity -> activity.startsAt().isAfter(order.now()))
        .toList();
  }
}
