package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.booking.ExtraPlan;
import cn.shenhe.portal.training.booking.ExtraSessions;
import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import cn.shenhe.portal.training.campaign.DateSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The act of a campaign that opens extra sessions of the experience bases from its plan. */
@ApplicationScoped
class BaseSessionsOpening implements ActEffect {

  private static final Pattern REST_DAYS =
      Pattern.compile("rest-days ([+-]?\\d{1,2}) ([+-]?\\d{1,2})");

  @Inject ExtraSessions sessions;

  @Override
  public ActKind kind() {
    return ActKind.BASE_SESSIONS;
  }

  @Override
  public void check(String parameter) {
    sessions.rehearse("", ExtraPlan.parse(parameter));
  }

  /** {@code rest-days -2 2}: from two days before the first day to two after the last. */
  @Override
  public Optional<String> planned(String parameter, DateSpan days) {
    Matcher form = REST_DAYS.matcher(parameter);
    if (!form.matches()) {
      return Optional.of(parameter);
    }
    return Optional.of(
            sessions.onRestDays(
                days.first().plusDays(Long.parseLong(form.group(1))),
                days.last().plusDays(Long.parseLong(form.group(2)))))
        .filter(plan -> !plan.isEmpty());
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
