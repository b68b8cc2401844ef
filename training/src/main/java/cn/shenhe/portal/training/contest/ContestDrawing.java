package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import cn.shenhe.portal.training.campaign.ActWait;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Draws the lots and makes the seed public. */
@ApplicationScoped
class ContestDrawing implements ActEffect {

  /** Attempts whose time is over are counted by a call of its own, every few seconds. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  @Inject ContestRepository contests;
  @Inject Event<TrainingAct> acts;

  @Override
  public ActKind kind() {
    return ActKind.CONTEST_DRAW;
  }

  @Override
  public void check(String parameter) {
    if (!parameter.isEmpty()) {
      throw new ContestRefused("contest.parameter");
    }
  }

  /** Until the last attempt is over and counted. */
  @Override
  public Optional<ActWait> waits(ActOrder order) {
    return contests
        .ofCampaign(order.campaign().id())
        .filter(contest -> contest.state() == ContestState.CLOSED && underWay(contest, order))
        .map(
            contest -> {
              Instant soon = order.now().plus(LOOK_AGAIN);
              Instant settled = contest.settledAt();
              return new ActWait(settled.isAfter(soon) ? settled : soon, "contest.under-way");
            });
  }

  private boolean underWay(Contest contest, ActOrder order) {
    return contest.settling(order.now()) || contests.ledger().countOpen(contest.id()) > 0;
  }

  @Override
  public String perform(ActOrder order) {
    Contest contest =
        contests
            .ofCampaign(order.campaign().id())
            .orElseThrow(() -> new ContestRefused("contest.none"));
    if (contest.state() == ContestState.OPEN) {
      throw new ContestRefused("contest.not-closed");
    }
    if (underWay(contest, order)) {
      throw new ContestRefused("contest.under-way");
    }
    List<String> lots = contests.lots(contest.id(), contest.rules().least());
    List<String> winners = Lottery.winners(contest.seed(), lots, contest.rules().prizes());
    for (int i = 0; i < winners.size(); i++) {
      contests.win(contest.id(), winners.get(i), i + 1);
    }
    String hash = Lottery.sha256(Lottery.list(lots));
    contest.drawn(hash, lots.size(), order.now());
    acts.fire(new TrainingAct("contest.drawn", contest.publicId(), contest.seed() + " " + hash));
    return lots.size() + "|" + winners.size();
  }

  @Override
  public String rehearse(ActOrder order) {
    return contests
        .ofCampaign(order.campaign().id())
        .map(
            contest -> {
              int lots = contests.lots(contest.id(), contest.rules().least()).size();
              return lots + "|" + Math.min(lots, contest.rules().prizes());
            })
        .orElse("0|0");
  }
}
