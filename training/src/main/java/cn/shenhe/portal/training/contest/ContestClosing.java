package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Ends the contest: nobody begins any more, attempts under way may be finished. */
@ApplicationScoped
class ContestClosing implements ActEffect {

  @Inject ContestRepository contests;

  @Override
  public ActKind kind() {
    return ActKind.CONTEST_CLOSE;
  }

  @Override
  public void check(String parameter) {
    if (!parameter.isEmpty()) {
      throw new ContestRefused("contest.parameter");
    }
  }

  /** An open contest can be entered as long as the plan says. */
  @Override
  public void replanned(ActOrder order) {
    contests
        .ofCampaign(order.campaign().id())
        .ifPresent(contest -> contest.replan(order.next(ActKind.CONTEST_CLOSE).orElse(null)));
  }

  @Override
  public String perform(ActOrder order) {
    Contest contest =
        contests
            .ofCampaign(order.campaign().id())
            .orElseThrow(() -> new ContestRefused("contest.none"));
    contest.close(order.now());
    return String.valueOf(contests.boards(contest, order.now()).entrants());
  }

  @Override
  public String rehearse(ActOrder order) {
    return contests
        .ofCampaign(order.campaign().id())
        .map(contest -> String.valueOf(contests.boards(contest, order.now()).entrants()))
        .orElse("0");
  }
}
