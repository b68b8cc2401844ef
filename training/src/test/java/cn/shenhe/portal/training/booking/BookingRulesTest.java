package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.TrainingAct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of booking, one by one; the machine's own zone is UTC. */
class BookingRulesTest {

  private final BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2);
  private TestBase base;
  private BookingDatabase.Desk desk;

  @BeforeEach
  void open() {
    base = TestBase.in(database, new Shares(5, 24, 4, 2));
    desk = database.desk();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static VisitProgramme programme(int minutes) {
    VisitProgramme programme =
        new VisitProgramme(new ExperienceBase("a", "甲", BaseState.EXISTING, "计划", 1));
    programme.describe(new BaseSetup.ProgrammeForm("", "体验", "", minutes, 0, "", "", false, true));
    return programme;
  }

  private static OpeningRule rule(String weekdays, String start, int minutes) {
    VisitProgramme programme = programme(minutes);
    Hall hall = new Hall(programme.base());
    hall.describe("厅", 40, "", true);
    return new OpeningRule(
        hall, programme, weekdays, LocalTime.parse(start), new Shares(5, 0, 0, 0));
  }

  private static List<String> days(SessionPlan plan, String from, String to) {
    return plan.sessions(LocalDate.parse(from), LocalDate.parse(to)).stream()
        .map(planned -> planned.day().toString())
        .toList();
  }

  @Test
  void saturdayWorkedInExchangeIsOpenAndMondayOffIsClosed() {
    OpeningRule workdays = rule("12345", "09:30", 60);
    List<CalendarDay> calendar =
        List.of(
            new CalendarDay(LocalDate.of(2026, 2, 14), true, 4, "补班", ""),
            new CalendarDay(LocalDate.of(2026, 4, 6), false, 0, "清明补休", ""));
    SessionPlan plan = new SessionPlan(List.of(workdays), List.of(), calendar);

    assertThat(days(plan, "2026-02-13", "2026-02-16"))
        .containsExactly("2026-02-13", "2026-02-14", "2026-02-16");
    assertThat(days(plan, "2026-04-03", "2026-04-07")).containsExactly("2026-04-03", "2026-04-07");
  }

  @Test
  void anExceptionWinsOverTheCalendar() {
    OpeningRule rule = rule("12345", "09:30", 60);
    LocalDate holiday = LocalDate.of(2026, 10, 2);
    OpeningException open = new OpeningException(rule.base(), null, holiday, holiday, 5, "国庆专场");
    OpeningException shut =
        new OpeningException(rule.base(), null, holiday.plusDays(6), holiday.plusDays(10), 0, "检修");
    SessionPlan plan =
        new SessionPlan(
            List.of(rule),
            List.of(open, shut),
            List.of(new CalendarDay(holiday, false, 0, "国庆节", "")));

    assertThat(days(plan, "2026-10-02", "2026-10-14"))
        .containsExactly(
            "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-13", "2026-10-14");
  }

  @Test
  void aHallClosedWithinDaysThatAreOpenByExceptionStaysClosedAndTheOtherHallsOpen() {
    OpeningRule closing = rule("12345", "09:30", 60);
    OpeningRule other = rule("12345", "14:00", 60);
    LocalDate first = LocalDate.of(2026, 10, 2);
    List<OpeningException> exceptions =
        List.of(
            new OpeningException(closing.base(), null, first, first.plusDays(2), 5, "国庆专场"),
            new OpeningException(
                closing.base(), closing.hall(), first.plusDays(1), first.plusDays(1), 0, "检修"));
    SessionPlan plan = new SessionPlan(List.of(closing, other), exceptions, List.of());

    assertThat(days(plan, "2026-10-02", "2026-10-04"))
        .containsExactly("2026-10-02", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-04");
  }

  @Test
  void aSessionMayCrossMidnightAndTheEndOfAMonth() {
    SessionPlan plan = new SessionPlan(List.of(rule("1234567", "23:30", 75)), List.of(), List.of());
    SessionPlan.Planned last =
        plan.sessions(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30)).get(0);

    assertThat(last.day()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(last.start()).isEqualTo(Instant.parse("2026-11-30T15:30:00Z"));
    assertThat(last.end()).isEqualTo(Instant.parse("2026-11-30T16:45:00Z"));
  }

  @Test
  void todayIsBeijingsDay() {
    assertThat(BookingRules.today(Instant.parse("2026-11-30T15:59:59Z")))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(BookingRules.today(Instant.parse("2026-11-30T16:00:00Z")))
        .isEqualTo(LocalDate.of(2026, 12, 1));
  }

  @Test
  void workingDaysSkipWeekendsAndHolidaysAndCountTheDaysWorkedInExchange() {
    WorkingDays days = new WorkingDays(desk.in(() -> desk.bean(BaseRepository.class).calendar()));
    assertThat(days.after(LocalDate.of(2026, 11, 27), 3)).isEqualTo(LocalDate.of(2026, 12, 2));
    assertThat(days.after(LocalDate.of(2026, 2, 13), 2)).isEqualTo(LocalDate.of(2026, 2, 24));
    assertThat(days.after(LocalDate.of(2026, 9, 30), 1)).isEqualTo(LocalDate.of(2026, 10, 8));
  }

  @Test
  void onlyARequestIsApprovedAndADraftIsNeverThere() {
    String draft = base.draft(desk, base.sessions().get(4), 2, "13900000001");
    BookingSheet sheet = desk.in(() -> desk.steps().draft(draft));
    refused("booking.state", () -> desk.office().approve(sheet.id()));
    database.set(sheet.start());
    refused(
        "booking.state", () -> desk.door().checkIn(sheet.id(), base.sessions().get(4), 2, null));
  }

  @Test
  void aRequestSaysUntilWhenItIsDecidedAndOverdueOnesStandFirst() {
    String soon = base.groupDraft(desk, base.sessions().get(4), 12, "13900000001");
    String late = base.groupDraft(desk, base.sessions().get(40), 12, "13900000002");
    desk.in(() -> desk.steps().submit(late, false));
    database.pass(Duration.ofHours(2));
    desk.in(() -> desk.steps().submit(soon, false));
    // Handed in on Monday 23 November 2026; three working days later is Thursday.
    assertThat(desk.in(() -> desk.visits().visit(late)).promise())
        .isEqualTo(new BookingSheet.Promise(0, LocalDate.of(2026, 11, 26), false));
    assertThat(desk.in(() -> desk.visits().visit(soon)).promise().until())
        .isEqualTo(LocalDate.of(2026, 11, 26));

    database.set(Instant.parse("2026-11-26T16:00:00Z"));
    assertThat(desk.in(() -> desk.office().count())).isEqualTo(new BookingOffice.Count(2, 2));
    String to = desk.in(() -> desk.visits().ways(late)).get(3).value();
    desk.run(() -> desk.visits().move(late, to));
    assertThat(desk.in(() -> desk.office().desk()).requests())
        .extracting(sheet -> sheet.promise().overdue())
        .containsExactly(true, false);
    String id = desk.in(() -> desk.visits().visit(late)).id();
    desk.run(() -> desk.office().approve(id));
    assertThat(desk.in(() -> desk.visits().visit(late)).promise()).isNull();
  }

  @Test
  void whoMayDecideIsRemindedOnceOfARequestThatWaitsLong() {
    String key = base.groupDraft(desk, base.sessions().get(20), 20, "13900000001");
    desk.in(() -> desk.steps().submit(key, false));
    database.pass(Duration.ofHours(47));
    desk.tick();
    assertThat(toAnna()).isEmpty();
    database.pass(Duration.ofHours(2));
    desk.tick();
    desk.tick();
    assertThat(toAnna()).singleElement().satisfies(t -> assertThat(t).contains("已等 2 天"));

    database.pass(Duration.ofMinutes(1));
    String to = desk.in(() -> desk.visits().ways(key)).get(5).value();
    desk.run(() -> desk.visits().move(key, to));
    desk.tick();
    assertThat(toAnna()).hasSize(1);
    database.pass(Duration.ofHours(49));
    desk.tick();
    assertThat(toAnna()).hasSize(2);
    assertThat(desk.in(() -> desk.office().desk()).reminding())
        .isEqualTo(new BookingOffice.Reminding(48, 1));
  }

  private List<String> toAnna() {
    return database.events().stream()
        .filter(Letter.class::isInstance)
        .map(Letter.class::cast)
        .filter(letter -> letter.recipient().equals("anna@example.cn"))
        .map(Letter::text)
        .toList();
  }

  @Test
  void whoReceivesTheVisitorsOfASessionSeesItAndIsToldWhenItIsCancelled() {
    String session = base.sessions().get(4);
    refused("booking.hosts.unknown", () -> desk.office().assign(session, Set.of("carl"), ""));
    desk.run(() -> desk.office().assign(session, Set.of("anna", "bo"), "志愿者小李"));
    desk.as("anna");
    FrontDesk.SessionRow row = desk.in(() -> desk.door().mine()).get(0).row();
    assertThat(row.id()).isEqualTo(session);
    assertThat(row.staff()).containsExactly("安娜", "博");
    assertThat(row.host()).isEqualTo("志愿者小李");
    assertThat(
            desk.in(() -> desk.door().schedule(base.baseId(), "", row.day(), row.day())).stream()
                .filter(r -> r.id().equals(session)))
        .singleElement()
        .satisfies(r -> assertThat(r.staff()).containsExactly("安娜", "博"));

    desk.run(() -> desk.office().closeSession(session, "停电检修"));
    desk.run(() -> desk.office().closeSession(session, "再按一次"));
    assertThat(toAnna()).singleElement().satisfies(t -> assertThat(t).contains("停电检修"));
    assertThat(desk.in(() -> desk.door().session(session)).row().closeReason()).isEqualTo("停电检修");
    desk.run(() -> desk.office().reopenSession(session));
    desk.run(() -> desk.office().reopenSession(session));
    assertThat(toAnna()).hasSize(2);
    database.offDuty("anna");
    desk.run(() -> desk.office().closeSession(session, "停电"));
    desk.run(() -> desk.office().reopenSession(session));
    assertThat(toAnna()).as("no longer on duty").hasSize(2);
    desk.run(() -> desk.office().assign(session, Set.of("bo"), ""));
    assertThat(desk.in(() -> desk.door().mine())).isEmpty();
    BaseSetup.RuleRow rule = desk.in(() -> desk.setup().sheet(base.baseId())).rules().get(0);
    desk.as("bo");
    assertThat(desk.in(() -> desk.door().mine())).hasSize(1);
    desk.run(() -> desk.setup().removeRule(rule.id()));
    assertThat(desk.in(() -> desk.door().mine())).isEmpty();
  }

  @Test
  void onlyWhoWorksAtABaseMayBeChosenThere() {
    desk.run(() -> desk.setup().saveStaff(base.baseId(), Set.of("bo")));
    String session = base.sessions().get(4);
    refused("booking.hosts.unknown", () -> desk.office().assign(session, Set.of("anna"), ""));
    desk.run(() -> desk.office().assign(session, Set.of("bo"), ""));
    assertThat(desk.in(() -> desk.door().session(session)).staff())
        .containsExactly(new StaffChoice("bo", "博", true));
    refused("booking.hosts.unknown", () -> desk.setup().saveStaff(base.baseId(), Set.of("carl")));
  }

  @Test
  void theYoungestHasToBeOldEnoughUnlessStaffLetItPass() {
    // The programme of this base is for six years and older.
    refused("booking.age.ask", () -> begin(Party.individual(1, 0, 1)));
    refused("booking.age.low", () -> begin(Party.individual(1, 0, 1).youngestOf(5)));
    refused("booking.age.other", () -> begin(Party.individual(1, 0, 1).youngestOf(14)));
    desk.run(() -> begin(Party.individual(1, 0, 1).youngestOf(6)));
    desk.run(() -> begin(Party.individual(1, 1, 0)));
    refused("booking.age.ask-group", () -> begin(school("春芽队", null)));
    refused("booking.age.grade", () -> begin(school("大班", null)));
    refused("booking.age.low", () -> begin(school("一年级", 5)));
    desk.run(() -> begin(school("春芽队", 7)));
    desk.run(() -> begin(school("一、二年级", null)));

    String session = base.sessions().get(2);
    Party small = Party.individual(1, 0, 1).youngestOf(4);
    refused("booking.age.low", () -> desk.door().book(call(session, small, false)));
    BookingSheet sheet = desk.in(() -> desk.door().book(call(session, small, true)));
    assertThat(sheet.ageWaived()).isTrue();
    assertThat(sheet.party().youngest()).isEqualTo(4);
  }

  @Test
  void anAgeNobodyAsksForIsNotKeptAndNothingIsWaivedThatNeedNotBe() {
    String session = base.sessions().get(2);
    Party impossible = Party.individual(1, 0, 1).youngestOf(999);
    refused("booking.age.other", () -> desk.door().book(call(session, impossible, true)));
    Party old = Party.individual(1, 0, 1).youngestOf(9);
    assertThat(desk.in(() -> desk.door().book(call(session, old, true))).ageWaived()).isFalse();
    assertThat(waivers()).isZero();

    desk.run(
        () ->
            desk.setup()
                .saveProgramme(
                    base.baseId(),
                    new BaseSetup.ProgrammeForm(
                        base.programmeId(), "地震体验", "", 60, 0, "", "", false, true)));
    Party child = Party.individual(1, 0, 1).youngestOf(999);
    BookingSheet sheet = desk.in(() -> desk.door().book(call(session, child, false)));
    assertThat(sheet.party().youngest()).isNull();
    database.set(desk.in(() -> desk.door().session(session)).row().start());
    desk.run(() -> desk.door().walkIn(session, "walk-in", child, true, List.of()));
    assertThat(desk.in(() -> desk.door().session(session)).bookings())
        .filteredOn(b -> b.channel() == Channel.WALK_IN)
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.party().youngest()).isNull();
              assertThat(b.ageWaived()).isFalse();
            });
    assertThat(waivers()).isZero();
  }

  private long waivers() {
    return database.events().stream()
        .filter(event -> event instanceof TrainingAct act && act.act().equals("booking.age-waived"))
        .count();
  }

  private String begin(Party party) {
    BookingKind kind = party.groupType() == null ? BookingKind.INDIVIDUAL : BookingKind.GROUP;
    return desk.steps().start(base.programmeId(), kind, party);
  }

  private static Party school(String grade, Integer youngest) {
    return Party.group(GroupType.SCHOOL, "某小学", grade, 20, 2, 0).youngestOf(youngest);
  }

  private static FrontDesk.PhoneBooking call(String session, Party party, boolean waived) {
    return new FrontDesk.PhoneBooking(
        "age" + waived,
        session,
        BookingKind.INDIVIDUAL,
        party,
        "赵大爷",
        "13912345678",
        "",
        "",
        false,
        true,
        true,
        waived,
        List.of());
  }

  @Test
  void theHolidaysOf2026AreThereAsTheNoticeSays() {
    List<BaseSetup.DayRow> days = desk.in(() -> desk.setup().calendar());
    assertThat(days.stream().filter(d -> d.day().getYear() == 2026 && !d.working())).hasSize(33);
    assertThat(days.stream().filter(BaseSetup.DayRow::working).map(d -> d.day().toString()))
        .containsExactly(
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
  }

  private void refused(String code, Runnable act) {
    assertThatThrownBy(() -> desk.run(act))
        .isInstanceOfSatisfying(BookingRefused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @Test
  void childrenComeWithAnAdultAndPupilsWithTeachersEnough() {
    refused(
        "booking.party.guardian",
        () ->
            desk.steps()
                .start(base.programmeId(), BookingKind.INDIVIDUAL, Party.individual(0, 1, 2)));
    refused(
        "booking.party.most",
        () ->
            desk.steps()
                .start(base.programmeId(), BookingKind.INDIVIDUAL, Party.individual(3, 0, 3)));
    refused(
        "booking.group.teachers",
        () ->
            desk.steps()
                .start(
                    base.programmeId(),
                    BookingKind.GROUP,
                    Party.group(GroupType.SCHOOL, "某小学", "", 43, 2, 0)));
  }

  @Test
  void aClassOfFortySixIsSharedOutOverTwoSessionsOfOneDayAndCanBeMovedTogether() {
    Party party = Party.group(GroupType.SCHOOL, "某小学", "四年级", 43, 3, 0);
    String key =
        desk.in(
            () -> {
              String draft = desk.steps().start(base.programmeId(), BookingKind.GROUP, party);
              Way way = desk.steps().ways(draft).get(0);
              assertThat(way.parts()).extracting(Way.Part::places).containsExactly(23, 23);
              desk.steps().choose(draft, way.value());
              desk.steps().contact(draft, TestBase.contact("13900000001"), List.of());
              return draft;
            });
    assertThat(desk.in(() -> desk.steps().submit(key, false))).isEqualTo(BookingState.PENDING);
    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(46);

    String to = desk.in(() -> desk.visits().ways(key)).get(2).value();
    desk.run(() -> desk.visits().move(key, to));

    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(46);
    assertThat(desk.in(() -> desk.visits().visit(key)).sequence()).isEqualTo(1);
  }

  @Test
  void aClassInTwoSessionsCanGoOneSessionLaterIntoPlacesOfItsOwn() {
    String hour = "18:00";
    desk.run(
        () ->
            desk.setup()
                .addRule(
                    new BaseSetup.RuleForm(
                        base.hallId(),
                        base.programmeId(),
                        List.of(1, 2, 3, 4, 5, 6, 7),
                        hour,
                        new Shares(5, 24, 4, 2))));
    List<String> day = base.sessions().subList(6, 8);
    String way = day.get(0) + ":23," + day.get(1) + ":23";
    String key = base.splitDraft(desk, way, 46, "13900000001");
    desk.in(() -> desk.steps().submit(key, false));
    LocalDate of = desk.in(() -> desk.visits().visit(key)).parts().get(0).day();
    List<Way> ways =
        desk.in(() -> desk.visits().ways(key)).stream().filter(w -> w.day().equals(of)).toList();
    assertThat(ways)
        .singleElement()
        .satisfies(
            later -> {
              assertThat(later.value()).startsWith(day.get(1) + ":23,").isNotEqualTo(way);
              assertThat(later.parts()).extracting(Way.Part::places).containsExactly(23, 23);
            });
    desk.run(() -> desk.visits().move(key, ways.get(0).value()));
    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(46);
  }

  @Test
  void aGroupTooLargeForOneSessionWaitsForAllItsPartsOrNone() {
    List<String> day = base.sessions().subList(6, 8);
    String first = base.groupDraft(desk, day.get(0), 20, "13900000001");
    String second = base.groupDraft(desk, day.get(1), 20, "13900000002");
    desk.in(() -> desk.steps().submit(first, false));
    desk.in(() -> desk.steps().submit(second, false));
    Party party = Party.group(GroupType.SCHOOL, "某小学", "四年级", 43, 3, 0);
    String large =
        desk.in(
            () -> {
              String draft = desk.steps().start(base.programmeId(), BookingKind.GROUP, party);
              Way full =
                  desk.steps().ways(draft).stream().filter(Way::full).findFirst().orElseThrow();
              assertThat(full.parts()).extracting(Way.Part::places).containsExactly(23, 23);
              desk.steps().choose(draft, full.value());
              desk.steps().contact(draft, TestBase.contact("13900000003"), List.of());
              return draft;
            });
    assertThat(desk.in(() -> desk.steps().submit(large, true))).isEqualTo(BookingState.WAITING);

    desk.run(() -> desk.visits().cancel(first));
    desk.tick();
    assertThat(state(large)).isEqualTo(BookingState.WAITING);
    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(20);
    desk.run(() -> desk.visits().cancel(second));
    desk.tick();
    assertThat(state(large)).isEqualTo(BookingState.OFFERED);
    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(46);
    desk.run(() -> desk.visits().acceptOffer(large));
    assertThat(state(large)).isEqualTo(BookingState.PENDING);
  }

  @Test
  void aBaseThatTakesNoBookingsTakesNoneByMovingEither() {
    String key = base.book(desk, base.sessions().get(0), 2, "13900000001");
    database.execute("update experience_base set online = false");
    refused("booking.off", () -> desk.visits().move(key, base.sessions().get(3) + ":2"));
  }

  @Test
  void oneADayAndMovingInsideTheDayCountsNotAgainstItself() {
    String key = base.book(desk, base.sessions().get(0), 2, "13900000001");
    String again = base.draft(desk, base.sessions().get(1), 2, "13900000001");
    refused("booking.declined", () -> desk.steps().submit(again, false));
    desk.tick();
    assertThat(letters()).anyMatch(t -> t.contains("一天最多在网上预约 1 次"));

    desk.run(() -> desk.visits().move(key, base.sessions().get(1) + ":2"));

    assertThat(desk.in(() -> desk.visits().visit(key)).parts().get(0).sessionId())
        .isEqualTo(base.sessions().get(1));
  }

  @Test
  void aPlaceThatCameFreeIsOfferedInTimeOnlyAndGoesOnWhenTheOfferRunsOut() {
    String session = base.sessions().get(0);
    String holder = base.book(desk, session, 5, "13900000001");
    String large = waits(session, 4, "13900000002");
    String small = waits(session, 1, "13900000003");
    desk.run(() -> desk.visits().cancel(holder));
    assertThat(state(large)).isEqualTo(BookingState.OFFERED);
    assertThat(state(small)).isEqualTo(BookingState.OFFERED);

    database.pass(Duration.ofHours(5));
    desk.tick();
    assertThat(state(large)).isEqualTo(BookingState.LAPSED);
    refused("booking.offer.over", () -> desk.visits().acceptOffer(small));

    String another = base.book(desk, session, 5, "13900000004");
    String late = waits(session, 2, "13900000005");
    database.set(start(another).minus(Duration.ofMinutes(90)));
    desk.run(() -> desk.visits().cancel(another));
    assertThat(state(late)).isEqualTo(BookingState.WAITING);
  }

  private String waits(String session, int size, String phone) {
    String key = base.draft(desk, session, size, phone);
    desk.in(() -> desk.steps().submit(key, true));
    return key;
  }

  private BookingState state(String key) {
    return desk.in(() -> desk.visits().visit(key)).state();
  }

  private Instant start(String key) {
    return desk.in(() -> desk.visits().visit(key)).start();
  }

  @Test
  void twoAbsencesBlockAndAnAppealLiftsTheBlock() {
    for (int i = 0; i < 2; i++) {
      String key = base.book(desk, base.sessions().get(2 * i), 1, "13900000001");
      database.set(start(key).plus(Duration.ofHours(4)));
      desk.tick();
      assertThat(state(key)).isEqualTo(BookingState.NO_SHOW);
    }
    String key = base.draft(desk, base.sessions().get(8), 1, "13900000001");
    long before = letters().stream().filter(BookingRulesTest::tellsOfABlock).count();
    assertThat(before).isOne();
    for (int i = 0; i < 2; i++) {
      // The same words as for a second booking of a day, which somebody else may be told.
      refused("booking.declined", () -> desk.steps().submit(key, false));
      desk.tick();
    }
    assertThat(letters().stream().filter(BookingRulesTest::tellsOfABlock)).hasSize(2);

    desk.run(() -> desk.visits().appeal("139 0000 0001", "孩子住院"));
    desk.run(() -> desk.visits().appeal("139 0000 0001", "再说一次"));
    BookingOffice.AppealRow appeal = desk.in(() -> desk.office().desk()).appeals().get(0);
    assertThat(appeal.text()).isEqualTo("孩子住院");
    assertThat(appeal.codes())
        .hasSize(2)
        .allSatisfy(
            code ->
                assertThat(desk.in(() -> desk.door().find(code)).state().name())
                    .isEqualTo("NO_SHOW"));
    desk.run(() -> desk.office().answerAppeal(appeal.id(), true, "情况属实"));
    refused(
        "booking.appeal.answered", () -> desk.office().answerAppeal(appeal.id(), false, "又看了一次"));
    desk.tick();
    assertThat(letters()).anyMatch(t -> t.contains("已恢复") && t.contains("情况属实"));

    assertThat(desk.in(() -> desk.steps().submit(key, false))).isEqualTo(BookingState.CONFIRMED);
  }

  private static boolean tellsOfABlock(String letter) {
    return letter.contains("暂停到") && letter.contains("/booking/appeal");
  }

  private List<String> letters() {
    return database.events().stream()
        .filter(Letter.class::isInstance)
        .map(letter -> ((Letter) letter).text())
        .toList();
  }

  @Test
  void givingBackLateIsNoAbsenceAndAClosureIsNobodysFault() {
    String group = base.groupDraft(desk, base.sessions().get(10), 20, "13900000001");
    desk.in(() -> desk.steps().submit(group, false));
    String hit = base.book(desk, base.sessions().get(11), 2, "13900000002");
    database.set(start(group).minus(Duration.ofHours(3)));
    desk.run(() -> desk.visits().cancel(group));
    assertThat(state(group)).isEqualTo(BookingState.CANCELLED_LATE);

    LocalDate day = LocalDate.ofInstant(start(hit), SessionPlan.BEIJING);
    BookingOffice.Closure closure = new BookingOffice.Closure(base.baseId(), "", day, day, "出警");
    assertThat(desk.in(() -> desk.office().hitBy(closure))).hasSize(1);
    desk.run(() -> desk.office().close(closure));
    desk.tick();

    assertThat(state(hit)).isEqualTo(BookingState.CLOSED);
    assertThat(database.number("select count(*) from booking_strike")).isZero();
    assertThat(database.events().stream().filter(Letter.class::isInstance))
        .anySatisfy(letter -> assertThat(((Letter) letter).text()).contains("出警"));
  }

  @Test
  void oneHallIsClosedAloneAndOnlyAsAHallOfItsBase() {
    String hit = base.book(desk, base.sessions().get(11), 2, "13900000002");
    LocalDate day = LocalDate.ofInstant(start(hit), SessionPlan.BEIJING);
    desk.run(
        () -> desk.setup().saveHall(base.baseId(), new BaseSetup.HallForm("", "小厅", 20, "", true)));
    List<String> halls =
        desk.in(() -> desk.setup().sheet(base.baseId())).halls().stream()
            .map(BaseSetup.HallForm::id)
            .toList();
    String small = halls.stream().filter(id -> !id.equals(base.hallId())).findFirst().orElseThrow();

    assertThat(hitBy(base.baseId(), small, day)).isEmpty();
    assertThat(hitBy(base.baseId(), base.hallId(), day)).hasSize(1);
    String elsewhere = desk.in(() -> desk.bean(BaseDirectory.class).bases()).get(1).id();
    assertThatThrownBy(() -> hitBy(elsewhere, base.hallId(), day))
        .isInstanceOf(UnknownBooking.class);
  }

  private List<BookingSheet> hitBy(String baseId, String hallId, LocalDate day) {
    BookingOffice.Closure closure = new BookingOffice.Closure(baseId, hallId, day, day, "检修");
    return desk.in(() -> desk.office().hitBy(closure));
  }

  @Test
  void atTheDoorTheEndOfTheNumberHasToFitAndSomebodyKnownGetsItOnRecord() {
    desk.as("0123456789abcdefghjkmnpqrs");
    String session = base.sessions().get(0);
    String key = base.book(desk, session, 2, "13912345678");
    BookingSheet visit = desk.in(() -> desk.visits().visit(key));
    database.set(visit.start().minus(Duration.ofMinutes(10)));
    refused("booking.door.end", () -> desk.door().checkIn(visit.id(), session, 2, "1111"));

    desk.run(() -> desk.door().checkIn(visit.id(), session, 2, "5678"));
    desk.run(() -> desk.door().checkIn(visit.id(), session, 1, null));

    assertThat(
            database.events().stream()
                .filter(VisitAttended.class::isInstance)
                .map(VisitAttended.class::cast))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.startedAt()).isEqualTo(visit.start());
              assertThat(seen.thereAt()).isEqualTo(visit.start().minus(Duration.ofMinutes(10)));
            });
    assertThat(desk.in(() -> desk.door().find(visit.code())).present()).isEqualTo(1);
  }

  @Test
  void remindersGoOnceADayAndTwoHoursBefore() {
    String key = base.book(desk, base.sessions().get(4), 2, "13912345678");
    Instant start = start(key);
    for (Duration before :
        List.of(Duration.ofHours(23), Duration.ofHours(22), Duration.ofMinutes(110))) {
      database.set(start.minus(before));
      desk.tick();
    }
    assertThat(
            database.events().stream()
                .filter(Letter.class::isInstance)
                .map(letter -> ((Letter) letter).text())
                .filter(text -> text.startsWith("提醒您")))
        .hasSize(2);
  }

  @Test
  void afterThirtyDaysNothingNamesAnybody() {
    String key = base.book(desk, base.sessions().get(0), 2, "13912345678");
    database.set(start(key).plus(Duration.ofHours(4)));
    desk.tick();
    desk.run(
        () ->
            desk.bean(BookingRepository.class)
                .add(new Block("booking:13912345678", database.now(), 30)));
    desk.run(() -> desk.visits().appeal("13912345678", "孩子住院"));
    BookingOffice.AppealRow appeal = desk.in(() -> desk.office().desk()).appeals().get(0);
    desk.run(() -> desk.office().answerAppeal(appeal.id(), false, "再等几天"));
    desk.run(() -> desk.upkeep().purgeStrikes(database.now()));
    assertThat(told()).isOne();
    database.pass(Duration.ofDays(31));
    Instant now = database.now();
    desk.run(() -> desk.upkeep().purgeStrikes(now));
    assertThat(told()).as("what was appealed and answered").isZero();
    desk.in(() -> desk.due().toPurge(now)).forEach(id -> desk.run(() -> desk.upkeep().purge(id)));

    assertThat(
            database.number(
                "select count(*) from booking where contact_name is not null"
                    + " or contact_phone is not null or contact_key is not null"))
        .isZero();
    assertThat(database.number("select count(*) from booking where state = 'NO_SHOW'")).isOne();
  }

  private long told() {
    return database.number(
        "select count(*) from booking_block where appeal is not null or answer is not null");
  }

  @Test
  void aVisitThatIsOverStaysInTheCalendarWhetherSomebodyCameOrNot() {
    String came = base.book(desk, base.sessions().get(0), 2, "13912345678");
    String missed = base.book(desk, base.sessions().get(0), 2, "13912345679");
    BookingSheet visit = desk.in(() -> desk.visits().visit(came));
    database.set(visit.start());
    desk.run(() -> desk.door().checkIn(visit.id(), base.sessions().get(0), 2, null));
    database.pass(Duration.ofHours(4));
    desk.tick();
    assertThat(state(missed)).isEqualTo(BookingState.NO_SHOW);
    for (String key : List.of(came, missed)) {
      assertThat(event(key, "REQUEST").getStatus().isConfirmed()).isTrue();
    }
  }

  @Test
  void theCalendarFileIsValidAndLaterOnesMoveAndRemoveTheSameEntry() {
    String key = base.book(desk, base.sessions().get(0), 2, "13912345678");
    VEvent first = event(key, "REQUEST");
    desk.run(() -> desk.visits().move(key, base.sessions().get(3) + ":2"));
    VEvent moved = event(key, "REQUEST");
    desk.run(() -> desk.visits().cancel(key));
    VEvent gone = event(key, "CANCEL");

    assertThat(Stream.of(first, moved, gone).map(e -> e.getUid().getValue()).distinct()).hasSize(1);
    assertThat(Stream.of(first, moved, gone).map(e -> e.getSequence().getValue()))
        .containsExactly(0, 1, 2);
    assertThat(moved.getDateStart().getValue()).isAfter(first.getDateStart().getValue());
    assertThat(gone.getStatus().isCancelled()).isTrue();
  }

  private VEvent event(String key, String method) {
    BookingSheet visit = desk.in(() -> desk.visits().visit(key));
    VisitCalendar file =
        VisitCalendar.of(
            visit,
            "portal.test",
            "参观：地震体验，很长很长很长很长很长很长很长的标题; 分号",
            "第一行\n第二行, 逗号\\反斜线",
            "http://portal.test/booking/visit?k=" + key,
            database.now());
    assertThat(file.method()).isEqualTo(method);
    String text = file.text();
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
        .as(calendar.validate(ICalVersion.V2_0).toString())
        .isTrue();
    assertThat(calendar.getMethod().getValue()).isEqualTo(method);
    VEvent event = calendar.getEvents().get(0);
    assertThat(event.getSummary().getValue()).endsWith("标题; 分号");
    assertThat(event.getDescription().getValue()).isEqualTo("第一行\n第二行, 逗号\\反斜线");
    return event;
  }
}
