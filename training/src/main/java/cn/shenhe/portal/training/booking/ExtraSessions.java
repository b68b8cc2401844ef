package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Single sessions a base opens for a campaign besides its weekly rules. */
@Stateless
public class ExtraSessions {

  /**
   * What is to be opened.
   *
   * @param place hall and programme as {@link Place#id}
   * @param start {@code 09:30}, Beijing time
   * @param campaign public id of the campaign
   */
  public record Wish(String campaign, String place, LocalDate day, String start, Shares shares) {}

  /** A hall and a programme that can be held there. */
  public record Place(String id, String base, String hall, String programme) {}

  /** A session that was opened; places still free online and for groups. */
  public record Row(
      String sessionId,
      String baseSlug,
      String base,
      String programmeId,
      String programme,
      String hall,
      Instant start,
      Instant end,
      int online,
      int group) {}

  /** What the parameter of an act has room for, in characters. */
  private static final int PLAN_MOST = 2_000;

  @Inject BaseRepository bases;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** Where a session can be opened; at most 200. */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (ExperienceBase base : bases.bases()) {
      if (base.bookable()) {
        for (Hall hall : bases.halls(base)) {
          for (VisitProgramme programme : bases.programmes(base)) {
            if (hall.active() && programme.active() && places.size() < 200) {
              places.add(
                  new Place(
                      hall.publicId() + ":" + programme.publicId(),
                      base.name(),
                      hall.name(),
                      programme.title()));
            }
          }
        }
      }
    }
    return places;
  }

  /**
   * Opens a session; it can be booked at once.
   *
   * @return its public id
   * @throws BookingRefused when the time has passed or is taken, or the shares do not fit the hall
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR", "SYSTEM"})
  public String open(Wish wish) {
    Slot slot = slot(wish);
    bases.lock(List.of(slot.hall()));
    if (!slot.start().isAfter(clock.instant())) {
      throw new BookingRefused("booking.begun");
    }
    if (busy(slot)) {
      throw new BookingRefused("booking.setup.busy");
    }
    return make(slot, wish);
  }

  /** A moment in a hall. */
  private record Slot(
      Hall hall, VisitProgramme programme, LocalDate day, Instant start, Instant end) {}

  /** Checks what can be wrong at any time. */
  private Slot slot(Wish wish) {
    String[] ids = wish.place() == null ? new String[0] : wish.place().split(":");
    if (ids.length != 2 || wish.day() == null) {
      throw new BookingRefused("booking.days");
    }
    Hall hall = bases.hall(ids[0]).orElseThrow(UnknownBooking::new);
    VisitProgramme programme = bases.programme(ids[1]).orElseThrow(UnknownBooking::new);
    Instant start = wish.day().atTime(time(wish.start())).atZone(SessionPlan.BEIJING).toInstant();
    Instant end = start.plusSeconds(programme.minutes() * 60L);
    if (!hall.active()
        || !programme.active()
        || !hall.base().bookable()
        || !programme.base().publicId().equals(hall.base().publicId())) {
      throw new BookingRefused("booking.off");
    }
    if (wish.shares().total() < 1 || wish.shares().total() > hall.capacity()) {
      throw new BookingRefused("booking.setup.capacity", hall.capacity());
    }
    return new Slot(hall, programme, wish.day(), start, end);
  }

  /** Whether its hall, programme or base is out of use. */
  private boolean off(Wish wish) {
    try {
      slot(wish);
      return false;
    } catch (BookingRefused refused) {
      if (refused.code().equals("booking.off")) {
        return true;
      }
      throw refused;
    }
  }

  private boolean busy(Slot slot) {
    return around(slot).stream()
        .anyMatch(s -> s.startsAt().isBefore(slot.end()) && s.endsAt().isAfter(slot.start()));
  }

  private List<VisitSession> around(Slot slot) {
    return bases.sessions(
        slot.hall().base(), slot.hall(), slot.day().minusDays(1), slot.day().plusDays(1));
  }

  private String make(Slot slot, Wish wish) {
    VisitSession session =
        new VisitSession(slot.hall(), slot.programme(), slot.day(), slot.start(), wish.campaign());
    bases.add(session);
    bases.flush();
    for (Channel channel : Channel.values()) {
      bases.add(new SessionQuota(session, channel, wish.shares().of(channel)));
    }
    acts.fire(new TrainingAct("booking.session-opened", session.publicId(), wish.day().toString()));
    return session.publicId();
  }

  /**
   * A plan that holds a hall's usual sessions also on the days of a stretch on which the hall has
   * none by its weekly rules; days on which its base is closed as an exception are left out. As
   * many sessions from the first on as a plan may have.
   *
   * @return as {@link ExtraPlan#parse} reads it; empty when every hall has sessions on every day
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR", "SYSTEM"})
  public String onRestDays(LocalDate from, LocalDate to) {
    StringBuilder plan = new StringBuilder();
    int sessions = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      for (ExperienceBase base : bases.bases()) {
        for (ExtraPlan.Line line : usual(base, day)) {
          sessions += line.sessions();
          if (sessions > ExtraPlan.MOST || plan.length() + line.text().length() > PLAN_MOST) {
            return plan.toString();
          }
          plan.append(plan.isEmpty() ? "" : "\n").append(line.text());
        }
      }
    }
    return plan.toString();
  }

  private boolean closed(ExperienceBase base, LocalDate day) {
    return bases.exceptions(base).stream()
        .anyMatch(e -> !day.isBefore(e.firstDay()) && !day.isAfter(e.lastDay()));
  }

  /** What is held on other days of the week in the halls that rest on this one. */
  private List<ExtraPlan.Line> usual(ExperienceBase base, LocalDate day) {
    if (!base.bookable() || closed(base, day)) {
      return List.of();
    }
    List<OpeningRule> rules =
        bases.rules(base).stream()
            .filter(rule -> rule.hall().active() && rule.programme().active())
            .toList();
    Set<String> open =
        rules.stream()
            .filter(rule -> rule.appliesOn(day.getDayOfWeek()))
            .map(rule -> rule.hall().publicId())
            .collect(Collectors.toSet());
    Set<String> taken = new HashSet<>();
    Map<Usual, List<LocalTime>> times = new LinkedHashMap<>();
    for (OpeningRule rule : rules) {
      String hall = rule.hall().publicId();
      if (!open.contains(hall) && taken.add(hall + rule.start())) {
        times
            .computeIfAbsent(
                new Usual(hall + ":" + rule.programme().publicId(), rule.shares()),
                usual -> new ArrayList<>())
            .add(rule.start());
      }
    }
    return times.entrySet().stream()
        .map(
            e ->
                new ExtraPlan.Line(e.getKey().place(), day, day, e.getValue(), e.getKey().shares()))
        .toList();
  }

  private record Usual(String place, Shares shares) {}

  /**
   * What came, or would come, of a plan.
   *
   * @param there opened for this campaign before
   * @param busy not opened: something else is in the hall then
   * @param past not opened: the time has passed
   */
  public record Opened(int opened, int there, int busy, int past) {}

  /**
   * Opens what is not open yet of a plan; done twice it opens nothing twice. What something else
   * stands in the way of, and what a hall, programme or base out of use meanwhile was to have, is
   * left out and counted as busy: one base that pauses does not hold up the others.
   *
   * @throws BookingRefused when the shares do not fit
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public Opened open(String campaign, List<ExtraPlan.Line> plan) {
    return go(campaign, plan, true);
  }

  /** What {@link #open(String, List)} would answer; opens nothing. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public Opened rehearse(String campaign, List<ExtraPlan.Line> plan) {
    return go(campaign, plan, false);
  }

  private Opened go(String campaign, List<ExtraPlan.Line> plan, boolean really) {
    List<Wish> wishes =
        plan.stream().flatMap(line -> ExtraPlan.wishes(line, campaign).stream()).toList();
    List<Wish> open = really ? wishes.stream().filter(wish -> !off(wish)).toList() : wishes;
    if (really) {
      bases.lock(open.stream().map(wish -> slot(wish).hall()).toList());
    }
    int opened = 0;
    int there = 0;
    int busy = wishes.size() - open.size();
    int past = 0;
    for (Wish wish : open) {
      Slot slot = slot(wish);
      if (mine(slot, campaign)) {
        there++;
      } else if (!slot.start().isAfter(clock.instant())) {
        past++;
      } else if (busy(slot)) {
        busy++;
      } else {
        opened++;
        if (really) {
          make(slot, wish);
        }
      }
    }
    return new Opened(opened, there, busy, past);
  }

  private boolean mine(Slot slot, String campaign) {
    return around(slot).stream()
        .anyMatch(
            s ->
                s.startsAt().equals(slot.start())
                    && s.programme().publicId().equals(slot.programme().publicId())
                    && campaign.equals(s.campaign()));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text == null ? "" : text.strip());
    } catch (DateTimeException e) {
      throw new BookingRefused("booking.setup.time");
    }
  }

  /** Those of a campaign that have not begun and are not closed, in order of time; at most 100. */
  @PermitAll
  public List<Row> of(String campaign) {
    return bases.extra(campaign, clock.instant()).stream().map(this::row).toList();
  }

  private Row row(VisitSession session) {
    int online = 0;
    int group = 0;
    for (SessionQuota quota : bases.quotas(session)) {
      int free = quota.capacity() - quota.taken();
      online += quota.channel() == Channel.ONLINE ? free : 0;
      group += quota.channel() == Channel.GROUP ? free : 0;
    }
    return new Row(
        session.publicId(),
        session.base().slug(),
        session.base().name(),
        session.programme().publicId(),
        session.programme().title(),
        session.hall().name(),
        session.startsAt(),
        session.endsAt(),
        online,
        group);
  }
}
