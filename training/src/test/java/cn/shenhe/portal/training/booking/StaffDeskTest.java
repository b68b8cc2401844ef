package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.content.delivery.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff do at the telephone and the door, and for those no letter reaches. */
class StaffDeskTest {

  private static final String LANDLINE = "024-22334455";

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

  private String session() {
    return base.sessions().get(8);
  }

  private BookingSheet sheet(String key) {
    BookingDatabase.Desk reader = database.desk();
    return reader.in(() -> reader.steps().draft(key));
  }

  private void approve(String key) {
    BookingSheet seen = sheet(key);
    desk.run(() -> desk.office().approve(seen.id(), seen.sequence()));
  }

  private List<Notice.Kind> calls() {
    return desk.in(() -> desk.office().desk()).calls().stream()
        .map(BookingOffice.Call::about)
        .toList();
  }

  private long letters() {
    return database.events().stream().filter(Letter.class::isInstance).count();
  }

  private static FrontDesk.PhoneBooking call(String session, String request, String mail) {
    return new FrontDesk.PhoneBooking(
        request,
        session,
        BookingKind.INDIVIDUAL,
        Party.individual(2, 0, 0),
        "赵大爷",
        LANDLINE,
        mail,
        "",
        false,
        true,
        true,
        false,
        List.of());
  }

