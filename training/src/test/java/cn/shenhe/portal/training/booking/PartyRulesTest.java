package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.TrainingAct;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may come together: ages, adults and teachers, and groups of several parts. */
class PartyRulesTest extends BookingDay {

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

  private void aSecondHallAtTen() {
    desk.run(
        () -> desk.setup().saveHall(base.baseId(), new BaseSetup.HallForm("", "小厅", 40, "", true)));
    String hall =
        desk.in(() -> desk.setup().sheet(base.baseId())).halls().stream()
            .map(BaseSetup.HallForm::id)
            .filter(id -> !id.equals(base.hallId()))
            .findFirst()
            .orElseThrow();
    desk.run(
        () ->
            desk.setup()
                .addRule(
                    new BaseSetup.RuleForm(
                        hall,
                        base.programmeId(),
                        List.of(1, 2, 3, 4, 5, 6, 7),
                        "10:00",
                        new Shares(5, 24, 4, 2))));
  }

  private Way sharedOutOn(LocalDate day, String draft) {
    return desk.in(() -> desk.steps().ways(draft)).stream()
        .filter(way -> way.day().equals(day) && way.split())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aGroupLargerThanAHallIsSharedOutOverTwoHallsAtTheSameHour() {
    aSecondHallAtTen();
    Party party = Party.group(GroupType.SCHOOL, "某小学", "四年级", 43, 3, 0);
    String key = desk.in(() -> begin(party));
    Way way = sharedOutOn(LocalDate.of(2026, 11, 28), key);
    assertThat(way.parts()).extracting(Way.Part::hall).containsExactlyInAnyOrder("大厅", "小厅");
    assertThat(way.parts()).extracting(Way.Part::places).containsExactly(23, 23);
    desk.run(() -> desk.steps().choose(key, way.value()));
    desk.run(() -> desk.steps().contact(key, TestBase.contact("13900000001"), List.of()));
    assertThat(desk.in(() -> desk.steps().submit(key, false))).isEqualTo(BookingState.PENDING);

    BookingSheet sheet = desk.in(() -> desk.visits().visit(key));
    assertThat(sheet.parts()).hasSize(2).allMatch(part -> part.start().equals(sheet.start()));
    assertThat(sheet.parts())
        .allSatisfy(
            part ->
                assertThat(desk.in(() -> desk.door().session(part.sessionId())).row())
                    .satisfies(
                        row -> {
                          assertThat(row.taken()).isEqualTo(23);
                          assertThat(row.groupFree()).isOne();
                        }));
    desk.run(() -> desk.office().approve(sheet.id(), sheet.sequence()));
    database.set(sheet.start());
    for (BookingSheet.Part part : sheet.parts()) {
      desk.run(() -> desk.door().checkIn(sheet.id(), part.sessionId(), 22, null));
    }
    assertThat(desk.in(() -> desk.visits().visit(key)).present()).isEqualTo(44);
  }

  @Test
  void parallelHallsThatHoldAllComeBeforeALaterHourWithMorePlaces() {
    aSecondHallAtTen();
    String morning = base.sessions().get(6);
    String other = base.groupDraft(desk, morning, 10, "13900000002");
    desk.in(() -> desk.steps().submit(other, false));
    String key = desk.in(() -> begin(Party.group(GroupType.SCHOOL, "某小学", "四年级", 31, 3, 0)));
    Way way = sharedOutOn(start(other).atZone(SessionPlan.BEIJING).toLocalDate(), key);
    assertThat(way.parts()).extracting(Way.Part::start).containsOnly(start(other));
    assertThat(way.parts()).extracting(Way.Part::places).containsExactlyInAnyOrder(14, 20);
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
}
