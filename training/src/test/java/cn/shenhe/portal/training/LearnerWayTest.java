package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.programme.EditionSheet;
import cn.shenhe.portal.training.programme.EnrolmentDesk;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.programme.ProgrammeOutline;
import cn.shenhe.portal.training.record.PersonRecord;
import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PersonRow;
import cn.shenhe.portal.training.roster.RosterRefused;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;

/** From the enrolment to the completed programme. */
class LearnerWayTest extends LearnerWay {

  @Test
  void whatIsLearnedCountsAndOpensTheHandsOnUnit() {
    String enrolment = enrol(EnrolmentKind.INITIAL, TODAY);
    EnrolmentDetail before = detail(enrolment);
    assertThat(before.row().dueOn()).isEqualTo(LocalDate.of(2027, 5, 24));
    assertThat(before.units().get(1).open()).isFalse();
    assertThat(before.next()).isEqualTo("rules");

    learns(WORKER, "rules", Duration.ofMinutes(45));
    assertThat(detail(enrolment).row().onlineHours()).isEqualTo(1.0);
    learns(WORKER, "machines", Duration.ofMinutes(20));
    EnrolmentDetail half = detail(enrolment);
    assertThat(half.units().get(0).lessons().get(0).finished()).isTrue();
    assertThat(half.units().get(1).open()).isFalse();
    assertThat(half.row().state()).isEqualTo(EnrolmentState.RUNNING);
    learns(WORKER, "machines", Duration.ofMinutes(40));

    EnrolmentDetail done = detail(enrolment);
    assertThat(done.units().get(1).open()).isTrue();
    assertThat(done.row().onlineHours()).isEqualTo(2.3);
    assertThat(done.row().state()).isEqualTo(EnrolmentState.COMPLETED);
  }

  @Test
  void aLessonIsGoneOnWithUnlessItWasFinishedInAnyYearOrIsThereNoMore() {
    LearningHours hours = db.as(WORKER).bean(LearningHours.class);
    learns(WORKER, "machines", Duration.ofMinutes(5));
    learns(WORKER, "rules", Duration.ofMinutes(5));
    db.pass(Duration.ofDays(60));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    assertThat(db.in(hours::learned))
        .as("each once, over the turn of the year")
        .extracting(LearningHours.LearnedRow::piece)
        .containsExactly("lesson:rules", "lesson:machines");
    assertThat(db.in(hours::learned).get(0).finishedAt()).isNotNull();
    assertThat(db.in(() -> hours.unfinished("lesson")).orElseThrow().piece())
        .isEqualTo("lesson:machines");
    db.pass(Duration.ofDays(365));
    learns(WORKER, "rules", Duration.ofMinutes(1));
    assertThat(db.in(hours::learned).get(0))
        .as("finished last year, opened again")
        .matches(row -> row.creditedSeconds() == 60 && row.finishedAt() != null);
    assertThat(db.in(() -> hours.unfinished("lesson")).orElseThrow().piece())
        .isEqualTo("lesson:machines");
    db.withdraw("machines");
    assertThat(db.in(() -> hours.unfinished("lesson"))).isEmpty();
  }

  @Test
  void theYearlyRefresherIsDueAYearAfterItBegan() {
    assertThat(detail(enrol(EnrolmentKind.REFRESHER, TODAY)).row().dueOn())
        .isEqualTo(LocalDate.of(2027, 11, 24));
    assertThat(detail(enrol(EnrolmentKind.INITIAL, LocalDate.of(2026, 1, 5))).row().state())
        .isEqualTo(EnrolmentState.OVERDUE);
  }

