package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Makes the sessions of the days one may book, ahead; what is there already is left as it is. */
@ApplicationScoped
class SessionMaking {

  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject InstantSource clock;

  /** How many were made. */
  int make(ExperienceBase base) {
    if (base.state() == BaseState.PLANNED) {
      return 0;
    }
    LocalDate today = BookingRules.today(clock.instant());
    List<SessionPlan.Planned> planned =
        new SessionPlan(bases.rules(base), bases.exceptions(base), bases.calendar())
            .sessions(today, today.plusDays(rules.daysAhead() + 1L));
    int made = 0;
    for (SessionPlan.Planned plan : planned) {
      boolean wanted =
          plan.start().isAfter(clock.instant())
              && plan.rule().hall().active()
              && plan.rule().programme().active()
              && !bases.hasSession(plan.rule().hall(), plan.start());
      if (wanted) {
        VisitSession session = new VisitSession(plan);
        bases.add(session);
        for (Channel channel : Channel.values()) {
          bases.add(new SessionQuota(session, channel, plan.rule().shares().of(channel)));
        }
        made++;
      }
    }
    return made;
  }
}