  @Test
  void whomNoLetterReachesIsCalledAtEveryDecision() {
    String group = base.groupDraft(desk, session(), 20, LANDLINE);
    desk.in(() -> desk.steps().submit(group, false));
    desk.tick();
    assertThat(calls()).as("they have just been told on the page").isEmpty();
    assertThat(sheet(group).contact().toCall()).isTrue();
    approve(group);
    desk.tick();
    assertThat(calls()).containsExactly(Notice.Kind.CONFIRMED);
    desk.run(() -> desk.office().called(sheet(group).id(), Notice.Kind.CONFIRMED));
    assertThat(calls()).isEmpty();

    database.set(sheet(group).start().minus(Duration.ofHours(20)));
    desk.tick();
    assertThat(calls()).containsExactly(Notice.Kind.REMINDER);
    database.set(sheet(group).start().minus(Duration.ofHours(1)));
    desk.tick();
    assertThat(calls()).as("once").containsExactly(Notice.Kind.REMINDER);

    desk.run(() -> desk.office().closeSession(session(), "检修"));
    desk.tick();
    assertThat(calls()).containsExactly(Notice.Kind.CLOSED);
    assertThat(letters()).isZero();
    assertThat(desk.in(() -> desk.door().session(session())).closed())
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.contact().phone()).isEqualTo("02422334455");
              assertThat(hit.contact().toCall()).isTrue();
            });
  }

  @Test
  void anOfferToALandlineCanBeTakenOnTheTelephone() {
    String first = base.book(desk, session(), 5, "13912345671");
    String waits = base.draft(desk, session(), 2, LANDLINE);
    desk.in(() -> desk.steps().submit(waits, true));
    desk.run(() -> desk.visits().cancel(first));
    desk.tick();
    assertThat(calls()).containsExactly(Notice.Kind.OFFERED);
    desk.run(() -> desk.office().acceptFor(sheet(waits).id()));
    assertThat(sheet(waits).state()).isEqualTo(BookingState.CONFIRMED);
    assertThat(calls()).isEmpty();
    assertThatThrownBy(() -> desk.run(() -> desk.office().acceptFor(sheet(waits).id())))
        .hasMessageContaining("booking.offer.over");
  }

  @Test
  void aNoToAnOfferOnTheTelephoneGivesThePlacesToTheNext() {
    String first = base.book(desk, session(), 5, "13912345671");
    String waits = base.draft(desk, session(), 5, LANDLINE);
    desk.in(() -> desk.steps().submit(waits, true));
    String next = base.draft(desk, session(), 5, "13912345672");
    desk.in(() -> desk.steps().submit(next, true));
    desk.run(() -> desk.visits().cancel(first));
    desk.tick();
    desk.run(() -> desk.office().declineFor(sheet(waits).id()));
    assertThat(sheet(waits).state()).isEqualTo(BookingState.DECLINED);
    assertThat(sheet(next).state()).isEqualTo(BookingState.OFFERED);
    desk.tick();
    assertThat(calls()).isEmpty();
    refused("booking.offer.over", () -> desk.office().declineFor(sheet(waits).id()));
  }

  @Test
  void aVisitThatHasBegunIsNotGivenBackByTelephone() {
    String key = base.book(desk, session(), 2, "13912345671");
    database.set(sheet(key).start());
    refused("booking.begun", () -> desk.office().cancelFor(sheet(key).id()));
    assertThat(sheet(key).state()).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void theOfficeIsToldOfAYearThatCanBeBookedAndHasNoHolidays() {
    database.set(Instant.parse("2026-06-01T02:00:00Z"));
    assertThat(desk.in(() -> desk.office().yearsWithoutHolidays())).isEmpty();
    database.set(Instant.parse("2026-12-28T02:00:00Z"));
    assertThat(desk.in(() -> desk.office().yearsWithoutHolidays())).containsExactly(2027);
    BaseSetup.DayRow day = new BaseSetup.DayRow(LocalDate.of(2027, 2, 6), false, 0, "春节", "通知");
    desk.in(() -> desk.setup().saveDay(day));
    assertThat(desk.in(() -> desk.office().yearsWithoutHolidays())).isEmpty();
  }

  @Test
  void whoStaysAwayGivesPlacesToThoseWhoWaitAndTheYesStays() {
    String key = base.groupDraft(desk, session(), 22, "13912345678");
    desk.in(() -> desk.steps().submit(key, false));
    desk.run(() -> desk.visits().resize(key, group(24)));
    refused("booking.resize.full", () -> desk.visits().resize(key, group(25)));
    approve(key);
    refused("booking.resize.more", () -> desk.visits().resize(key, group(25)));
    refused("booking.group.least", () -> desk.visits().resize(key, group(9)));
    String waits = base.groupDraft(desk, session(), 11, "13912345679");
    desk.in(() -> desk.steps().submit(waits, true));
    int sequence = sheet(key).sequence();

    desk.run(() -> desk.visits().resize(key, group(13)));

    assertThat(sheet(key).state()).isEqualTo(BookingState.CONFIRMED);
    assertThat(sheet(key).parts()).extracting(BookingSheet.Part::places).containsExactly(13);
    assertThat(sheet(key).sequence()).isEqualTo(sequence + 1);
    assertThat(sheet(waits).state()).isEqualTo(BookingState.OFFERED);
    desk.tick();
    assertThat(database.events().stream().filter(Letter.class::isInstance).map(Object::toString))
        .anyMatch(text -> text.contains("人数已改为 13 人"));
    database.set(sheet(key).start());
    refused("booking.resize.over", () -> desk.visits().resize(key, group(12)));
  }

  private static Party group(int size) {
    return Party.group(GroupType.SCHOOL, "某小学", "四年级", size - 2, 2, 0);
  }

  @Test
  void aGroupInTwoSessionsStaysAsEqualAsItCan() {
    String morning = base.sessions().get(6);
    String afternoon = base.sessions().get(7);
    String key = base.splitDraft(desk, morning + ":23," + afternoon + ":19", 42, "13912345678");
    desk.in(() -> desk.steps().submit(key, false));
    Party fewer = Party.group(GroupType.SCHOOL, "某小学", "四年级", 33, 4, 0);
    desk.run(() -> desk.visits().resize(key, fewer));
    assertThat(sheet(key).parts()).extracting(BookingSheet.Part::places).containsExactly(19, 18);
    Party more = Party.group(GroupType.SCHOOL, "某小学", "四年级", 35, 4, 0);
    desk.run(() -> desk.visits().resize(key, more));
    assertThat(sheet(key).parts()).extracting(BookingSheet.Part::places).containsExactly(20, 19);
  }

  @Test
  void aMailAddressFromTheTelephoneReachesALandlineToo() {
    BookingSheet booked = desk.in(() -> desk.door().book(call(session(), "m1", "zhao@example.cn")));
    desk.tick();
    assertThat(booked.contact().toCall()).isFalse();
    assertThat(letters()).isOne();
    desk.run(() -> desk.office().closeSession(session(), "检修"));
    desk.tick();
    assertThat(calls()).isEmpty();
    assertThat(letters()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aDoubleClickAtTheTelephoneIsOneBookingAndNoError(BookingDatabase.Kind kind)
      throws Exception {
    try (BookingDatabase other = new BookingDatabase(kind)) {
      TestBase there = TestBase.in(other, new Shares(5, 20, 8, 7));
      String session = there.sessions().get(0);
      Set<String> ids = ConcurrentHashMap.newKeySet();
      other.atOnce(
          4,
          (worker, number) ->
              ids.add(worker.in(() -> worker.door().book(call(session, "twice", ""))).id()));
      assertThat(ids).hasSize(1);

      BookingDatabase.Desk door = other.desk();
      other.set(door.in(() -> door.door().session(session)).row().start());
      other.atOnce(
          4,
          (worker, number) ->
              worker.run(
                  () ->
                      worker
                          .door()
                          .walkIn(session, "in", Party.individual(2, 0, 0), false, List.of())));
      assertThat(other.number("select sum(taken) from session_quota")).isEqualTo(4);
    }
  }

  @Test
  void aPassingCountsOnlyWhenSomebodyLaterGotPlaces() {
    String all = base.book(desk, session(), 4, "13912345671");
    String one = base.book(desk, session(), 1, "13912345672");
    String large = base.draft(desk, session(), 3, "13912345673");
    desk.in(() -> desk.steps().submit(large, true));
    desk.run(() -> desk.visits().cancel(one));
    for (int minute = 0; minute < 5; minute++) {
      desk.tick();
    }
    assertThat(sheet(large).passedOver()).isZero();
    assertThat(told("PASSED_OVER")).isZero();

    String small = base.draft(desk, session(), 1, "13912345674");
    desk.in(() -> desk.steps().submit(small, true));
    desk.tick();
    desk.tick();
    assertThat(sheet(small).state()).isEqualTo(BookingState.OFFERED);
    assertThat(sheet(large).passedOver()).isOne();
    assertThat(told("PASSED_OVER")).isOne();
    desk.run(() -> desk.visits().cancel(all));
    assertThat(sheet(large).state()).isEqualTo(BookingState.OFFERED);
  }

  @Test
  void theCalendarEntryOfSomebodyWhoIsHereAlreadyStays() {
    BookingSheet booked = desk.in(() -> desk.door().book(call(session(), "m2", "zhao@example.cn")));
    database.set(booked.start());
    desk.run(() -> desk.door().checkIn(booked.id(), session(), 2, null));
    desk.tick();
    assertThat(database.events().stream().filter(Letter.class::isInstance).map(Letter.class::cast))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.attachment().type()).contains("method=REQUEST");
              assertThat(new String(letter.attachment().content(), StandardCharsets.UTF_8))
                  .contains("METHOD:REQUEST");
            });
  }

  private long told(String kind) {
    return database.number("select count(*) from booking_notice where kind = '" + kind + "'");
  }

  @Test
  void smallPartiesDoNotStarveBehindFiftyLargeOnes() {
    base.book(desk, session(), 4, "13912345671");
    String one = base.book(desk, session(), 1, "13912345672");
    for (int i = 0; i < 55; i++) {
      String large = base.draft(desk, session(), 3, "138" + (10_000_000 + i));
      desk.in(() -> desk.steps().submit(large, true));
    }
    String small = base.draft(desk, session(), 1, "13912345674");
    desk.in(() -> desk.steps().submit(small, true));
    desk.run(() -> desk.visits().cancel(one));
    assertThat(sheet(small).state()).isEqualTo(BookingState.OFFERED);
  }

  @Test
  void aForgivenAbsenceTakesItsBlockAlong() {
    String phone = "13912345678";
    String first = base.book(desk, base.sessions().get(0), 1, phone);
    String second = base.book(desk, base.sessions().get(2), 1, phone);
    database.set(sheet(second).end().plus(Duration.ofHours(3)));
    desk.tick();
    assertThat(sheet(first).state()).isEqualTo(BookingState.NO_SHOW);
    String again = base.draft(desk, session(), 1, phone);
    assertThatThrownBy(() -> desk.in(() -> desk.steps().submit(again, false)))
        .hasMessageContaining("booking.declined");

    desk.run(() -> desk.door().checkIn(sheet(second).id(), base.sessions().get(2), 1, null));

    assertThat(desk.in(() -> desk.steps().submit(again, false))).isEqualTo(BookingState.CONFIRMED);
    assertThat(told("UNBLOCKED")).isOne();
    desk.tick();
    assertThat(database.events().stream().filter(Letter.class::isInstance).map(Object::toString))
        .anyMatch(text -> text.contains("网上预约恢复"));
  }

  @Test
  void tickingTwoNamesOfFortySixLeavesTheOthersPresent() {
    String key = base.groupDraft(desk, session(), 24, "13912345678");
    desk.run(() -> desk.steps().contact(key, TestBase.contact("13912345678"), two()));
    desk.in(() -> desk.steps().submit(key, false));
    String id = sheet(key).id();
    approve(key);
    List<Long> names = sheet(key).names().stream().map(BookingSheet.Name::id).toList();
    database.set(sheet(key).start());
    desk.run(() -> desk.door().checkIn(id, session(), 23, null));
    tick(id, names.get(0), names.get(1));
    assertThat(sheet(key).present()).isEqualTo(23);
    tick(id, names.get(0));
    assertThat(sheet(key).present()).as("one went").isEqualTo(22);
    tick(id, names.get(0), names.get(1));
    assertThat(sheet(key).present()).isEqualTo(23);
  }

  private void tick(String id, Long... present) {
    desk.run(() -> desk.door().tick(id, session(), Set.copyOf(Arrays.asList(present))));
  }

  private String aClassInTwoSessions(String morning, String afternoon) {
    String way = morning + ":23," + afternoon + ":23";
    String key = base.splitDraft(desk, way, 46, "13912345678");
    desk.run(() -> desk.steps().contact(key, TestBase.contact("13912345678"), two()));
    desk.in(() -> desk.steps().submit(key, false));
    approve(key);
    return key;
  }

  @Test
  void aGroupInTwoSessionsIsCountedInEachAndTheReportHasTheSum() {
    desk.as("0123456789abcdefghjkmnpqrs");
    String morning = base.sessions().get(6);
    String afternoon = base.sessions().get(7);
    String key = aClassInTwoSessions(morning, afternoon);
    String id = sheet(key).id();
    database.set(sheet(key).start());
    refused("booking.door.people", () -> desk.door().checkIn(id, morning, 24, null));
    refused("booking.door.early", () -> desk.door().checkIn(id, afternoon, 23, null));
    desk.run(() -> desk.door().checkIn(id, morning, 23, null));
    assertThat(sheet(key).part(afternoon).present()).isNull();
    database.pass(Duration.ofHours(4));
    desk.run(() -> desk.door().checkIn(id, afternoon, 21, null));
    desk.run(() -> desk.door().checkIn(id, morning, 22, null));

    assertThat(sheet(key).parts()).extracting(BookingSheet.Part::present).containsExactly(22, 21);
    assertThat(sheet(key).present()).isEqualTo(43);
    LocalDate day = sheet(key).parts().get(0).day();
    assertThat(desk.in(() -> desk.bean(BookingReports.class).report(null, day, day)).months())
        .extracting(BookingReports.Month::visitors, BookingReports.Month::sessions)
        .containsExactly(tuple(43, 2));
    assertThat(database.events().stream().filter(VisitAttended.class::isInstance)).hasSize(1);
  }

  @Test
  void aNameTickedInASecondSessionCountsThereOnly() {
    String morning = base.sessions().get(6);
    String afternoon = base.sessions().get(7);
    String key = aClassInTwoSessions(morning, afternoon);
    String id = sheet(key).id();
    List<Long> names = sheet(key).names().stream().map(BookingSheet.Name::id).toList();
    database.set(sheet(key).parts().get(1).start());
    desk.run(() -> desk.door().tick(id, morning, Set.of(names.get(0))));
    desk.run(() -> desk.door().tick(id, afternoon, Set.copyOf(names)));
    assertThat(sheet(key).parts()).extracting(BookingSheet.Part::present).containsExactly(1, 1);
    assertThat(sheet(key).present()).isEqualTo(2);
  }

  /** Counted by head first, ticked off afterwards: nobody is counted twice. */
  @Test
  void headsCountedInASecondSessionStayWhatTheyAreWhenNamesAreTicked() {
    String morning = base.sessions().get(6);
    String afternoon = base.sessions().get(7);
    String key = aClassInTwoSessions(morning, afternoon);
    String id = sheet(key).id();
    List<Long> names = sheet(key).names().stream().map(BookingSheet.Name::id).toList();
    database.set(sheet(key).parts().get(1).start());
    desk.run(() -> desk.door().tick(id, morning, Set.of(names.get(0))));
    desk.run(() -> desk.door().checkIn(id, afternoon, 5, null));
    desk.run(() -> desk.door().tick(id, afternoon, Set.copyOf(names)));
    assertThat(sheet(key).parts()).extracting(BookingSheet.Part::present).containsExactly(1, 5);
  }

  private void refused(String code, Runnable act) {
    assertThatThrownBy(() -> desk.run(act)).hasMessageContaining(code);
  }

  private static List<Party.Visitor> two() {
    return List.of(new Party.Visitor("甲", ""), new Party.Visitor("乙", ""));
  }

  @Test
  void theReportHasTheFiguresOfEachMonthAndOfEachKindOfGroupInIt() {
    String came = base.book(desk, base.sessions().get(0), 2, "13912345671");
    base.book(desk, base.sessions().get(0), 1, "13912345672");
    String school = base.groupDraft(desk, base.sessions().get(6), 12, "13912345673");
    desk.in(() -> desk.steps().submit(school, false));
    approve(school);
    Party neighbours = Party.group(GroupType.COMMUNITY, "怡静园社区", "", 0, 0, 10);
    String community =
        desk.in(() -> desk.steps().start(base.programmeId(), BookingKind.GROUP, neighbours));
    desk.run(() -> desk.steps().choose(community, base.sessions().get(12) + ":10"));
    desk.run(() -> desk.steps().contact(community, TestBase.contact("13912345674"), List.of()));
    desk.in(() -> desk.steps().submit(community, false));
    approve(community);
    String late = base.groupDraft(desk, base.sessions().get(14), 10, "13912345675");
    desk.in(() -> desk.steps().submit(late, false));
    comes(came, 0, 2);
    comes(school, 6, 11);
    comes(community, 12, 10);
    database.set(sheet(late).start().minus(Duration.ofHours(3)));
    desk.run(() -> desk.visits().cancel(late));

    BookingReports reports = desk.bean(BookingReports.class);
    LocalDate from = LocalDate.of(2026, 11, 1);
    LocalDate to = LocalDate.of(2026, 12, 31);
    BookingReports.Report report = desk.in(() -> reports.report(base.baseId(), from, to));
    assertThat(report.months())
        .containsExactly(
            new BookingReports.Month(
                YearMonth.of(2026, 11), 2, 13, 3, 1, 0, kinds(1, 2, 1, 11, 0, 0)),
            new BookingReports.Month(
                YearMonth.of(2026, 12), 1, 10, 1, 0, 1, kinds(0, 0, 0, 0, 1, 10)));
    assertThat(report.months())
        .extracting(BookingReports.Month::missedRate)
        .containsExactly(33.3, 0.0);
    assertThat(report.kinds()).isEqualTo(kinds(1, 2, 1, 11, 1, 10));
    String elsewhere = desk.in(() -> desk.bean(BaseDirectory.class).bases()).get(1).id();
    assertThat(desk.in(() -> reports.report(elsewhere, from, to)).months()).isEmpty();
  }

  private void comes(String key, int session, int people) {
    database.set(sheet(key).start());
    desk.tick();
    desk.run(
        () -> desk.door().checkIn(sheet(key).id(), base.sessions().get(session), people, null));
  }

  /** Bookings and visitors of individuals, schools and communities. */
  private static List<BookingReports.Kind> kinds(int... figures) {
    return List.of(
        new BookingReports.Kind(null, figures[0], figures[1]),
        new BookingReports.Kind(GroupType.SCHOOL, figures[2], figures[3]),
        new BookingReports.Kind(GroupType.COMMUNITY, figures[4], figures[5]),
        new BookingReports.Kind(GroupType.ENTERPRISE, 0, 0),
        new BookingReports.Kind(GroupType.OTHER, 0, 0));
  }

  @Test
  void theRateOfAbsencesIsPerHundredThatWereDueWithOneDecimal() {
    assertThat(rate(0, 0)).isZero();
    assertThat(rate(3, 2)).isEqualTo(66.7);
    assertThat(rate(8, 1)).isEqualTo(12.5);
    assertThat(rate(4, 4)).isEqualTo(100.0);
  }

  private static double rate(int due, int missed) {
    return new BookingReports.Month(YearMonth.of(2026, 11), 0, 0, due, missed, 0, List.of())
        .missedRate();
  }

  @Test
  void oneNumberHasOnlySoManyRequestsWaiting() {
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String key = base.groupDraft(desk, base.sessions().get(8 + i), 12, "13912345678");
      desk.in(() -> desk.steps().submit(key, false));
      requests.add(key);
    }
    String fourth = base.groupDraft(desk, base.sessions().get(11), 12, "13912345678");
    assertThatThrownBy(() -> desk.in(() -> desk.steps().submit(fourth, false)))
        .hasMessageContaining("booking.declined.group");
    String another = base.groupDraft(desk, base.sessions().get(11), 12, "13912345679");
    desk.in(() -> desk.steps().submit(another, false));

    approve(requests.get(0));
    assertThat(desk.in(() -> desk.steps().submit(fourth, false))).isEqualTo(BookingState.PENDING);
  }

  @Test
  void aCallerHearsOfThePlacesThatCanBeHadByTelephone() {
    base.book(desk, session(), 5, "13912345671");
    desk.in(() -> desk.door().book(call(session(), "p1", "")));
    FrontDesk.SessionRow row = desk.in(() -> desk.door().session(session())).row();
    assertThat(row.phoneFree()).isEqualTo(2);
    assertThat(row.groupFree()).isEqualTo(24);
  }
}
