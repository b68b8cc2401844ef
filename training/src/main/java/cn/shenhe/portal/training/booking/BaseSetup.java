package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.hours.LearnedLessons;
import cn.shenhe.portal.training.person.DutyStaff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Staff keep the bases: what they are, halls, programmes, hours, exceptions, the holiday table. */
@Stateless
@RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
public class BaseSetup {

  private static final int SLUG_RANDOM = 10;

  /** A base as its keepers see it. */
  public record Sheet(
      BaseForm base,
      String name,
      String source,
      List<HallForm> halls,
      List<ProgrammeForm> programmes,
      List<RuleRow> rules,
      List<ExceptionRow> exceptions,
      List<LeftOut> leftOut,
      List<StaffChoice> staff) {}

  /** What of a base can be changed. */
  public record BaseForm(
      String id,
      BaseState state,
      String street,
      String address,
      String phone,
      String summary,
      boolean online,
      boolean holidaysOpen,
      String notice) {}

  /** A hall; no id for a new one. */
  public record HallForm(
      String id, String name, int capacity, String accessibility, boolean active) {}

  /** A programme; no id for a new one. */
  public record ProgrammeForm(
      String id,
      String title,
      String summary,
      int minutes,
      int minimumAge,
      String accessibility,
      String lessonSlug,
      boolean realName,
      boolean active) {}

  /** A weekly rule to add. */
  public record RuleForm(
      String hallId, String programmeId, List<Integer> weekdays, String start, Shares shares) {}

  /** A weekly rule. */
  public record RuleRow(
      String id, String hall, String programme, String weekdays, String start, Shares shares) {}

  /** A range of days; weekday 0 is closed. */
  public record ExceptionRow(
      String id, String hall, LocalDate from, LocalDate to, int asWeekday, String reason) {}

  /** A session that stays because it is booked; staff have to close it on its own page. */
  public record Kept(String sessionId, Instant start, String programme, String hall) {}

  /**
   * A session the weekly rules want and that is not there, because something else has the hall.
   *
   * @param bySession the session that has it
   */
  public record LeftOut(
      Instant start,
      String programme,
      String hall,
      String bySession,
      String byProgramme,
      Instant byStart) {}

  /**
   * What became of the sessions of a hall that was changed.
   *
   * @param kept booked ones of a hall that is out of use now: not sold any more, to be closed
   * @param over booked by more than the hall holds now
   */
  public record HallSaved(List<Kept> kept, List<Kept> over) {}

  /** A holiday, or a day worked in exchange. */
  public record DayRow(LocalDate day, boolean working, int asWeekday, String name, String source) {}

