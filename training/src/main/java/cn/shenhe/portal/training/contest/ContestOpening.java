package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.exambank.paper.ContestPapers;
import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;

/** Opens the contest of a campaign: papers are written, the seed of the draw is fixed. */
@ApplicationScoped
class ContestOpening implements ActEffect {

  @Inject ContestRepository contests;
  @Inject ContestPapers papers;
  @Inject Event<TrainingAct> acts;

  @Override
  public ActKind kind() {
    return ActKind.CONTEST_OPEN;
  }

  @Override
  public void check(String parameter) {
    ContestRules rules = ContestRules.parse(parameter);
    int stock = papers.stock(rules.topics());
    if (stock < rules.questions()) {
      throw rules.topics().isEmpty()
          ? new ContestRefused("contest.stock", stock)
          : new ContestRefused(
              "contest.stock-topic", String.join("、", rules.topics()), stock, rules.questions());
    }
  }

  /**
   * A campaign has one contest; when it has it already, nothing happens.
   *
   * @throws ContestRefused when nothing would end it: its closing is over or was never planned
   */
  @Override
  public String perform(ActOrder order) {
    if (contests.ofCampaign(order.campaign().id()).isEmpty()) {
      check(order.parameter());
      Instant closing =
          order
              .next(ActKind.CONTEST_CLOSE)
              .orElseThrow(() -> new ContestRefused("contest.no-closing"));
      Contest contest =
          new Contest(
              order.campaign().id(),
              order.campaign().title() + "知识竞赛",
              order.parameter(),
              closing,
              order.now());
      contests.add(contest);
      contests.flush();
      ContestRules rules = contest.rules();
      papers.prepare(
          contest.publicId(),
          rules.papers(),
          rules.questions(),
          rules.topics(),
          order.now().toEpochMilli());
      acts.fire(new TrainingAct("contest.opened", contest.publicId(), contest.row().seedHash()));
    }
    return rehearse(order);
  }

  @Override
  public String rehearse(ActOrder order) {
    check(order.parameter());
    ContestRules rules = ContestRules.parse(order.parameter());
    return rules.questions() + "|" + rules.minutes() + "|" + rules.daily() + "|" + rules.prizes();
  }
}
