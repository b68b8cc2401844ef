package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PostChanges;
import cn.shenhe.portal.training.roster.PostMove;
import cn.shenhe.portal.training.roster.RosterAccount;
import cn.shenhe.portal.training.roster.RosterAccount.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Who takes another post or comes back after a year is trained anew on workshop and team level. */
class RetrainingTest extends LearnerWay {

  private static final String HEAD = "工号,姓名,人员类别,岗位,任职日期,转岗日期,复岗日期（离岗一年以上）\n";

  private PostChanges.Open open() {
    return db.as(OFFICER).in(() -> db.bean(PostChanges.class).open());
  }

  private void changes(String employee, PostMove.Kind kind, LocalDate day) {
    db.as(OFFICER).run(() -> db.bean(PostChanges.class).record(employee, new PostMove(kind, day)));
  }

  /** A training of worker W1, for no programme. */
  private String held(ClassKind kind, Duration ago, String result) {
    ClassRecords.Held held =
        new ClassRecords.Held(kind, "", "", "安全教育", "岗位风险", "", "班长", db.now().minus(ago), 45, 60);
    return db.as(OFFICER).in(() -> db.bean(ClassRecords.class).record(held, "W1 " + result));
  }

  @Test
  void bothLevelsAreAskedForUntilTheyAreHeldForTheNewPost() {
    String employee = joined();
    held(ClassKind.PLANT, Duration.ofDays(60), "合格");
    held(ClassKind.WORKSHOP, Duration.ofDays(59), "合格");
    held(ClassKind.TEAM, Duration.ofDays(58), "合格");
    assertThat(open().count()).isZero();

    changes(employee, PostMove.Kind.TRANSFER, TODAY.plusDays(7));
    PostChanges.Change lacking = open().rows().get(0);
    assertThat(lacking.number()).isEqualTo("W1");
    assertThat(lacking.begun()).isFalse();
    assertThat(lacking.workshopOn()).as("long before the new post").isNull();
    assertThat(lacking.teamOn()).isNull();
    assertThatThrownBy(() -> changes(employee, PostMove.Kind.TRANSFER, TODAY.plusDays(7)))
        .hasMessageContaining("change-known");
    assertThatThrownBy(() -> changes(employee, PostMove.Kind.TRANSFER, TODAY.plusYears(2)))
        .hasMessageContaining("change-day");

    held(ClassKind.WORKSHOP, Duration.ofDays(2), "合格");
    held(ClassKind.TEAM, Duration.ofHours(5), "不合格");
    db.pass(Duration.ofDays(7));
    PostChanges.Change half = open().rows().get(0);
    assertThat(half.begun()).isTrue();
    assertThat(half.workshopOn()).isEqualTo(TODAY.minusDays(2));
    assertThat(half.teamOn()).as("failed").isNull();
    assertThat(archived("转岗和复岗")).singleElement().asString().contains("转岗|", "待重新培训");

    String team = held(ClassKind.TEAM, Duration.ofHours(2), "合格");
    assertThat(open().count()).isZero();
    assertThat(archived("转岗和复岗")).singleElement().asString().contains("已重新培训");
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).cancel(team, "人员写错"));
    assertThat(open().count()).isEqualTo(1);
  }

  @Test
  void aMistakeIsWithdrawnWithItsReasonAndStaysInTheArchive() {
    String employee = joined();
    changes(employee, PostMove.Kind.RETURN, TODAY);
    PostChanges desk = db.bean(PostChanges.class);
    String change = open().rows().get(0).publicId();
    assertThatThrownBy(() -> db.as(OFFICER).run(() -> desk.withdraw(change, " ")))
        .hasMessageContaining("change-reason");
    db.sql("insert into organisation values (2, 'other', '别厂', null, 'ENTERPRISE', now(), 1)");
    account(9, "other-officer", 2);
    assertThatThrownBy(() -> db.as("other-officer").run(() -> desk.withdraw(change, "别厂")))
        .hasMessageContaining("unknown");
    assertThatThrownBy(() -> db.as("other-officer").in(() -> desk.of(employee)))
        .hasMessageContaining("unknown");
    assertThat(db.as("other-officer").in(desk::open).count()).isZero();

    db.as(OFFICER).run(() -> desk.withdraw(change, "写错日期"));
    assertThat(open().count()).isZero();
    held(ClassKind.WORKSHOP, Duration.ofHours(2), "合格");
    assertThat(db.as(OFFICER).in(() -> desk.of(employee)))
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).isEqualTo("写错日期"))
        .satisfies(row -> assertThat(row.workshopOn()).isNull());
    assertThat(archived("转岗和复岗")).singleElement().asString().contains("已撤回：写错日期");
    changes(employee, PostMove.Kind.RETURN, TODAY);
    assertThat(open().count()).isEqualTo(1);
    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).remove(employee));
    assertThat(open().count()).as("who has left").isZero();
  }

  @Test
  void aListNamesOtherPostsAndWaysBackOnce() {
    joined();
    String moved = HEAD + "W1,甲,新上岗从业人员,包装,2026-11-20,2026-11-23,\n";
    RosterAccount.Line line = list(moved).rows().get(0);
    assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
    assertThat(line.reason()).isEqualTo("transferred");
    assertThat(line.detail()).isEqualTo("2026-11-23");
    db.pass(Duration.ofDays(3));
    assertThat(list(moved).counts().get(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(open().count()).isEqualTo(1);

    String change = open().rows().get(0).publicId();
    db.as(OFFICER).run(() -> db.bean(PostChanges.class).withdraw(change, "没有转岗"));
    assertThat(list(moved).counts().get(Outcome.UNCHANGED)).as("stays withdrawn").isEqualTo(1);
    assertThat(open().count()).isZero();

    line = list(HEAD + "W1,甲,新上岗从业人员,包装,2026-11-20,2026-11-23,2026-12-01\n").rows().get(0);
    assertThat(line.outcome()).as("nothing else is new").isEqualTo(Outcome.UPDATED);
    assertThat(line.reason()).isEqualTo("returned");
    assertThat(list(HEAD + "W2,乙,新上岗从业人员,装配,2026-11-20,明天,\n").rows().get(0).reason())
        .isEqualTo("day");
    line = list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,新上岗从业人员,仓库,2026-11-20\n").rows().get(0);
    assertThat(line.reason()).as("the officer is asked").isEqualTo("post-changed");
    assertThat(line.detail()).isEqualTo("包装");
    assertThat(list(HEAD + "W3,丙,新上岗从业人员,装配,2026-11-20,2026-11-23,\n").rows().get(0).outcome())
        .isEqualTo(Outcome.ADDED);
    assertThat(open().rows()).extracting(PostChanges.Change::number).containsExactly("W3", "W1");
  }

  @Test
  void aDayOfAnOldTransferDoesNotHideAWayBackAfterAYear() {
    String employee = joined();
    String moved = HEAD + "W1,甲,新上岗从业人员,包装,2026-11-20,2026-11-23,无\n";
    list(moved);
    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).remove(employee));
    db.pass(Duration.ofDays(366));
    assertThat(list(moved).rows().get(0).reason()).isEqualTo("returned");
    assertThat(open().rows())
        .extracting(PostChanges.Change::move)
        .containsExactly(
            new PostMove(PostMove.Kind.TRANSFER, TODAY.minusDays(1)),
            new PostMove(PostMove.Kind.RETURN, TODAY.plusDays(366)));
  }

  @Test
  void aListWithoutPostsLeavesThemAndOneWithoutAProgrammeSaysSo() {
    joined();
    assertThat(list("工号,姓名,人员类别\nW1,甲,新上岗从业人员\n").counts().get(Outcome.UNCHANGED)).isEqualTo(1);
    RosterAccount.Line line =
        list(HEAD + "W1,甲,特种作业人员,低压电工,2026-11-20,2026-11-23,\n").rows().get(0);
    assertThat(line.reason()).isEqualTo("no-programme");
    assertThat(line.detail()).isEqualTo("低压电工");
    assertThat(open().count()).isEqualTo(1);
    assertThat(list(HEAD + "W1,甲,特种作业人员,,2026-11-20,2026-11-23,\n").rows().get(0).reason())
        .as("no post is no other post")
        .isNotEqualTo("post-changed");
  }

  @Test
  void aTrainingStandsForOnePostAndForNoneBefore() {
    String employee = joined();
    held(ClassKind.WORKSHOP, Duration.ofDays(5), "合格");
    changes(employee, PostMove.Kind.TRANSFER, TODAY.minusDays(2));
    assertThat(open().rows().get(0).workshopOn()).as("before any post here").isNull();
    held(ClassKind.WORKSHOP, Duration.ofDays(2), "合格");
    changes(employee, PostMove.Kind.TRANSFER, TODAY);
    assertThat(open().rows())
        .extracting(PostChanges.Change::workshopOn)
        .containsExactly(TODAY.minusDays(2), null);

    String first = open().rows().get(0).publicId();
    db.as(OFFICER).run(() -> db.bean(PostChanges.class).withdraw(first, "写错日期"));
    assertThat(open().rows())
        .extracting(PostChanges.Change::workshopOn)
        .as("now it is for the other one")
        .containsExactly(TODAY.minusDays(2));
  }

  @Test
  void whoIsBackOnTheListAfterAYearIsTrainedAnew() {
    String employee = joined();
    String again = "工号,姓名,人员类别,岗位\nW1,甲,新上岗从业人员,装配\n";
    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).remove(employee));
    db.pass(Duration.ofDays(364));
    list(again);
    assertThat(open().count()).as("a day less than a year").isZero();

    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).remove(employee));
    db.pass(Duration.ofDays(366));
    assertThat(list(again).rows().get(0).reason()).isEqualTo("returned");
    assertThat(open().rows())
        .singleElement()
        .satisfies(row -> assertThat(row.move().kind()).isEqualTo(PostMove.Kind.RETURN))
        .satisfies(row -> assertThat(row.move().day()).isEqualTo(TODAY.plusDays(730)));
    assertThat(people(PeopleFilter.Standing.ALL, "").sums().people()).isEqualTo(1);
  }
}
