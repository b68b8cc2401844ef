package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.training.roster.RefresherRound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One refresher after the other, for who is on a list and for who is not. */
class YearlyRefresherTest extends LearnerWay {

  private int refreshersOpened() {
    return db.in(() -> db.bean(RefresherRound.class).open());
  }

  @Test
  void everyYearTheNextRefresherIsOpenedOnceAndAnnounced() {
    String employee = joined();
    agrees("worker@example.org");
    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(45));
    assertThat(programmesOf(employee).get(0).row().state()).isEqualTo(EnrolmentState.COMPLETED);

    db.pass(Duration.ofDays(364));
    assertThat(refreshersOpened()).isZero();
    db.pass(Duration.ofDays(1));
    assertThat(refreshersOpened()).isEqualTo(1);
    assertThat(refreshersOpened()).isZero();
    assertThat(db.letters()).hasSize(1);
    assertThat(db.letters().get(0).text()).contains("演示厂", "2028-11-24");
    assertThat(db.as(WORKER).in(() -> db.bean(Joining.class).reminders())).hasSize(1);

    db.pass(Duration.ofDays(60));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    learns(WORKER, "machines", Duration.ofMinutes(60));
    assertThat(programmesOf(employee).get(1).row().state()).isEqualTo(EnrolmentState.COMPLETED);
    db.pass(Duration.ofDays(200));
    assertThat(refreshersOpened()).isZero();
    db.pass(Duration.ofDays(110));
    EnterpriseOffice office = db.as(OFFICER).bean(EnterpriseOffice.class);
    assertThat(db.in(office::refreshersDue)).isEqualTo(1);
    assertThat(db.in(office::refreshDue)).isEqualTo(1);
    assertThat(db.in(office::refreshersDue)).isZero();
    assertThat(programmesOf(employee)).hasSize(3);
  }

  @Test
  void whoLeftTheListOrAsksForNoHoursGetsNoRefresher() {
    String employee = joined();
    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(45));
    db.pass(Duration.ofDays(366));
    db.sql("update programme_edition set refresher_hours = null");
    assertThat(refreshersOpened()).isZero();
    db.sql("update programme_edition set refresher_hours = 1");
    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).remove(employee));
    assertThat(refreshersOpened()).isZero();
  }

  @Test
  void aRefresherCountsOnlyWhatIsLearnedAndAttendedAfterItBegan() {
    String employee = joined();
    learns(WORKER, "rules", Duration.ofMinutes(30));
    learns(WORKER, "machines", Duration.ofMinutes(50));
    attends(Duration.ofHours(3), 90);
    learns(WORKER, "rules", Duration.ofMinutes(20));
    EnrolmentDetail first = programmesOf(employee).get(0);
    assertThat(first.row().state()).isEqualTo(EnrolmentState.COMPLETED);

    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).refresh(employee, "NEW-WORKER"));
    EnrolmentDetail second = programmesOf(employee).get(1);
    assertThat(second.row().doneHours()).isZero();
    assertThat(second.lessonsDone()).isZero();

    db.pass(Duration.ofDays(1));
    attends(Duration.ofHours(2), 45);
    learns(WORKER, "rules", Duration.ofMinutes(9));
    second = programmesOf(employee).get(1);
    assertThat(second.row().classHours()).isEqualTo(1.0);
    assertThat(second.row().onlineHours()).isEqualTo(0.2);
    assertThat(programmesOf(employee).get(0).row().classHours())
        .isEqualTo(first.row().classHours());
  }

  @Test
  void theNextRefresherCanBeOpenedWhenOneIsCompleted() {
    String first = enrol(EnrolmentKind.REFRESHER, null);
    assertThat(enrol(EnrolmentKind.REFRESHER, null)).isEqualTo(first);
    learns(WORKER, "rules", Duration.ofMinutes(60));
    learns(WORKER, "machines", Duration.ofMinutes(60));
    assertThat(detail(first).row().state()).isEqualTo(EnrolmentState.COMPLETED);
    String second = enrol(EnrolmentKind.REFRESHER, TODAY.minusDays(10));
    assertThat(second).isNotEqualTo(first);
    assertThat(detail(second).row().doneHours()).isZero();
  }
}
