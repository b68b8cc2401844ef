package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Makes the sessions of the days one may book, ahead, and lets them follow the rules, exceptions
 * and holidays when these change. What is held by none of them goes, unless somebody has booked it.
 */
@ApplicationScoped
class SessionMaking {

  private static final int DAYS_MOST = 1_000;

  /** Shown to staff, and to nobody else, as the next two: such a session has no bookings. */
  private static final String NOT_HELD = "开放时间已改";

  private static final String HALL_OFF = "展厅停用";
  private static final String HALL_BUSY = "展厅这个时段已有别的场次";

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
    bases.lock(bases.halls(base));
    Set<String> held =
        plan(base).sessions(first, to).stream()
            .filter(plan -> plan.rule().hall().active())
            .map(plan -> slot(plan.rule().hall(), plan.rule().programme(), plan.start()))
            .collect(Collectors.toSet());
    List<VisitSession> booked = new ArrayList<>();
    for (VisitSession session : bases.sessions(base, null, first, to)) {
      boolean off = !session.hall().active();
      boolean over = !session.startsAt().isAfter(clock.instant()) || session.closed();
      if (over
          || session.extra() && !off
          || held.contains(slot(session.hall(), session.programme(), session.startsAt()))) {
        continue;
      }
      if (bases.booked(session)) {
        booked.add(session);
        if (off) {
          bookings.stopAccepting(List.of(session.id()));
        }
      } else if (session.extra()) {
        bookings.stopAccepting(List.of(session.id()));
        staffLetters.sessionClosed(session, HALL_OFF);
        session.close(HALL_OFF, null);
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

  /**
   * Takes a closure back: its sessions are open again, unless another closure covers them, the hall
   * is out of use, or something else has it then.
   */
  void reopen(OpeningException closure) {
    bases.lock(bases.halls(closure.base()));
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
                other -> session.close(other.reason(), other.publicId()),
                () -> reopenIfFree(session));
      }
    }
    bases.flush();
  }

  private void reopenIfFree(VisitSession session) {
    if (!session.hall().active()) {
      session.close(HALL_OFF, VisitSession.RULES);
    } else if (busy(session)) {
      session.close(HALL_BUSY, null);
    } else {
      reopen(session);
    }
  }

  /** Whether something else is open in its hall at its time. */
  boolean busy(VisitSession session) {
    return bases.openIn(session.hall(), session.startsAt(), session.endsAt()).stream()
        .anyMatch(other -> !other.publicId().equals(session.publicId()));
  }

  /** Its hall may have become smaller while it was closed. The caller has locked the hall. */
  void reopen(VisitSession session) {
    staffLetters.sessionOpen(session);
    session.reopen();
    bases.flush();
    shrink(session.hall());
    bookings.startAccepting(session);
  }

  /**
   * A session the weekly rules want and that was not made.
   *
   * @param by what has its hall then
   */
  record LeftOut(SessionPlan.Planned plan, VisitSession by) {}

  /** Makes what the rules hold and is not there; what has a hall already keeps it. */
  void make(ExperienceBase base) {
    bases.lock(bases.halls(base));
    leftOut(base, this::makeOne);
  }

  /** What the rules want in the days to come and is not there, in order of time. */
  List<LeftOut> leftOut(ExperienceBase base) {
    return leftOut(base, (plan, again) -> null);
  }

  /**
   * @param make makes a session, or holds again one that the rules had closed; null for nothing
   */
  private List<LeftOut> leftOut(
      ExperienceBase base, BiFunction<SessionPlan.Planned, VisitSession, VisitSession> make) {
    if (base.state() == BaseState.PLANNED) {
      return List.of();
    }
    LocalDate today = BookingRules.today(clock.instant());
    LocalDate last = today.plusDays(rules.daysAhead() + 1L);
    List<VisitSession> there =
        new ArrayList<>(bases.sessions(base, null, today.minusDays(1), last.plusDays(1)));
    List<LeftOut> leftOut = new ArrayList<>();
    for (SessionPlan.Planned plan : plan(base).sessions(today, last)) {
      if (!wanted(plan)) {
        continue;
      }
      VisitSession same = sameStart(there, plan);
      VisitSession by = inTheWay(there, plan, same);
      if (by != null) {
        leftOut.add(new LeftOut(plan, by));
      } else if (same == null || same.closedBy(VisitSession.RULES)) {
        VisitSession made = make.apply(plan, same);
        if (made != null && same == null) {
          there.add(made);
        }
      }
    }
    return leftOut;
  }

  private SessionPlan plan(ExperienceBase base) {
    return new SessionPlan(bases.rules(base), bases.exceptions(base), bases.calendar());
  }

  private boolean wanted(SessionPlan.Planned plan) {
    return plan.start().isAfter(clock.instant())
        && plan.rule().hall().active()
        && plan.rule().programme().active();
  }

  /** There is never a second one in the same hall at the same moment, closed or not. */
  private static VisitSession sameStart(List<VisitSession> there, SessionPlan.Planned plan) {
    return there.stream()
        .filter(s -> s.startsAt().equals(plan.start()))
        .filter(s -> s.hall().publicId().equals(plan.rule().hall().publicId()))
        .findFirst()
        .orElse(null);
  }

  private static VisitSession inTheWay(
      List<VisitSession> there, SessionPlan.Planned plan, VisitSession same) {
    boolean itself =
        same != null
            && !same.closedBy(VisitSession.RULES)
            && same.programme().publicId().equals(plan.rule().programme().publicId());
    if (itself) {
      return null;
    }
    if (same != null && !same.closedBy(VisitSession.RULES)) {
      return same;
    }
    return there.stream()
        .filter(s -> !s.closed() && s.overlaps(plan.rule().hall(), plan.start(), plan.end()))
        .findFirst()
        .orElse(null);
  }

  private VisitSession makeOne(SessionPlan.Planned plan, VisitSession again) {
    if (again == null) {
      VisitSession session = new VisitSession(plan);
      bases.add(session);
      for (Channel channel : Channel.values()) {
        bases.add(new SessionQuota(session, channel, plan.rule().shares().of(channel)));
      }
      return session;
    }
    again.hold(plan);
    reopen(again);
    bases.quotas(again).forEach(q -> bookings.resize(q.id(), plan.rule().shares().of(q.channel())));
    return again;
  }

  /**
   * A hall holds fewer from now on: of the sessions to come the places nobody has taken go, as many
   * as have to. The hall is locked.
   *
   * @return those in which more are booked than the hall holds, in order of time
   */
  List<VisitSession> shrink(Hall hall) {
    List<VisitSession> large =
        toCome(hall).stream().filter(s -> capacity(bases.quotas(s)) > hall.capacity()).toList();
    bookings.lockShares(large.stream().map(VisitSession::id).toList());
    List<VisitSession> over = new ArrayList<>();
    for (VisitSession session : large) {
      List<SessionQuota> quotas = bases.quotas(session);
      int left = capacity(quotas) - hall.capacity();
      for (SessionQuota quota : quotas) {
        int cut = Math.min(left, quota.capacity() - quota.taken());
        if (cut > 0 && bookings.resize(quota.id(), quota.capacity() - cut)) {
          left -= cut;
        }
      }
      if (left > 0) {
        over.add(session);
      }
    }
    return over;
  }

  private static int capacity(List<SessionQuota> quotas) {
    return quotas.stream().mapToInt(SessionQuota::capacity).sum();
  }

  private List<VisitSession> toCome(Hall hall) {
    Instant now = clock.instant();
    return bases.openIn(hall, now, now.plus(Duration.ofDays(DAYS_MOST)));
  }

  /** A hall is in use again: what is open there can be booked. */
  void sell(Hall hall) {
    toCome(hall).forEach(bookings::startAccepting);
  }
}
