package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.person.RegistrationRefused;
import cn.shenhe.portal.training.person.ReminderConsent;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.TermReminders;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PersonRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Letters about terms: only to who agreed, each mark once. */
class TermReminderTest extends LearnerWay {

  @Test
  void eachMarkOfATermIsToldOnceAndOnlyToWhoAgreed() {
    enrol(EnrolmentKind.INITIAL, TODAY.minusMonths(5));
    TermReminders reminders = db.bean(TermReminders.class);
    assertThat(db.in(reminders::remind)).isZero();
    agrees(" Worker@Example.org ");

    List<String> subjects = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      db.run(reminders::remind);
      db.run(reminders::remind);
      db.pass(Duration.ofDays(1));
    }
    db.letters().forEach(letter -> subjects.add(letter.subject()));
    assertThat(subjects).containsExactly("培训提醒：还有 30 天到期", "培训提醒：还有 7 天到期", "培训提醒：已超过期限");
    assertThat(db.letters()).allMatch(letter -> !letter.text().contains(WORKER));

    db.as(WORKER).run(() -> db.bean(ReminderConsent.class).withdraw());
    assertThat(db.in(() -> db.bean(ReminderConsent.class).mine()).mail()).isEmpty();
  }

  @Test
  void theEnterprisesReminderIsShownEveryDayAndWrittenOncePerTerm() {
    list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,新上岗从业人员,装配,2026-05-01\n");
    PersonRow row = people(PeopleFilter.Standing.OVERDUE, "").rows().get(0);
    EnterpriseOffice office = db.bean(EnterpriseOffice.class);
    assertThat(db.in(office::remind).shown()).isZero();
    String code = db.in(() -> office.person(row.publicId())).joinCode();
    db.as(WORKER).run(() -> db.bean(Joining.class).join(code));
    db.as(OFFICER);
    assertThat(db.in(office::remind)).isEqualTo(new EnterpriseOffice.Reminded(1, 0, false));
    assertThat(db.in(office::remind)).isEqualTo(new EnterpriseOffice.Reminded(0, 0, false));
    agrees("worker@example.org");
    db.pass(Duration.ofDays(1));
    db.as(OFFICER);
    assertThat(db.in(office::remind)).isEqualTo(new EnterpriseOffice.Reminded(1, 1, false));
    db.pass(Duration.ofDays(1));
    assertThat(db.in(office::remind)).isEqualTo(new EnterpriseOffice.Reminded(1, 0, false));
    assertThat(db.letters()).hasSize(1);
    assertThat(db.letters().get(0).text()).contains("演示厂提醒您").doesNotContain("甲");
  }

  @Test
  void whoComesAfterTheMostOfOnePressIsRemindedWithTheNext() {
    db.setting("portal.roster.reminders", "2");
    StringBuilder csv = new StringBuilder("工号,姓名,人员类别,岗位,任职日期\n");
    for (int i = 0; i < 5; i++) {
      account(10 + i, "worker" + i, null);
      csv.append("W" + i + ",甲" + i + ",新上岗从业人员,装配,2026-05-0" + (1 + i) + "\n");
    }
    list(csv.toString());
    EnterpriseOffice office = db.bean(EnterpriseOffice.class);
    for (int i = 0; i < 5; i++) {
      String id = people(PeopleFilter.Standing.ALL, "W" + i).rows().get(0).publicId();
      String code = db.as(OFFICER).in(() -> office.person(id)).joinCode();
      db.as("worker" + i).run(() -> db.bean(Joining.class).join(code));
    }
    db.as(OFFICER);
    List<EnterpriseOffice.Reminded> presses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      presses.add(db.in(office::remind));
    }
    assertThat(presses)
        .containsExactly(
            new EnterpriseOffice.Reminded(2, 0, true),
            new EnterpriseOffice.Reminded(2, 0, true),
            new EnterpriseOffice.Reminded(1, 0, false),
            new EnterpriseOffice.Reminded(0, 0, false));
  }

  @Test
  void aWrongCodeAndTooManyCodesAreRefused() {
    ReminderConsent consent = db.as(WORKER).bean(ReminderConsent.class);
    assertThatThrownBy(() -> db.run(() -> consent.ask("no address")))
        .isInstanceOf(RegistrationRefused.class);
    for (int i = 0; i < 5; i++) {
      db.run(() -> consent.ask("worker@example.org"));
    }
    assertThatThrownBy(() -> db.run(() -> consent.ask("worker@example.org")))
        .hasMessageContaining("reminder-often");
    for (int i = 0; i < 5; i++) {
      assertThat(db.in(() -> consent.confirm("wrong"))).isFalse();
    }
    Matcher right = Pattern.compile("\\d{6}").matcher(db.letters().get(4).text());
    assertThat(right.find()).isTrue();
    assertThat(db.in(() -> consent.confirm(right.group()))).isFalse();
    db.run(consent::withdraw);
    assertThatThrownBy(() -> db.run(() -> consent.ask("worker@example.org")))
        .hasMessageContaining("reminder-often");
  }
}
