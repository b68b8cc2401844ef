package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.programme.EnrolmentDesk;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.record.RecordSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What staff enrol, record and close for people of no enterprise. */
class StaffEnrolmentTest extends LearnerWay {

  private String enrolledByStaff() {
    return db.as("staff")
        .in(
            () ->
                db.bean(ProgrammeEnrolling.class)
                    .enrolOther(
                        WORKER,
                        new ProgrammeEnrolling.Wish(
                            "NEW-WORKER", EnrolmentKind.INITIAL, "", TODAY)));
  }

  private RecordSource taughtEntries() {
    try {
      return (RecordSource)
          db.bean(Class.forName("cn.shenhe.portal.training.record.TaughtEntries"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void staffRecordClassTimeOfWhoBelongsToNoEnterprise() {
    String enrolment = enrolledByStaff();
    learns(WORKER, "rules", Duration.ofMinutes(50));
    learns(WORKER, "machines", Duration.ofMinutes(50));
    db.sql("update programme_enrolment set required_ms = 10800000, completed_at = null");
    EnrolmentDesk desk = db.as("staff").bean(EnrolmentDesk.class);
    db.run(() -> desk.record(enrolment, taught(Duration.ofHours(5), 60)));
    assertThatThrownBy(
            () -> db.run(() -> desk.record(enrolment, taught(Duration.ofMinutes(270), 60))))
        .hasMessageContaining("taught-busy");
    assertThatThrownBy(
            () -> db.run(() -> desk.record(enrolment, taught(Duration.ofMinutes(10), 45))))
        .hasMessageContaining("taught-time");
    EnrolmentDesk.Sheet sheet = db.in(() -> desk.sheet(enrolment));
    assertThat(sheet.row().classHours()).isEqualTo(1.3);
    String mistake = sheet.taught().get(0).publicId();
    db.run(() -> desk.cancel(enrolment, mistake, "写错了"));
    assertThat(db.in(() -> desk.sheet(enrolment)).row().classHours()).isZero();
    db.run(() -> desk.record(enrolment, taught(Duration.ofHours(3), 80)));
    assertThat(db.in(() -> desk.sheet(enrolment)).row().state())
        .isEqualTo(EnrolmentState.COMPLETED);
    assertThat(db.in(() -> taughtEntries().of(WORKER, 10)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.minutes()).isEqualTo(80);
              assertThat(entry.content()).contains("操作规程", "王老师", "签到表 7 号");
              assertThat(entry.result()).isEqualTo("合格");
            });
    assertThatThrownBy(() -> db.run(() -> desk.record(enrolment, taught(Duration.ofHours(9), 45))))
        .hasMessageContaining("taught-closed");
  }

  @Test
  void anEnrolmentOfStaffCanBeLeftAndClosed() {
    String first = enrolledByStaff();
    db.as(WORKER).run(() -> db.bean(ProgrammeEnrolling.class).leave(first));
    String second = enrolledByStaff();
    assertThat(second).isNotEqualTo(first);
    EnrolmentDesk desk = db.as("staff").bean(EnrolmentDesk.class);
    db.run(() -> desk.close(second));
    assertThat(db.as(WORKER).in(() -> db.bean(ProgrammeEnrolling.class).mine())).isEmpty();

    String own = enrol(EnrolmentKind.INITIAL, TODAY);
    assertThatThrownBy(() -> db.as("staff").run(() -> desk.close(own)))
        .hasMessageContaining("programme.close");
    db.run(() -> desk.record(own, taught(Duration.ofHours(5), 45)));
    String employee = joined();
    assertThat(programmesOf(employee).get(0).row().classHours()).isEqualTo(1.0);
    String roster = programmesOf(employee).get(0).row().publicId();
    assertThatThrownBy(
            () -> db.as(WORKER).run(() -> db.bean(ProgrammeEnrolling.class).leave(roster)))
        .hasMessageContaining("programme.leave");
  }
}
