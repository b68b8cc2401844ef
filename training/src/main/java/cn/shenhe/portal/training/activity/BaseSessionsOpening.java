package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.booking.ExtraPlan;
import cn.shenhe.portal.training.booking.ExtraSessions;
import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The act of a campaign that opens extra sessions of the experience bases from its plan. */
@ApplicationScoped
class BaseSessionsOpening implements ActEffect {

  @Inject ExtraSessions sessions;

  @Override
  public ActKind kind() {
    return ActKind.BASE_SESSIONS;
  }

  @Override
  public void check(String parameter) {
    sessions.rehearse("", ExtraPlan.parse(parameter));
  }

  @Override
  public String perform(ActOrder order) {
    return words(sessions.open(order.campaign().id(), ExtraPlan.parse(order.parameter())));
  }

  @Override
  public String rehearse(ActOrder order) {
    return words(sessions.rehearse(order.campaign().id(), ExtraPlan.parse(order.parameter())));
  }

  private static String words(ExtraSessions.Opened opened) {
    return opened.opened() + "|" + opened.there() + "|" + opened.busy() + "|" + opened.past();
  }
}
