package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.training.programme.EditionSheet;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.roster.EmployeeExams;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PersonRow;
import cn.shenhe.portal.training.roster.RosterAccount;
import cn.shenhe.portal.training.roster.RosterAccount.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An enterprise's list: what it says, what the officer sees, and until when. */
class EnterpriseListTest extends LearnerWay {

  @Test
  void aCorrectedDayOrRiskKeepsProgressAndWhatIsCompleted() {
    String employee = joined();
    attends(Duration.ofHours(3), 60);
    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-21,是\n");
    assertThat(programmesOf(employee)).hasSize(1);
    EnrolmentDetail running = programmesOf(employee).get(0);
    assertThat(running.row().classHours()).isEqualTo(1.3);
    assertThat(running.row().dueOn()).isEqualTo(LocalDate.of(2027, 5, 21));
    assertThat(running.row().requiredHours()).isEqualTo(3.0);

    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-21,否\n");
    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(45));
    EnrolmentDetail done = programmesOf(employee).get(0);
    assertThat(done.row().state()).isEqualTo(EnrolmentState.COMPLETED);

    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-22,否\n");
    assertThat(programmesOf(employee)).hasSize(1);
    assertThat(programmesOf(employee).get(0).row().completedAt())
        .isEqualTo(done.row().completedAt());

    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,主要负责人,装配,2026-11-22,否\n");
    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-22,是\n");
    List<EnrolmentDetail> both = programmesOf(employee);
    assertThat(both).hasSize(2);
    assertThat(both.get(0).row().completedAt()).isEqualTo(done.row().completedAt());
    assertThat(both.get(1).row().requiredHours()).isEqualTo(3.0);
    assertThat(both.get(1).row().classHours()).isEqualTo(1.3);
    assertThat(both.get(1).row().onlineHours()).isEqualTo(2.0);
  }

  @Test
  void theIndustryOfTheListChoosesTheProgrammeAndTheHours() {
    ProgrammeEditing editing = db.as("editor").bean(ProgrammeEditing.class);
    db.run(() -> editing.open("MINE", JobCategory.MANAGER, "煤矿", "", named("煤矿管理人员")));
    db.run(() -> editing.open("ALL", JobCategory.MANAGER, "general", "", named("管理人员")));
    RosterAccount account =
        list(
            "工号,姓名,人员类别,行业\n"
                + "M1,甲,安全管理人员,煤矿\n"
                + "M2,乙,安全管理人员,商贸\n"
                + "M3,丙,安全管理人员,\n"
                + "M4,丁,安全管理人员,炼金\n");
    assertThat(account.rows())
        .extracting(RosterAccount.Line::reason)
        .containsExactly("programme", "programme", "programme", "industry");
    assertThat(account.rows())
        .extracting(RosterAccount.Line::detail)
        .containsExactly("煤矿管理人员", "管理人员", "管理人员", "炼金");
    PersonRow miner = people(PeopleFilter.Standing.ALL, "M1").rows().get(0);
    assertThat(miner.requiredHours()).isEqualTo(3.0);
    assertThat(people(PeopleFilter.Standing.ALL, "M2").rows().get(0).requiredHours())
        .isEqualTo(2.0);

    // A list without the column says nothing of the industry.
    assertThat(list("工号,姓名,人员类别\nM1,甲,安全管理人员\n").counts().get(Outcome.UNCHANGED)).isEqualTo(1);
    list("工号,姓名,人员类别,行业\nM1,甲,安全管理人员,商贸\n");
    assertThat(people(PeopleFilter.Standing.ALL, "M1").rows())
        .singleElement()
        .satisfies(row -> assertThat(row.title()).isEqualTo("管理人员"))
        .satisfies(row -> assertThat(row.requiredHours()).isEqualTo(2.0));
  }

  private static EditionSheet named(String title) {
    EditionSheet of = sheet();
    return new EditionSheet(
        title,
        of.initial(),
        of.refresher(),
        of.deadlineMonths(),
        of.deadlineBasis(),
        of.disclaimer(),
        of.units());
  }

  @Test
  void ofFiveHundredRowsEveryOneIsAccountedForAndASecondReadingChangesNothing() {
    StringBuilder csv = new StringBuilder("单位人员名单,,,,\n工号,姓名,人员类别,岗位,任职日期\n");
    for (int i = 0; i < 500; i++) {
      csv.append(row(i)).append('\n');
    }
    RosterAccount first = list(csv.toString());
    Map<Outcome, Long> counts = first.counts();
    assertThat(first.rows()).hasSize(500);
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(500);
    assertThat(counts.get(Outcome.REJECTED)).isEqualTo(40);
    assertThat(counts.get(Outcome.DUPLICATE)).isEqualTo(10);
    assertThat(counts.get(Outcome.ADDED)).isEqualTo(450);
    assertThat(first.rows())
        .extracting(RosterAccount.Line::reason)
        .contains("no-number", "no-name", "category", "day", "no-programme");
    assertThat(people(PeopleFilter.Standing.ALL, "").sums().people()).isEqualTo(450);

    db.pass(Duration.ofDays(3));
    Map<Outcome, Long> again = list(csv.toString()).counts();
    assertThat(again.get(Outcome.UNCHANGED)).isEqualTo(450);
    assertThat(again.get(Outcome.ADDED) + again.get(Outcome.UPDATED)).isZero();
  }

  /** Of fifty rows four are wrong in a way of their own, and one repeats a number. */
  private static String row(int i) {
    String since = i % 3 == 0 ? "" : "2026-0" + (1 + i % 9) + "-1" + i % 10;
    return switch (i % 50) {
      case 7 -> ",人员" + i + ",新上岗从业人员,装配," + since;
      case 17 -> "E" + i + ",,新上岗从业人员,装配," + since;
      case 27 -> "E" + i + ",人员" + i + ",外星人员,装配," + since;
      case 37 -> "E" + i + ",人员" + i + ",新上岗从业人员,装配,2026-02-30";
      case 47 -> "E" + (i - 1) + ",人员" + i + ",新上岗从业人员,装配," + since;
      case 11 -> "E" + i + ",人员" + i + ",特种作业人员,低压电工," + since;
      default -> "E" + i + ",人员" + i + ",新上岗从业人员,装配," + since;
    };
  }

  @Test
  void pagesAndSumsOfTheOfficerAgree() {
    StringBuilder csv = new StringBuilder("工号,姓名,人员类别,岗位,任职日期\n");
    for (int i = 0; i < 180; i++) {
      String category = i % 4 == 0 ? "特种作业人员" : "新上岗从业人员";
      String since = TODAY.minusDays(i * 2L).toString();
      csv.append("P%03d,人员%d,%s,岗位,%s%n".formatted(i, i, category, since));
    }
    list(csv.toString());
    long all = 0;
    EnterpriseOffice.Sums sums = people(PeopleFilter.Standing.ALL, "").sums();
    assertThat(sums.people()).isEqualTo(180);
    assertThat(sums.notJoined()).isEqualTo(180);
    for (PeopleFilter.Standing standing : PeopleFilter.Standing.values()) {
      List<PersonRow> rows = new ArrayList<>();
      EnterpriseOffice.PeoplePage page = people(standing, "", 1);
      for (int p = 1; p <= page.pages(); p++) {
        rows.addAll(people(standing, "", p).rows());
      }
      assertThat(rows).as(standing.name()).hasSize((int) page.total()).doesNotHaveDuplicates();
      if (standing == PeopleFilter.Standing.OVERDUE) {
        assertThat(rows).hasSize((int) sums.overdue()).isNotEmpty();
        assertThat(rows).isSortedAccordingTo((a, b) -> a.dueOn().compareTo(b.dueOn()));
        assertThat(rows).allMatch(row -> row.state() == EnrolmentState.OVERDUE);
      }
      if (standing == PeopleFilter.Standing.ALL) {
        all = rows.size();
        assertThat(rows.stream().filter(row -> row.title().isEmpty())).hasSize(45);
      }
    }
    assertThat(all).isEqualTo(180);
    assertThat(sums.overdue() + sums.dueSoon() + sums.running() + sums.completed()).isEqualTo(135);
    assertThat(people(PeopleFilter.Standing.ALL, "P17").rows()).hasSize(10);
  }

  @Test
  void theEnterpriseSeesWhetherAnExamWasPassedUntilThePersonLeaves() {
    TakenExams taken = (TakenExams) db.bean(Results.class);
    taken.passed("以前单位的考核", db.now().minus(Duration.ofHours(1)));
    taken.passed("新工人考核", db.now());
    String employee = joined();
    EmployeeExams.Exams exams = db.as(OFFICER).in(() -> db.bean(EmployeeExams.class).of(employee));
    assertThat(exams.results())
        .extracting(EmployeeExams.ResultLine::title)
        .containsExactly("新工人考核");
    assertThat(exams.certificates().get(0).number()).isEqualTo("SH-1");
    assertThat(archived("考试")).singleElement().asString().contains("新工人考核", "合格");
    assertThat(archived("证明")).singleElement().asString().contains("SH-1", "2029-11-24");

    db.as(WORKER).run(() -> db.bean(Joining.class).leave(employee));
    db.pass(Duration.ofDays(1));
    taken.passed("别处的考试", db.now());
    assertThat(archived("考试")).singleElement().asString().contains("新工人考核");
    assertThat(db.as(OFFICER).in(() -> db.bean(EmployeeExams.class).of(employee)).results())
        .isEmpty();
  }

  private List<String> archivedLessons() {
    return archived("线上学习");
  }

  @Test
  void whoLeavesIsNoLongerSeenAndComesBackOnlyByJoiningAnew() {
    String employee = joined();
    learns(WORKER, "rules", Duration.ofMinutes(20));
    assertThat(archivedLessons()).singleElement().asString().contains("|20.0|");
    Joining joining = db.as(WORKER).bean(Joining.class);
    assertThatThrownBy(() -> db.run(() -> joining.leave("somebody")))
        .hasMessageContaining("join-none");
    db.run(() -> joining.leave(employee));
    assertThat(db.in(joining::memberships)).isEmpty();
    assertThat(db.in(() -> db.bean(ProgrammeEnrolling.class).mine())).isEmpty();
    db.pass(Duration.ofMinutes(1));
    learns(WORKER, "rules", Duration.ofMinutes(30));
    learns(WORKER, "machines", Duration.ofMinutes(20));
    assertThat(archivedLessons()).singleElement().asString().contains("|20.0|学习中|");

    list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,新上岗从业人员,装配,2026-11-20\n");
    EnterpriseOffice.Person back =
        db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(employee));
    assertThat(back.joined()).isFalse();
    assertThat(back.programmes().get(0).row().doneHours()).isZero();
    assertThat(archivedLessons()).isEmpty();
    db.as(WORKER).run(() -> joining.join(back.joinCode()));
    assertThat(programmesOf(employee).get(0).row().doneHours()).isPositive();
  }
}