  @Inject BaseRepository bases;
  @Inject LearnedLessons lessons;
  @Inject DutyStaff staff;
  @Inject SessionMaking making;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  public Sheet sheet(String baseId) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    return new Sheet(
        new BaseForm(
            base.publicId(),
            base.state(),
            base.street(),
            base.address(),
            base.phone(),
            base.summary(),
            base.online(),
            base.holidaysOpen(),
            base.notice()),
        base.name(),
        base.source(),
        bases.halls(base).stream()
            .map(
                h ->
                    new HallForm(
                        h.publicId(), h.name(), h.capacity(), h.accessibility(), h.active()))
            .toList(),
        bases.programmes(base).stream().map(BaseSetup::form).toList(),
        bases.rules(base).stream()
            .map(
                r ->
                    new RuleRow(
                        r.publicId(),
                        r.hall().name(),
                        r.programme().title(),
                        r.weekdays(),
                        r.start().toString(),
                        r.shares()))
            .toList(),
        bases.exceptions(base).stream()
            .map(
                e ->
                    new ExceptionRow(
                        e.publicId(),
                        e.hall() == null ? "" : e.hall().name(),
                        e.firstDay(),
                        e.lastDay(),
                        e.asWeekday(),
                        e.reason()))
            .toList(),
        leftOut(base),
        StaffChoice.all(base.staff(), staff.onDuty()));
  }

  /** Of all bases. */
  public List<LeftOut> leftOut() {
    return bases.bases().stream().flatMap(base -> leftOut(base).stream()).toList();
  }

  private List<LeftOut> leftOut(ExperienceBase base) {
    return making.leftOut(base).stream()
        .map(
            left ->
                new LeftOut(
                    left.plan().start(),
                    left.plan().rule().programme().title(),
                    left.plan().rule().hall().name(),
                    left.by().publicId(),
                    left.by().programme().title(),
                    left.by().startsAt()))
        .toList();
  }

  private static ProgrammeForm form(VisitProgramme p) {
    return new ProgrammeForm(
        p.publicId(),
        p.title(),
        p.summary(),
        p.minutes(),
        p.minimumAge(),
        p.accessibility(),
        p.lessonSlug(),
        p.realName(),
        p.active());
  }

  /**
   * A new base. It counts as planned, and so cannot be booked, until staff say that it exists.
   *
   * @return its public id
   * @throws BookingRefused without a name or a source
   */
  @RolesAllowed("ADMINISTRATOR")
  public String addBase(String name, String source) {
    String slug = "b-" + PublicId.fresh().value().substring(0, SLUG_RANDOM);
    ExperienceBase base =
        new ExperienceBase(
            slug, needed(name, 120), BaseState.PLANNED, source(source), bases.bases().size() + 1);
    bases.add(base);
    acts.fire(new TrainingAct("booking.base-added", base.publicId(), ""));
    return base.publicId();
  }

  /**
   * Another name or source; its address on the portal stays.
   *
   * @throws BookingRefused without a name or a source
   */
  @RolesAllowed("ADMINISTRATOR")
  public void renameBase(String baseId, String name, String source) {
    bases.base(baseId).orElseThrow(UnknownBooking::new).rename(needed(name, 120), source(source));
    acts.fire(new TrainingAct("booking.base-renamed", baseId, ""));
  }

  private static String source(String typed) {
    String source = text(typed, 300);
    if (source.isEmpty()) {
      throw new BookingRefused("booking.setup.source");
    }
    return source;
  }

  public void save(BaseForm form) {
    ExperienceBase base = bases.base(form.id()).orElseThrow(UnknownBooking::new);
    base.describe(
        text(form.street(), 60),
        text(form.address(), 200),
        text(form.phone(), 60),
        text(form.summary(), 1000));
    base.become(form.state(), form.online(), form.holidaysOpen(), text(form.notice(), 400));
    acts.fire(new TrainingAct("booking.base-changed", form.id(), form.state().name()));
  }

  private static String text(String typed, int most) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() > most) {
      throw new BookingRefused("booking.text.long", most);
    }
    return text;
  }

  private static String needed(String typed, int most) {
    String text = text(typed, most);
    if (text.isEmpty()) {
      throw new BookingRefused("booking.setup.name");
    }
    return text;
  }

  /**
   * Who works at a base and so may receive its visitors; none means everybody on duty.
   *
   * @throws BookingRefused when one of them is not on duty
   */
  public void saveStaff(String baseId, Set<String> people) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    Set<String> known =
        staff.onDuty().stream().map(DutyStaff.Member::id).collect(Collectors.toSet());
    if (!known.containsAll(people)) {
      throw new BookingRefused("booking.hosts.unknown");
    }
    base.staffedBy(people);
    acts.fire(new TrainingAct("booking.base-staffed", baseId, Integer.toString(people.size())));
  }

  /**
   * A hall, new or as it is now. One that holds fewer takes back the places nobody has booked; one
   * out of use is not sold any more.
   *
   * @return the sessions staff have to look at
   * @throws BookingRefused when a weekly rule sells more places than the hall would hold
   */
  public HallSaved saveHall(String baseId, HallForm form) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    if (form.capacity() < 1 || form.capacity() > 2000) {
      throw new BookingRefused("booking.setup.hall-capacity");
    }
    if (BookingRules.blank(form.id())) {
      Hall hall = new Hall(base);
      describe(hall, form);
      bases.add(hall);
      return new HallSaved(List.of(), List.of());
    }
    Hall hall = bases.hall(form.id()).orElseThrow(UnknownBooking::new);
    bases.lock(bases.halls(base));
    checkRules(hall, form.capacity());
    boolean was = hall.active();
    describe(hall, form);
    bases.flush();
    List<VisitSession> over = making.shrink(hall);
    if (!was && hall.active()) {
      making.sell(hall);
    }
    LocalDate today = BookingRules.today(clock.instant());
    List<VisitSession> kept =
        was == hall.active() ? List.of() : making.follow(base, today, today.plusYears(1));
    acts.fire(new TrainingAct("booking.hall-changed", hall.publicId(), form.capacity() + ""));
    return new HallSaved(
        hall.active()
            ? List.of()
            : kept(kept.stream().filter(s -> s.hall().publicId().equals(form.id())).toList()),
        kept(over));
  }

  private static void describe(Hall hall, HallForm form) {
    hall.describe(
        needed(form.name(), 80), form.capacity(), text(form.accessibility(), 300), form.active());
  }

  private void checkRules(Hall hall, int capacity) {
    String above =
        bases.rules(hall.base()).stream()
            .filter(rule -> rule.hall().publicId().equals(hall.publicId()))
            .filter(rule -> rule.shares().total() > capacity)
            .map(BaseSetup::words)
            .collect(Collectors.joining("；"));
    if (!above.isEmpty()) {
      throw new BookingRefused("booking.setup.hall-rules", capacity, above);
    }
  }

  /** A weekly rule in a refusal. */
  private static String words(OpeningRule rule) {
    String days =
        rule.weekdays()
            .chars()
            .mapToObj(day -> String.valueOf("一二三四五六日".charAt(day - '1')))
            .collect(Collectors.joining("、"));
    return "星期" + days + " " + rule.start() + " " + rule.programme().title();
  }

  public void saveProgramme(String baseId, ProgrammeForm form) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    if (form.minutes() < 5 || form.minutes() > 480 || form.minimumAge() < 0) {
      throw new BookingRefused("booking.setup.minutes");
    }
    if (form.minimumAge() > AgePolicy.ADULT) {
      throw new BookingRefused("booking.setup.age", AgePolicy.ADULT);
    }
    VisitProgramme programme =
        BookingRules.blank(form.id())
            ? new VisitProgramme(base)
            : bases.programme(form.id()).orElseThrow(UnknownBooking::new);
    boolean takesMore =
        form.active() && (!programme.active() || form.minutes() > programme.minutes());
    String lesson = text(form.lessonSlug(), 120);
    if (!BookingRules.blank(lesson) && !lessons.known(lesson)) {
      throw new BookingRefused("booking.setup.lesson", lesson);
    }
    programme.describe(
        new ProgrammeForm(
            form.id(),
            needed(form.title(), 120),
            text(form.summary(), 1000),
            form.minutes(),
            form.minimumAge(),
            text(form.accessibility(), 300),
            lesson,
            form.realName(),
            form.active()));
    bases.add(programme);
    bases.lock(bases.halls(base));
    if (takesMore) {
      bases.rules(base).stream()
          .filter(rule -> rule.programme().publicId().equals(programme.publicId()))
          .forEach(this::checkMeets);
    }
  }

  /** A hall has room for one session at a time. */
  private void checkMeets(OpeningRule rule) {
    if (!rule.programme().active()) {
      return;
    }
    bases.rules(rule.base()).stream()
        .filter(other -> !other.publicId().equals(rule.publicId()))
        .filter(other -> other.programme().active() && other.meets(rule))
        .findFirst()
        .ifPresent(
            other -> {
              throw new BookingRefused(
                  "booking.setup.overlap",
                  rule.hall().name(),
                  words(other),
                  other.programme().minutes());
            });
  }

  /**
   * A new weekly rule; its sessions are there at once, but for those that something else stands in
   * the way of ({@link Sheet#leftOut}).
   *
   * @throws BookingRefused when the shares are more than the hall holds, or another rule has the
   *     hall at the time
   */
  public void addRule(RuleForm form) {
    Hall hall = bases.hall(form.hallId()).orElseThrow(UnknownBooking::new);
    VisitProgramme programme = bases.programme(form.programmeId()).orElseThrow(UnknownBooking::new);
    bases.lock(bases.halls(hall.base()));
    checkShares(hall, form.shares());
    if (form.weekdays().isEmpty()) {
      throw new BookingRefused("booking.setup.weekdays");
    }
    StringBuilder weekdays = new StringBuilder();
    form.weekdays().stream().sorted().forEach(weekdays::append);
    OpeningRule rule =
        new OpeningRule(hall, programme, weekdays.toString(), time(form.start()), form.shares());
    checkMeets(rule);
    bases.add(rule);
    bases.flush();
    making.make(hall.base());
  }

  private static LocalTime time(String typed) {
    try {
      return LocalTime.parse(typed);
    } catch (DateTimeException | NullPointerException e) {
      throw new BookingRefused("booking.setup.time");
    }
  }

  /**
   * Gives a weekly rule other shares. Sessions that are there keep theirs until they are changed on
   * their own page.
   *
   * @throws BookingRefused when the shares are more than the hall holds
   */
  public void reviseRule(String ruleId, Shares shares) {
    OpeningRule rule = bases.rule(ruleId).orElseThrow(UnknownBooking::new);
    bases.lock(List.of(rule.hall()));
    checkShares(rule.hall(), shares);
    rule.share(shares);
    acts.fire(new TrainingAct("booking.rule-changed", ruleId, shares.toString()));
  }

  private static void checkShares(Hall hall, Shares shares) {
    if (shares.total() > hall.capacity() || shares.total() == 0) {
      throw new BookingRefused("booking.setup.capacity", hall.capacity());
    }
  }

  /**
   * Takes a weekly rule away, and its sessions that nobody has booked.
   *
   * @return those that stay because they are booked
   */
  public List<Kept> removeRule(String ruleId) {
    OpeningRule rule = bases.rule(ruleId).orElseThrow(UnknownBooking::new);
    bases.remove(rule);
    bases.flush();
    acts.fire(new TrainingAct("booking.rule-removed", ruleId, ""));
    LocalDate today = BookingRules.today(clock.instant());
    return kept(making.follow(rule.base(), today, today.plusYears(1)));
  }

  private static List<Kept> kept(List<VisitSession> sessions) {
    return sessions.stream()
        .map(s -> new Kept(s.publicId(), s.startsAt(), s.programme().title(), s.hall().name()))
        .toList();
  }

  /**
   * Opens a range of days as if they were another weekday, whatever the rules and the calendar say.
   *
   * @param asWeekday 1–7
   */
  public void openDays(String baseId, LocalDate from, LocalDate to, int asWeekday, String reason) {
    ExperienceBase base = bases.base(baseId).orElseThrow(UnknownBooking::new);
    if (from == null || to == null || to.isBefore(from) || asWeekday < 1 || asWeekday > 7) {
      throw new BookingRefused("booking.days");
    }
    bases.add(new OpeningException(base, null, from, to, asWeekday, needed(reason, 200)));
    bases.flush();
    making.make(base);
  }

  /**
   * Takes an exception away. Sessions a closure had closed are open again with the places they had;
   * bookings it ended stay ended. Of days opened by exception what nobody has booked goes.
   *
   * @return sessions that stay because they are booked although nothing holds them any more
   */
  public List<Kept> removeException(String exceptionId) {
    OpeningException exception = bases.exception(exceptionId).orElseThrow(UnknownBooking::new);
    bases.remove(exception);
    bases.flush();
    if (exception.asWeekday() == OpeningException.CLOSED) {
      making.reopen(exception);
    }
    acts.fire(new TrainingAct("booking.exception-removed", exceptionId, exception.reason()));
    return kept(making.follow(exception.base(), exception.firstDay(), exception.lastDay()));
  }

  /** The holiday table, in order of days. */
  public List<DayRow> calendar() {
    return bases.calendar().stream()
        .map(d -> new DayRow(d.day(), d.working(), d.asWeekday(), d.name(), d.source()))
        .toList();
  }

  /**
   * Enters or replaces a day; null as name takes it out of the table. Sessions follow at once.
   *
   * @return sessions that stay although the day is off now, because somebody has booked them: they
   *     have to be closed, which tells those who are hit
   */
  public List<Kept> saveDay(DayRow row) {
    if (row.day() == null || (row.working() && (row.asWeekday() < 1 || row.asWeekday() > 7))) {
      throw new BookingRefused("booking.days");
    }
    bases.calendarDay(row.day()).ifPresent(bases::remove);
    bases.flush();
    if (row.name() != null) {
      bases.add(
          new CalendarDay(
              row.day(),
              row.working(),
              row.working() ? row.asWeekday() : 0,
              needed(row.name(), 60),
              text(row.source(), 200)));
    }
    bases.flush();
    acts.fire(new TrainingAct("booking.calendar-changed", row.day().toString(), ""));
    return bases.bases().stream()
        .flatMap(base -> kept(making.follow(base, row.day(), row.day())).stream())
        .toList();
  }
}
