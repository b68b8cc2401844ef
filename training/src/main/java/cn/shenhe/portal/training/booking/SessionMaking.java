package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the sessions of the days one may book, ahead, and lets them follow the rules, exceptions
 * and holidays when these change. What is held by none of them goes, unless somebody has booked it.
 */
@ApplicationScoped
class SessionMaking {

  /** Shown to staff, and to nobody else: such a session has no bookings. */
  private static final String NOT_HELD = "开放时间已改";

  @Inject BaseRepository bases;
  @Inject BookingRepository bookings;
  @Inject BookingRules rules;
  @Inject StaffLetters staffLetters;
  @Inject InstantSource clock;

  /**
   * Follows a change: what nobody has booked and the rules no longer hold goes; what the rules now
   * hold comes.
   *
   * @param to the last day that may have changed, included
   * @return sessions that stay although nothing holds them, because somebody has booked them; in
   *     order of time
   */
  List<VisitSession> follow(ExperienceBase base, LocalDate from, LocalDate to) {
    LocalDate today = BookingRules.today(clock.instant());
    LocalDate first = from.isBefore(today) ? today : from;
    Set<String> held =
        new SessionPlan(bases.rules(base), bases.exceptions(base), bases.calendar())
            .sessions(first, to).stream()
                .map(plan -> slot(plan.rule().hall(), plan.rule().programme(), plan.start()))
                .collect(Collectors.toSet());
    List<VisitSession> booked = new ArrayList<>();
    for (VisitSession session : bases.sessions(base, null, first, to)) {
      boolean over =
          !session.startsAt().isAfter(clock.instant()) || session.closed() || session.extra();
      if (over || held.contains(slot(session.hall(), session.programme(), session.startsAt()))) {
        continue;
      }
      if (bases.booked(session)) {
        booked.add(session);
      } else {
        takeAway(session);
      }
    }
    bases.flush();
    make(base);
    return booked;
  }

  private static String slot(Hall hall, VisitProgramme programme, Instant start) {
    return hall.publicId() + programme.publicId() + start;
  }

  /**
   * One that a booking once named cannot be deleted; it is closed, and comes back with its rule.
   */
  private void takeAway(VisitSession session) {
    staffLetters.sessionClosed(session, NOT_HELD);
    if (bases.chosen(session)) {
      bookings.stopAccepting(List.of(session.id()));
      session.close(NOT_HELD, VisitSession.RULES);
    } else {
      bases.quotas(session).forEach(bases::remove);
      bases.flush();
      bases.remove(session);
    }
  }

  /** Takes a closure back: its sessions are open again, unless another closure covers them. */
  void reopen(OpeningException closure) {
    List<OpeningException> others =
        bases.exceptions(closure.base()).stream()
            .filter(other -> other.asWeekday() == OpeningException.CLOSED)
            .toList();
    for (VisitSession session :
        bases.sessions(closure.base(), null, closure.firstDay(), closure.lastDay())) {
      if (session.closedBy(closure.publicId()) && session.startsAt().isAfter(clock.instant())) {
        others.stream()
            .filter(other -> other.covers(session.day(), session.hall()))
            .findFirst()
            .ifPresentOrElse(
                other -> session.close(other.reason(), other.publicId()), () -> reopen(session));
      }
    }
    bases.flush();
  }

  void reopen(VisitSession session) {
    staffLetters.sessionOpen(session);
    session.reopen();
    bookings.startAccepting(session);
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
              && plan.rule().programme().active();
      if (wanted && makeOne(plan)) {
        made++;
      }
    }
    return made;
  }

  private boolean makeOne(SessionPlan.Planned plan) {
    VisitSession there = bases.sessionAt(plan.rule().hall(), plan.start()).orElse(null);
    if (there == null) {
      VisitSession session = new VisitSession(plan);
      bases.add(session);
      for (Channel channel : Channel.values()) {
        bases.add(new SessionQuota(session, channel, plan.rule().shares().of(channel)));
      }
      return true;
    }
    if (!there.closedBy(VisitSession.RULES)) {
      return false;
    }
    there.hold(plan);
    reopen(there);
    bases.quotas(there).forEach(q -> bookings.resize(q.id(), plan.rule().shares().of(q.channel())));
    return true;
  }
}
