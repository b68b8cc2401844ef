package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the sessions of the days one may book, ahead; what is there already is left as it is. */
@ApplicationScoped
class SessionMaking {

  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject InstantSource clock;

  /**
   * Follows a change of the holiday table for one day: what nobody has chosen and the rules no
   * longer hold goes; what the rules now hold comes.
   *
   * @return sessions that stay although the day is off, because somebody has chosen them
   */
  int follow(ExperienceBase base, LocalDate day) {
    Set<String> held =
        new SessionPlan(bases.rules(base), bases.exceptions(base), bases.calendar())
            .sessions(day, day).stream()
                .map(plan -> plan.rule().hall().publicId() + plan.start())
                .collect(Collectors.toSet());
    int chosen = 0;
    for (VisitSession session : bases.sessions(base, null, day, day)) {
      boolean over =
          !session.startsAt().isAfter(clock.instant()) || session.closed() || session.extra();
      if (over || held.contains(session.hall().publicId() + session.startsAt())) {
        continue;
      }
      if (bases.chosen(session)) {
        chosen++;
      } else {
        bases.quotas(session).forEach(bases::remove);
        bases.flush();
        bases.remove(session);
      }
    }
    bases.flush();
    make(base);
    return chosen;
  }

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
