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
import java.util.List;

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
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public String open(Wish wish) {
    String[] ids = wish.place() == null ? new String[0] : wish.place().split(":");
    if (ids.length != 2 || wish.day() == null) {
      throw new BookingRefused("booking.days");
    }
    Hall hall = bases.hall(ids[0]).orElseThrow(UnknownBooking::new);
    VisitProgramme programme = bases.programme(ids[1]).orElseThrow(UnknownBooking::new);
    Instant start = wish.day().atTime(time(wish.start())).atZone(SessionPlan.BEIJING).toInstant();
    if (!start.isAfter(clock.instant())) {
      throw new BookingRefused("booking.begun");
    }
    Instant end = start.plusSeconds(programme.minutes() * 60L);
    boolean busy =
        bases.sessions(hall.base(), hall, wish.day().minusDays(1), wish.day().plusDays(1)).stream()
            .anyMatch(s -> s.startsAt().isBefore(end) && s.endsAt().isAfter(start));
    if (busy) {
      throw new BookingRefused("booking.setup.busy");
    }
    if (wish.shares().total() < 1 || wish.shares().total() > hall.capacity()) {
      throw new BookingRefused("booking.setup.capacity", hall.capacity());
    }
    VisitSession session = new VisitSession(hall, programme, wish.day(), start, wish.campaign());
    bases.add(session);
    bases.flush();
    for (Channel channel : Channel.values()) {
      bases.add(new SessionQuota(session, channel, wish.shares().of(channel)));
    }
    acts.fire(new TrainingAct("booking.session-opened", session.publicId(), wish.day().toString()));
    return session.publicId();
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
