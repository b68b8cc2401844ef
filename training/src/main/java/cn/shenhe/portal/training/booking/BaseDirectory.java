package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the public reads about the bases: which there are, what they offer, when they are open. */
@Stateless
public class BaseDirectory {

  private static final int DAYS_SHOWN = 14;

  /** A base in the list. {@code sessions}: whether anything can be booked in the days to come. */
  public record BaseRow(
      String id,
      String slug,
      String name,
      BaseState state,
      String street,
      String address,
      String phone,
      String summary,
      String source,
      String notice,
      boolean bookable,
      boolean sessions,
      boolean demo) {

    /** Whether it is there, and so has staff and visitors, even while nobody can book online. */
    public boolean existing() {
      return state == BaseState.EXISTING;
    }
  }

  /** What can be done there. */
  public record ProgrammeRow(
      String id,
      String title,
      String summary,
      int minutes,
      int minimumAge,
      String accessibility,
      String lessonSlug,
      boolean realName,
      boolean active) {}

  /** One time of day of the weekly rules, and one day of the days to come with its times. */
  public record Day(LocalDate day, List<Time> times) {}

  /** A session of a day, with the places still free for individuals and for groups. */
  public record Time(
      Instant start, Instant end, String programme, String hall, int online, int group) {}

  /** A base with all of it. */
  public record BasePage(
      BaseRow base, List<ProgrammeRow> programmes, List<String> access, List<Day> days) {}

  @Inject BaseRepository bases;
  @Inject InstantSource clock;

  /** In the order of the plan. */
  @PermitAll
  public List<BaseRow> bases() {
    return bases.bases().stream().map(this::row).toList();
  }

  private BaseRow row(ExperienceBase base) {
    LocalDate today = BookingRules.today(clock.instant());
    boolean sessions =
        base.bookable()
            && bases.sessions(base, null, today.plusDays(1), today.plusDays(DAYS_SHOWN)).stream()
                .anyMatch(session -> !session.closed() && session.hall().active());
    return new BaseRow(
        base.publicId(),
        base.slug(),
        base.name(),
        base.state(),
        base.street(),
        base.address(),
        base.phone(),
        base.summary(),
        base.source(),
        base.notice(),
        base.bookable(),
        sessions,
        base.demo());
  }

  /**
   * @throws UnknownBooking when there is no such base
   */
  @PermitAll
  public BasePage base(String slug) {
    ExperienceBase base = bases.bySlug(slug).orElseThrow(UnknownBooking::new);
    return new BasePage(
        row(base),
        bases.programmes(base).stream()
            .filter(VisitProgramme::active)
            .map(BaseDirectory::programmeRow)
            .toList(),
        bases.halls(base).stream()
            .filter(hall -> hall.active() && !hall.accessibility().isBlank())
            .map(hall -> hall.name() + "：" + hall.accessibility())
            .toList(),
        days(base));
  }

  /** A programme and the slug of its base. */
  public record ProgrammePage(BaseRow base, ProgrammeRow programme) {}

  /**
   * @throws UnknownBooking when there is no such programme
   */
  @PermitAll
  public ProgrammePage programme(String id) {
    VisitProgramme programme = bases.programme(id).orElseThrow(UnknownBooking::new);
    return new ProgrammePage(row(programme.base()), programmeRow(programme));
  }

  static ProgrammeRow programmeRow(VisitProgramme programme) {
    return new ProgrammeRow(
        programme.publicId(),
        programme.title(),
        programme.summary(),
        programme.minutes(),
        programme.minimumAge(),
        programme.accessibility(),
        programme.lessonSlug(),
        programme.realName(),
        programme.active());
  }

  private List<Day> days(ExperienceBase base) {
    if (!base.bookable()) {
      return List.of();
    }
    LocalDate today = BookingRules.today(clock.instant());
    LocalDate last = today.plusDays(DAYS_SHOWN);
    Map<Long, List<SessionQuota>> quotas =
        bases.quotas(base, today, last).stream()
            .collect(Collectors.groupingBy(SessionQuota::sessionId));
    return bases.sessions(base, null, today, last).stream()
        .filter(session -> !session.closed() && session.hall().active())
        .filter(session -> session.startsAt().isAfter(clock.instant()))
        .collect(Collectors.groupingBy(VisitSession::day, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            day ->
                new Day(
                    day.getKey(),
                    day.getValue().stream()
                        .map(session -> time(session, quotas.getOrDefault(session.id(), List.of())))
                        .toList()))
        .toList();
  }

  private static Time time(VisitSession session, List<SessionQuota> quotas) {
    return new Time(
        session.startsAt(),
        session.endsAt(),
        session.programme().title(),
        session.hall().name(),
        free(quotas, Channel.ONLINE),
        free(quotas, Channel.GROUP));
  }

  private static int free(List<SessionQuota> quotas, Channel channel) {
    return quotas.stream()
        .filter(quota -> quota.channel() == channel)
        .mapToInt(SessionQuota::free)
        .sum();
  }
}
