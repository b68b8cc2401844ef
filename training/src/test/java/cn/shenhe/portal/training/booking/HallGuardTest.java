package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.TrainingAct;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hall has one session at a time and never more people than it holds, on both databases. */
class HallGuardTest {

  private static final List<Integer> DAILY = List.of(1, 2, 3, 4, 5, 6, 7);
  private static final Shares FEW = new Shares(5, 0, 0, 0);
  private static final String OVERLAPPING =
      "select count(*) from visit_session a join visit_session b on a.hall_id = b.hall_id"
          + " and a.id < b.id and a.closed = false and b.closed = false"
          + " and a.starts_at < b.ends_at and b.starts_at < a.ends_at";

  private interface Walk {
    void go(BookingDatabase database, TestBase base, BookingDatabase.Desk desk) throws Exception;
  }

  private static void on(BookingDatabase.Kind kind, Shares shares, Walk walk) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      walk.go(database, TestBase.in(database, shares), database.desk());
      assertThat(database.number(OVERLAPPING)).isZero();
    }
  }

  private static void rule(
      BookingDatabase.Desk desk,
      TestBase base,
      String programme,
      List<Integer> days,
      String start) {
    desk.run(
        () ->
            desk.setup()
                .addRule(new BaseSetup.RuleForm(base.hallId(), programme, days, start, FEW)));
  }

  private static String otherProgramme(BookingDatabase.Desk desk, TestBase base) {
    desk.run(
        () ->
            desk.setup()
                .saveProgramme(
                    base.baseId(),
                    new BaseSetup.ProgrammeForm("", "心肺复苏", "", 90, 6, "", "", false, true)));
    return desk.in(() -> desk.setup().sheet(base.baseId())).programmes().get(1).id();
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void twoRulesNeverHaveTheHallAtTheSameTime(BookingDatabase.Kind kind) throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          String other = otherProgramme(desk, base);
          assertThatThrownBy(() -> rule(desk, base, base.programmeId(), DAILY, "10:30"))
              .isInstanceOfSatisfying(
                  BookingRefused.class,
                  refused -> {
                    assertThat(refused.code()).isEqualTo("booking.setup.overlap");
                    assertThat(refused.arguments().toString()).contains("10:00").contains("地震体验");
                  });
          // The same start with another programme, and one that would end too late.
          assertThatThrownBy(() -> rule(desk, base, other, List.of(3), "10:00"))
              .hasMessageContaining("booking.setup.overlap");
          assertThatThrownBy(() -> rule(desk, base, other, DAILY, "08:45"))
              .hasMessageContaining("booking.setup.overlap");
          rule(desk, base, other, DAILY, "08:30");
          rule(desk, base, base.programmeId(), List.of(7), "23:30");
          assertThatThrownBy(() -> rule(desk, base, base.programmeId(), List.of(1), "00:10"))
              .as("Sunday's lasts into Monday")
              .hasMessageContaining("booking.setup.overlap");
          rule(desk, base, base.programmeId(), List.of(2), "00:10");
          assertThatThrownBy(
                  () ->
                      desk.run(
                          () ->
                              desk.setup()
                                  .saveProgramme(
                                      base.baseId(),
                                      new BaseSetup.ProgrammeForm(
                                          other, "心肺复苏", "", 95, 6, "", "", false, true))))
              .as("a programme that lasts longer now")
              .hasMessageContaining("booking.setup.overlap");
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aSessionOfACampaignKeepsItsHallAndStaffSeeWhatWasLeftOut(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          LocalDate far = LocalDate.of(2027, 1, 20);
          ExtraSessions extra = desk.bean(ExtraSessions.class);
          String place = desk.in(extra::places).get(0).id();
          String session =
              desk.in(() -> extra.open(new ExtraSessions.Wish("c", place, far, "10:30", FEW)));
          assertThat(desk.in(() -> desk.setup().leftOut())).isEmpty();

          database.pass(Duration.ofDays(35));
          desk.run(() -> desk.upkeep().makeSessions(base.baseId()));

          assertThat(database.number(OVERLAPPING)).isZero();
          assertThat(desk.in(() -> desk.setup().leftOut()))
              .singleElement()
              .satisfies(
                  left -> {
                    assertThat(left.start()).isEqualTo("2027-01-20T02:00:00Z");
                    assertThat(left.bySession()).isEqualTo(session);
                  });
          assertThat(desk.in(() -> desk.setup().sheet(base.baseId())).leftOut()).hasSize(1);
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aBookedSessionOfAnOldRuleKeepsItsHallToo(BookingDatabase.Kind kind) throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          String booked = base.sessions().get(2);
          base.book(desk, booked, 2, "13912345678");
          String old = desk.in(() -> desk.setup().sheet(base.baseId())).rules().get(0).id();
          desk.in(() -> desk.setup().removeRule(old));
          rule(desk, base, base.programmeId(), DAILY, "10:20");
          assertThat(database.number(OVERLAPPING)).isZero();
          assertThat(desk.in(() -> desk.setup().leftOut()))
              .extracting(BaseSetup.LeftOut::bySession)
              .containsExactly(booked);

          // Closed, it makes room; then it cannot come back.
          desk.run(() -> desk.office().closeSession(booked, "改时间"));
          desk.run(() -> desk.upkeep().makeSessions(base.baseId()));
          assertThat(desk.in(() -> desk.setup().leftOut())).isEmpty();
          assertThatThrownBy(() -> desk.run(() -> desk.office().reopenSession(booked)))
              .hasMessageContaining("booking.setup.busy");
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void ofManyWhoWantTheHallAtOnceOneGetsIt(BookingDatabase.Kind kind) throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          String place = desk.in(() -> desk.bean(ExtraSessions.class).places()).get(0).id();
          AtomicInteger opened = new AtomicInteger();
          database.atOnce(
              8,
              (worker, number) -> {
                try {
                  worker.in(
                      () ->
                          worker
                              .bean(ExtraSessions.class)
                              .open(
                                  new ExtraSessions.Wish(
                                      "c",
                                      place,
                                      LocalDate.of(2026, 12, 2),
                                      "18:0" + number,
                                      FEW)));
                  opened.incrementAndGet();
                } catch (BookingRefused refused) {
                  assertThat(refused.code()).isEqualTo("booking.setup.busy");
                }
              });
          assertThat(opened).hasValue(1);

          AtomicInteger rules = new AtomicInteger();
          database.atOnce(
              8,
              (worker, number) -> {
                try {
                  rule(worker, base, base.programmeId(), DAILY, "20:0" + number);
                  rules.incrementAndGet();
                } catch (BookingRefused refused) {
                  assertThat(refused.code()).isEqualTo("booking.setup.overlap");
                }
              });
          assertThat(rules).hasValue(1);
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void twoWhoChangeSharesAtOnceDoNotSellMoreThanTheHallHolds(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        new Shares(10, 10, 0, 0),
        (database, base, desk) -> {
          for (String session : base.sessions().subList(0, 8)) {
            database.atOnce(
                2,
                (worker, number) -> {
                  try {
                    Channel channel = number == 0 ? Channel.PHONE : Channel.WALK_IN;
                    worker.run(() -> worker.office().resize(session, channel, 15));
                  } catch (BookingRefused refused) {
                    assertThat(refused.code()).isEqualTo("booking.setup.capacity");
                  }
                });
          }
          assertThat(
                  database.number(
                      "select max(s) from (select sum(capacity) as s from session_quota"
                          + " group by session_id) x"))
              .isEqualTo(35);
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aDayThatIsClosedWhileItsSessionsAreMadeStaysClosed(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          for (int round = 0; round < 8; round++) {
            database.pass(Duration.ofDays(1));
            LocalDate last = BookingRules.today(database.now()).plusDays(31);
            database.atOnce(
                2,
                (worker, number) -> {
                  if (number == 0) {
                    worker.run(() -> worker.upkeep().makeSessions(base.baseId()));
                  } else {
                    worker.run(
                        () ->
                            worker
                                .office()
                                .close(
                                    new BookingOffice.Closure(
                                        base.baseId(), "", last, last, "检修")));
                  }
                });
            assertThat(
                    database.number(
                        "select count(*) from visit_session where closed = false"
                            + " and visit_day = DATE '"
                            + last
                            + "'"))
                .isZero();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aDayThatIsClosedWhileItsSessionIsOpenedAgainStaysClosed(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          for (int round = 0; round < 8; round++) {
            String session = base.sessions().get(2 * round);
            LocalDate day = LocalDate.of(2026, 11, 25).plusDays(round);
            desk.run(() -> desk.office().closeSession(session, "停电"));
            database.atOnce(
                2,
                (worker, number) -> {
                  if (number == 0) {
                    try {
                      worker.run(() -> worker.office().reopenSession(session));
                    } catch (BookingRefused refused) {
                      assertThat(refused.code()).isEqualTo("booking.reopen.day");
                    }
                  } else {
                    worker.run(
                        () ->
                            worker
                                .office()
                                .close(
                                    new BookingOffice.Closure(base.baseId(), "", day, day, "检修")));
                  }
                });
            assertThat(
                    database.number(
                        "select count(*) from visit_session where closed = false"
                            + " and visit_day = DATE '"
                            + day
                            + "'"))
                .isZero();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void ofTwoWhoCloseOrOpenASessionAtOnceTheSecondFindsItDone(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        FEW,
        (database, base, desk) -> {
          for (String session : base.sessions().subList(0, 8)) {
            database.atOnce(
                2,
                (worker, number) ->
                    worker.run(() -> worker.office().closeSession(session, "检修" + number)));
            database.atOnce(
                2, (worker, number) -> worker.run(() -> worker.office().reopenSession(session)));
          }
          assertThat(database.events())
              .filteredOn(event -> event instanceof TrainingAct)
              .extracting(event -> ((TrainingAct) event).act())
              .filteredOn(act -> act.startsWith("booking.session-"))
              .hasSize(16);
        });
  }

  private static BaseSetup.HallSaved save(
      BookingDatabase.Desk desk, TestBase base, int capacity, boolean active) {
    return desk.in(
        () ->
            desk.setup()
                .saveHall(
                    base.baseId(),
                    new BaseSetup.HallForm(base.hallId(), "一号厅", capacity, "", active)));
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aSmallerHallSellsNoMoreThanItHoldsAndNamesWhatIsBookedAbove(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        new Shares(10, 24, 4, 2),
        (database, base, desk) -> {
          String full = base.sessions().get(4);
          String key = base.groupDraft(desk, full, 24, "13912345678");
          desk.in(() -> desk.steps().submit(key, false));
          assertThatThrownBy(() -> save(desk, base, 20, true))
              .isInstanceOfSatisfying(
                  BookingRefused.class,
                  refused -> {
                    assertThat(refused.code()).isEqualTo("booking.setup.hall-rules");
                    assertThat(refused.arguments().toString()).contains("10:00").contains("14:00");
                  });
          desk.in(() -> desk.setup().sheet(base.baseId()))
              .rules()
              .forEach(
                  r -> desk.run(() -> desk.setup().reviseRule(r.id(), new Shares(8, 12, 0, 0))));

          BaseSetup.HallSaved saved = save(desk, base, 20, true);

          assertThat(saved.over()).extracting(BaseSetup.Kept::sessionId).containsExactly(full);
          assertThat(saved.kept()).isEmpty();
          assertThat(
                  database.rows(
                      "select sum(capacity), sum(taken) from session_quota group by session_id"
                          + " order by sum(capacity) desc"))
              .satisfies(
                  rows -> {
                    assertThat(rows.get(0)).extracting(v -> ((Number) v).intValue()).contains(24);
                    assertThat(((Number) rows.get(1).get(0)).intValue()).isEqualTo(20);
                  });
        });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void aHallOutOfUseIsNotSoldAnyMoreAndItsBookedSessionsAreNamed(BookingDatabase.Kind kind)
      throws Exception {
    on(
        kind,
        new Shares(5, 24, 4, 2),
        (database, base, desk) -> {
          String booked = base.sessions().get(4);
          base.book(desk, booked, 2, "13912345678");
          String draft = base.draft(desk, booked, 1, "13912345679");

          BaseSetup.HallSaved saved = save(desk, base, 40, false);

          assertThat(saved.kept()).extracting(BaseSetup.Kept::sessionId).containsExactly(booked);
          assertThat(desk.in(() -> desk.steps().ways(draft))).isEmpty();
          assertThatThrownBy(() -> desk.in(() -> desk.steps().submit(draft, false)))
              .hasMessageContaining("booking.closed");
          assertThat(database.number("select max(accepting) from session_quota")).isZero();
          assertThat(database.number("select count(*) from visit_session where closed = false"))
              .isOne();
          assertThat(desk.in(() -> desk.bean(BaseDirectory.class).bases()).get(0).sessions())
              .isFalse();

          assertThat(save(desk, base, 40, true).kept()).isEmpty();
          base.book(desk, booked, 3, "13912345670");
          assertThat(desk.in(() -> desk.steps().ways(draft))).hasSizeGreaterThan(4);
        });
  }
}
