package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.content.delivery.Letter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moving, waiting, staying away and closing, one rule by one. */
class BookingRulesTest extends BookingDay {

  @Test
  void aBaseThatTakesNoBookingsTakesNoneByMovingEither() {
    String key = base.book(desk, base.sessions().get(0), 2, "13900000001");
    database.execute("update experience_base set online = false");
    refused("booking.off", () -> desk.visits().move(key, base.sessions().get(3) + ":2"));
  }

  @Test
  void twoOfThePlansFourBasesExistAndTwoAreOnlyPlanned() {
    assertThat(desk.in(() -> desk.bean(BaseDirectory.class).bases()))
        .extracting(
            BaseDirectory.BaseRow::name,
            BaseDirectory.BaseRow::state,
            BaseDirectory.BaseRow::bookable)
        .containsExactly(
            tuple("实验学校地震体验馆", BaseState.EXISTING, true),
            tuple("滨河街道怡静园社区安全文化体验基地", BaseState.EXISTING, true),
            tuple("五里河街道综合性应急管理实训基地", BaseState.PLANNED, false),
            tuple("东部地区社区安全文化体验基地", BaseState.PLANNED, false));
  }

  @Test
  void aPlannedBaseGetsNoSessionsAndItsProgrammeIsNotBooked() {
    String planned = desk.in(() -> desk.bean(BaseDirectory.class).bases()).get(2).id();
    long sessions = database.number("select count(*) from visit_session");
    desk.run(() -> desk.setup().saveHall(planned, new BaseSetup.HallForm("", "实训厅", 40, "", true)));
    desk.run(
        () ->
            desk.setup()
                .saveProgramme(
                    planned,
                    new BaseSetup.ProgrammeForm("", "灭火", "", 60, 0, "", "", false, true)));
    BaseSetup.Sheet sheet = desk.in(() -> desk.setup().sheet(planned));
    String hall = sheet.halls().get(0).id();
    String programme = sheet.programmes().get(0).id();
    Shares shares = new Shares(5, 24, 4, 2);
    List<Integer> always = List.of(1, 2, 3, 4, 5, 6, 7);
    desk.run(
        () ->
            desk.setup().addRule(new BaseSetup.RuleForm(hall, programme, always, "10:00", shares)));
    desk.run(() -> desk.upkeep().makeSessions(planned));
    LocalDate day = LocalDate.of(2026, 12, 1);
    ExtraSessions.Wish extra =
        new ExtraSessions.Wish("c", hall + ":" + programme, day, "18:30", shares);
    refused("booking.off", () -> desk.bean(ExtraSessions.class).open(extra));
    assertThat(database.number("select count(*) from visit_session")).isEqualTo(sessions);
    for (BookingKind kind : BookingKind.values()) {
      Party party =
          kind == BookingKind.GROUP
              ? Party.group(GroupType.SCHOOL, "某小学", "四年级", 20, 2, 0)
              : Party.individual(2, 0, 0);
      refused("booking.off", () -> desk.steps().start(programme, kind, party));
    }
  }

  @Test
  void aBaseThatIsPlannedAgainIsBookedByNoWayIn() {
    String session = base.sessions().get(8);
    String draft = base.draft(desk, session, 2, "13900000001");
    String group = base.groupDraft(desk, session, 12, "13900000002");
    String booked = base.book(desk, session, 1, "13900000003");
    String holder = base.book(desk, base.sessions().get(10), 5, "13900000004");
    String offered = waits(base.sessions().get(10), 2, "13900000005");
    desk.run(() -> desk.visits().cancel(holder));
    assertThat(state(offered)).isEqualTo(BookingState.OFFERED);
    BaseSetup.BaseForm form = desk.in(() -> desk.setup().sheet(base.baseId())).base();
    desk.run(
        () ->
            desk.setup()
                .save(
                    new BaseSetup.BaseForm(
                        form.id(), BaseState.PLANNED, "", "", "", "", true, true, "")));
    long taken = database.number("select sum(taken) from session_quota");
    long bookings = database.number("select count(*) from booking");

    refused(
        "booking.off",
        () ->
            desk.steps()
                .start(base.programmeId(), BookingKind.INDIVIDUAL, Party.individual(2, 0, 0)));
    refused("booking.off", () -> desk.steps().submit(draft, false));
    refused("booking.off", () -> desk.steps().submit(draft, true));
    refused("booking.off", () -> desk.steps().submit(group, false));
    refused("booking.off", () -> desk.visits().move(booked, base.sessions().get(12) + ":1"));
    refused("booking.off", () -> desk.visits().resize(booked, Party.individual(3, 0, 0)));
    refused("booking.planned", () -> desk.visits().acceptOffer(offered));
    refused("booking.planned", () -> desk.door().book(call(session, BookingKind.INDIVIDUAL)));
    refused("booking.planned", () -> desk.door().book(call(session, BookingKind.GROUP)));
    database.set(start(booked));
    refused(
        "booking.planned",
        () -> desk.door().walkIn(session, "in", Party.individual(1, 0, 0), false, List.of()));

    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(taken);
    assertThat(database.number("select count(*) from booking")).isEqualTo(bookings);
  }

  private static FrontDesk.PhoneBooking call(String session, BookingKind kind) {
    return new FrontDesk.PhoneBooking(
        "call-" + kind,
        session,
        kind,
        kind == BookingKind.GROUP
            ? Party.group(GroupType.SCHOOL, "某小学", "四年级", 10, 2, 0)
            : Party.individual(2, 0, 0),
        "赵大爷",
        "13912345678",
        "",
        "",
        true,
        true,
        true,
        false,
        List.of());
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
}