  @Test
  void theEnterpriseMayRecordTheMachineOnlyAfterTheLessonsBefore() {
    String employee = joined();
    ClassRecords.Held held =
        new ClassRecords.Held(
            ClassKind.HANDS_ON,
            "NEW-WORKER",
            "",
            "上机",
            "操作规程",
            "一车间",
            "班长",
            db.now().minus(Duration.ofHours(2)),
            45,
            80);
    assertThatThrownBy(
            () -> db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, "W1 90")))
        .isInstanceOf(RosterRefused.class)
        .hasMessageContaining("attendee-unready");

    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(31));
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, "W1 90"));

    PersonRow row = people(PeopleFilter.Standing.ALL, "").rows().get(0);
    assertThat(row.doneHours()).isEqualTo(2.6);
    assertThat(row.gapHours()).isZero();
    assertThat(row.state()).isEqualTo(EnrolmentState.COMPLETED);
    List<LearningHours.EvidenceRow> spans =
        db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).evidence(employee, 1).rows());
    assertThat(spans.stream().mapToLong(LearningHours.EvidenceRow::creditedSeconds).sum())
        .isEqualTo(76 * 60);
    assertThat(spans)
        .allMatch(
            s -> s.creditedSeconds() <= Duration.between(s.startedAt(), s.endedAt()).toSeconds());
  }

  @Test
  void lessonsOfHighRiskUnitsCountOnlyForHighRisk() {
    db.lesson("mine", Duration.ofMinutes(60));
    List<EditionSheet.UnitSheet> units = new ArrayList<>(sheet().units());
    units.add(
        new EditionSheet.UnitSheet("高危", 1, true, true, false, List.of("lesson:mine"), List.of()));
    EditionSheet wide =
        new EditionSheet(
            "有高危单元",
            new EditionSheet.Hours(2, 3, "测试"),
            new EditionSheet.Hours(1, 1, "测试"),
            6,
            "测试",
            "",
            units);
    db.as("editor")
        .run(() -> db.bean(ProgrammeEditing.class).open("WIDE", JobCategory.MANAGER, "", "", wide));
    List<String> enrolments = new ArrayList<>();
    for (boolean risk : List.of(false, true)) {
      enrolments.add(
          db.as(risk ? OFFICER : WORKER)
              .in(
                  () ->
                      db.bean(ProgrammeEnrolling.class)
                          .enrol(
                              new ProgrammeEnrolling.Wish(
                                  "WIDE", EnrolmentKind.INITIAL, risk ? "煤矿" : "商贸", TODAY))));
    }
    learns(WORKER, "mine", Duration.ofMinutes(45));
    assertThat(detail(enrolments.get(0)).row().onlineHours()).isZero();
    learns(OFFICER, "mine", Duration.ofMinutes(45));
    EnrolmentDetail risky =
        db.as(OFFICER).in(() -> db.bean(ProgrammeEnrolling.class).detail(enrolments.get(1)));
    assertThat(risky.row().onlineHours()).isEqualTo(1.0);
  }

  @Test
  void theIndustryDecidesHowManyHoursAreAskedFor() {
    ProgrammeEnrolling enrolling = db.as(WORKER).bean(ProgrammeEnrolling.class);
    assertThatThrownBy(
            () ->
                db.run(
                    () ->
                        enrolling.enrol(
                            new ProgrammeEnrolling.Wish(
                                "NEW-WORKER", EnrolmentKind.INITIAL, "炼金", TODAY))))
        .hasMessageContaining("industry");
    String mine =
        db.in(
            () ->
                enrolling.enrol(
                    new ProgrammeEnrolling.Wish("NEW-WORKER", EnrolmentKind.INITIAL, "煤矿", TODAY)));
    assertThat(detail(mine).row().requiredHours()).isEqualTo(3.0);
    assertThat(detail(mine).row().industry()).isEqualTo("煤矿");
    ProgrammeEditing editing = db.as("editor").bean(ProgrammeEditing.class);
    assertThatThrownBy(
            () -> db.run(() -> editing.open("X-1", JobCategory.MANAGER, "炼金", "", sheet())))
        .hasMessageContaining("industry");
    db.run(() -> editing.open("MINE", JobCategory.MANAGER, "煤矿", "", sheet()));
    String own =
        db.as(WORKER)
            .in(
                () ->
                    enrolling.enrol(
                        new ProgrammeEnrolling.Wish("MINE", EnrolmentKind.INITIAL, "商贸", TODAY)));
    assertThat(detail(own).row().highRisk()).isTrue();
    assertThat(detail(own).row().requiredHours()).isEqualTo(3.0);
    assertThat(db.in(() -> db.bean(ProgrammeCatalogue.class).outline("MINE")).industryFixed())
        .isTrue();

    db.run(() -> editing.open("OLD", JobCategory.MANAGER, "商贸", "", sheet()));
    db.sql("update programme set industry = '煤炭行业' where code = 'OLD'");
    assertThat(db.in(() -> db.bean(ProgrammeCatalogue.class).outline("OLD")).industryFixed())
        .isFalse();
    String chosen =
        db.as(WORKER)
            .in(
                () ->
                    enrolling.enrol(
                        new ProgrammeEnrolling.Wish("OLD", EnrolmentKind.INITIAL, "煤矿", TODAY)));
    assertThat(detail(chosen).row().requiredHours()).isEqualTo(3.0);
  }

  @Test
  void hoursAreSummedBeforeTheyAreRoundedAndAllSpansAreInTheWorkbook() throws Exception {
    db.among(Class.forName("cn.shenhe.portal.training.record.LessonEntries"));
    learns(WORKER, "rules", Duration.ofSeconds(22 * 60 + 30));
    for (int i = 0; i < 3; i++) {
      db.pass(Duration.ofDays(500));
      learns(WORKER, "machines", Duration.ofSeconds(450));
    }
    PersonRecord.Record record = db.as(WORKER).in(() -> db.bean(PersonRecord.class).mine());
    assertThat(record.entries()).hasSize(4);
    assertThat(record.hours()).isEqualTo(1.0);
    byte[] file = db.as(WORKER).in(() -> db.bean(PersonRecord.class).workbook());
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      double minutes = 0;
      for (Row line : book.getSheet("学习档案")) {
        boolean number =
            line.getCell(5) != null && line.getCell(5).getCellType() == CellType.NUMERIC;
        minutes += number ? line.getCell(5).getNumericCellValue() : 0;
      }
      assertThat(minutes).isEqualTo(45.0);
      double seconds = 0;
      for (Row line : book.getSheet("计时依据")) {
        boolean number =
            line.getCell(3) != null && line.getCell(3).getCellType() == CellType.NUMERIC;
        seconds += number ? line.getCell(3).getNumericCellValue() : 0;
      }
      assertThat(seconds).as("older than a year too").isEqualTo(2700.0);
    }
  }

  @Test
  void aProgrammeSaysHowMuchOfItCanBeLearnedOnLine() {
    String enrolment = enrol(EnrolmentKind.INITIAL, TODAY);
    assertThat(detail(enrolment).share().online()).isEqualTo(2.0);
    assertThat(detail(enrolment).share().rest()).isZero();
    ProgrammeOutline outline = db.in(() -> db.bean(ProgrammeCatalogue.class).outline("NEW-WORKER"));
    assertThat(outline.highRiskShare().online()).isEqualTo(2.6);
    assertThat(outline.highRiskShare().rest()).isEqualTo(0.4);
  }

  @Test
  void noMinuteCountsTwiceOnLineAndInTwoKindsOfClasses() {
    joined();
    learns(WORKER, "rules", Duration.ofMinutes(30));
    db.pass(Duration.ofHours(5));
    ClassRecords classes = db.bean(ClassRecords.class);
    ClassRecords.Held overlapping = classroom(Duration.ofMinutes(5 * 60 + 20), 45);
    assertThatThrownBy(() -> db.as(OFFICER).run(() -> classes.record(overlapping, "W1")))
        .hasMessageContaining("attendee-online");
    db.as(OFFICER).run(() -> classes.record(classroom(Duration.ofHours(5), 45), "W1"));

    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open("OTHER", JobCategory.MANAGER, "", "", sheet()));
    EnrolmentDesk desk = db.bean(EnrolmentDesk.class);
    String other =
        db.as("staff")
            .in(
                () ->
                    db.bean(ProgrammeEnrolling.class)
                        .enrolOther(
                            WORKER,
                            new ProgrammeEnrolling.Wish(
                                "OTHER", EnrolmentKind.INITIAL, "", TODAY)));
    assertThatThrownBy(() -> db.run(() -> desk.record(other, taught(Duration.ofMinutes(270), 45))))
        .hasMessageContaining("taught-busy");
    assertThatThrownBy(() -> db.run(() -> desk.record(other, taught(Duration.ofMinutes(320), 20))))
        .hasMessageContaining("taught-online");
    db.run(() -> desk.record(other, taught(Duration.ofMinutes(120), 45)));
    assertThatThrownBy(
            () ->
                db.as(OFFICER)
                    .run(() -> classes.record(classroom(Duration.ofMinutes(100), 45), "W1")))
        .hasMessageContaining("attendee-busy");
  }
}
