package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.programme.EditionSheet;
import cn.shenhe.portal.training.programme.EnrolmentDesk;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.programme.TaughtResult;
import cn.shenhe.portal.training.programme.VisitMade;
import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PersonRow;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Units that are done by being there: a visit to the base, or a class. */
class UnitOnTheSpotTest extends LearnerWay {

  /** One hour, one lesson, then an hour at the base or in a class. */
  private static EditionSheet onTheSpot(String venue) {
    return new EditionSheet(
        "现场项目",
        new EditionSheet.Hours(1, 1, "测试"),
        new EditionSheet.Hours(1, 1, "测试"),
        6,
        "测试",
        "",
        List.of(
            new EditionSheet.UnitSheet(
                "规章", 1, true, false, false, List.of("lesson:rules"), List.of()),
            new EditionSheet.UnitSheet(
                "灭火", 1, true, false, true, true, venue, List.of(), List.of())));
  }

  private String enrolledOnTheSpot(String code) {
    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open(code, JobCategory.MANAGER, "", "", onTheSpot("fire-drill")));
    return db.as(WORKER)
        .in(
            () ->
                db.bean(ProgrammeEnrolling.class)
                    .enrol(new ProgrammeEnrolling.Wish(code, EnrolmentKind.INITIAL, "", TODAY)));
  }

  private void aBase() {
    db.sql(
        "insert into experience_base values (1, 'base', 'b', '体验馆', 'EXISTING', '', '', '', '', '',"
            + " '', true, false, true, 1, 1)");
    db.sql(
        "insert into base_programme values (1, 'fire-drill', 1, '灭火体验', '', 60, 0, '', '', false,"
            + " true, 1)");
  }

  /**
   * @param ago since the session began; negative when the door opened before it
   */
  private void checkedIn(int id, Duration ago) {
    OffsetDateTime start = db.now().minus(ago).atOffset(ZoneOffset.UTC);
    db.sql(
        "insert into booking (id, public_id, manage_key, code, kind, channel, state, base_id,"
            + " programme_id, person, adults, teens, children, pupils, teachers, buses, insured,"
            + " lesson_done, consented, first_start, created_at, passed_over, moves, sequence,"
            + " version)"
            + " values (?, ?, ?, ?, 'INDIVIDUAL', 'ONLINE', 'ATTENDED', 1, 1, ?, 1, 0, 0, 0, 0, 0,"
            + " false, false, true, ?, now(), 0, 0, 0, 1)",
        id,
        "booking" + id,
        "key" + id,
        "code" + id,
        WORKER,
        start);
    db.sql(
        "insert into attended_visit values (?, ?, ?, '体验馆', '灭火体验', 60, ?, ?)",
        id,
        WORKER,
        "booking" + id,
        start,
        ago.isNegative() ? db.now().atOffset(ZoneOffset.UTC) : start);
    db.sql("update booking set person = null");
    db.run(
        () -> {
          try {
            Class<?> progress =
                Class.forName("cn.shenhe.portal.training.programme.EnrolmentProgress");
            java.lang.reflect.Method visited =
                progress.getDeclaredMethod("visited", VisitMade.class);
            visited.setAccessible(true);
            visited.invoke(db.bean(progress), new VisitMade(WORKER));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aVisitToTheBaseCompletesTheUnitOnceTheLessonsBeforeAreDone() {
    aBase();
    String enrolment = enrolledOnTheSpot("SPOT");
    EnrolmentDetail.UnitProgress locked = detail(enrolment).units().get(1);
    assertThat(locked.open()).isFalse();
    assertThat(locked.venueTitle()).isEqualTo("体验馆：灭火体验");

    checkedIn(1, Duration.ofHours(2));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    EnrolmentDetail open = detail(enrolment);
    assertThat(open.units().get(1).open()).isTrue();
    assertThat(open.units().get(1).attendedAt()).as("too early").isNull();
    assertThat(open.row().state()).isEqualTo(EnrolmentState.RUNNING);
    assertThat(open.row().classHours()).isZero();

    db.pass(Duration.ofHours(3));
    checkedIn(2, Duration.ofHours(1));
    EnrolmentDetail done = detail(enrolment);
    assertThat(done.units().get(1).attendedAt()).isEqualTo(db.now().minus(Duration.ofHours(1)));
    assertThat(done.row().classHours()).isEqualTo(1.3);
    assertThat(done.row().state()).isEqualTo(EnrolmentState.COMPLETED);
  }

  @Test
  void theEnterpriseSeesTheTimeOfAVisitInGapAndArchive() {
    aBase();
    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open("SPOT", JobCategory.MANAGER, "", "", onTheSpot("fire-drill")));
    list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,安全管理人员,安全科,2026-11-20\n");
    String id = people(PeopleFilter.Standing.ALL, "").rows().get(0).publicId();
    String code = db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(id)).joinCode();
    db.as(WORKER).run(() -> db.bean(Joining.class).join(code));
    learns(WORKER, "rules", Duration.ofMinutes(45));
    db.pass(Duration.ofHours(3));
    checkedIn(1, Duration.ofHours(1));
    PersonRow row = people(PeopleFilter.Standing.ALL, "").rows().get(0);
    assertThat(row.doneHours()).isEqualTo(2.3);
    assertThat(row.gapHours()).isZero();
    assertThat(archived("人员")).singleElement().asString().contains("|1.0|1.3|");
  }

  @Test
  void aVisitThatCompletesAtTheDoorBeforeItsSessionBeginsStaysCounted() {
    aBase();
    String enrolment = enrolledOnTheSpot("SPOT");
    learns(WORKER, "rules", Duration.ofMinutes(60));
    checkedIn(1, Duration.ofMinutes(-30));
    assertThat(detail(enrolment).row().state()).isEqualTo(EnrolmentState.COMPLETED);

    db.pass(Duration.ofDays(1));
    learns(WORKER, "rules", Duration.ofMinutes(1));
    EnrolmentDetail later = detail(enrolment);
    assertThat(later.units().get(1).attendedAt()).isNotNull();
    assertThat(later.row().classHours()).isEqualTo(1.3);
  }

  @Test
  void aVisitOfARefresherStaysCountedWhenItsLessonsAreLearnedAgainNextYear() {
    aBase();
    enrolledOnTheSpot("SPOT");
    String refresher =
        db.as(WORKER)
            .in(
                () ->
                    db.bean(ProgrammeEnrolling.class)
                        .enrol(
                            new ProgrammeEnrolling.Wish(
                                "SPOT", EnrolmentKind.REFRESHER, "", TODAY)));
    db.sql("update programme_enrolment set required_ms = 36000000 where kind = 'REFRESHER'");
    learns(WORKER, "rules", Duration.ofMinutes(60));
    db.pass(Duration.ofHours(2));
    checkedIn(1, Duration.ofHours(1));
    assertThat(detail(refresher).units().get(1).attendedAt()).isNotNull();

    db.pass(Duration.ofDays(60));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    assertThat(detail(refresher).units().get(1).attendedAt()).isNotNull();
    assertThat(detail(refresher).row().classHours()).isEqualTo(1.3);
  }

  @Test
  void aClassStaffRecordStandsForTheUnitOnTheSpot() {
    aBase();
    String enrolment = enrolledOnTheSpot("SPOT");
    learns(WORKER, "rules", Duration.ofMinutes(60));
    assertThat(detail(enrolment).row().state()).isEqualTo(EnrolmentState.RUNNING);
    EnrolmentDesk desk = db.as("staff").bean(EnrolmentDesk.class);
    assertThat(db.in(() -> desk.sheet(enrolment)).units()).containsExactly("灭火");
    assertThatThrownBy(() -> db.run(() -> desk.record(enrolment, unit("爬高"))))
        .hasMessageContaining("taught-unit");
    db.pass(Duration.ofHours(2));
    db.run(() -> desk.record(enrolment, unit("灭火")));
    assertThat(detail(enrolment).row().state()).isEqualTo(EnrolmentState.COMPLETED);
  }

  /** Worker W1's edition has the unit under its old name; W2 came after it was renamed. */
  @Test
  void aRenamedUnitIsDoneUnderTheNameItHasInTheEditionSomebodyBeganWith() {
    ProgrammeEditing editing = db.as("editor").bean(ProgrammeEditing.class);
    db.run(() -> editing.revise("NEW-WORKER", 1, renamed("上机操作")));
    joined();
    learns(WORKER, "rules", Duration.ofMinutes(60));
    db.as("editor").run(() -> editing.revise("NEW-WORKER", 2, renamed("设备操作")));
    assertThat(db.in(() -> db.bean(ProgrammeCatalogue.class).attendedUnits()))
        .contains("上机操作", "设备操作");
    list("工号,姓名,人员类别,岗位,任职日期\nW2,乙,新上岗从业人员,装配,2026-11-20\n");

    assertThatThrownBy(() -> attendsUnit("设备操作", "W1 合格")).hasMessageContaining("class-unit");
    assertThatThrownBy(() -> attendsUnit("设备操作", "W1 合格\nW2 合格"))
        .hasMessageContaining("attendee-unit");
    db.pass(Duration.ofHours(2));
    attendsUnit("上机操作", "W1 合格");
    assertThat(people(PeopleFilter.Standing.ALL, "W1").rows().get(0).state())
        .isEqualTo(EnrolmentState.COMPLETED);
  }

  private void attendsUnit(String unit, String who) {
    ClassRecords.Held held =
        new ClassRecords.Held(
            ClassKind.HANDS_ON,
            "NEW-WORKER",
            unit,
            "上机",
            "操作规程",
            "一车间",
            "班长",
            db.now().minus(Duration.ofHours(1)),
            45,
            80);
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, who));
  }

  private static EditionSheet renamed(String unit) {
    return new EditionSheet(
        "新工人培训",
        new EditionSheet.Hours(2, 3, "测试"),
        new EditionSheet.Hours(1, 1, "测试"),
        6,
        "测试",
        "",
        List.of(
            new EditionSheet.UnitSheet(
                "规章", 1, true, false, false, List.of("lesson:rules"), List.of()),
            new EditionSheet.UnitSheet(
                unit, 1, true, false, true, true, "", List.of(), List.of())));
  }

  private EnrolmentDesk.Taught unit(String title) {
    return new EnrolmentDesk.Taught(
        db.now().minus(Duration.ofHours(1)), 45, "灭火", "王", "签到表", TaughtResult.PASSED, title);
  }
}
