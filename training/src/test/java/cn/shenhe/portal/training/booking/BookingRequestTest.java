package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Letter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests that staff decide, and who of them is told. */
class BookingRequestTest extends BookingDay {

  @Test
  void onlyARequestIsApprovedAndADraftIsNeverThere() {
    String draft = base.draft(desk, base.sessions().get(4), 2, "13900000001");
    BookingSheet sheet = desk.in(() -> desk.steps().draft(draft));
    refused("booking.state", () -> desk.office().approve(sheet.id(), sheet.sequence()));
    database.set(sheet.start());
    refused(
        "booking.state", () -> desk.door().checkIn(sheet.id(), base.sessions().get(4), 2, null));
  }

  @Test
  void aRequestSaysUntilWhenItIsDecidedAndOverdueOnesStandFirst() {
    String soon = base.groupDraft(desk, base.sessions().get(4), 12, "13900000001");
    String late = base.groupDraft(desk, base.sessions().get(40), 12, "13900000002");
    desk.in(() -> desk.steps().submit(late, false));
    database.pass(Duration.ofHours(2));
    desk.in(() -> desk.steps().submit(soon, false));
    // Handed in on Monday 23 November 2026; three working days later is Thursday.
    assertThat(desk.in(() -> desk.visits().visit(late)).promise())
        .isEqualTo(new BookingSheet.Promise(0, LocalDate.of(2026, 11, 26), false));
    assertThat(desk.in(() -> desk.visits().visit(soon)).promise().until())
        .isEqualTo(LocalDate.of(2026, 11, 26));

    database.set(Instant.parse("2026-11-26T16:00:00Z"));
    assertThat(desk.in(() -> desk.office().count())).isEqualTo(new BookingOffice.Count(2, 2));
    String to = desk.in(() -> desk.visits().ways(late)).get(3).value();
    desk.run(() -> desk.visits().move(late, to));
    assertThat(desk.in(() -> desk.office().desk()).requests())
        .extracting(sheet -> sheet.promise().overdue())
        .containsExactly(true, false);
    BookingSheet seen = desk.in(() -> desk.visits().visit(late));
    refused("booking.approve.changed", () -> desk.office().approve(seen.id(), 0));
    desk.run(() -> desk.office().approve(seen.id(), seen.sequence()));
    assertThat(desk.in(() -> desk.visits().visit(late)).promise()).isNull();
  }

  @Test
  void whoMayDecideIsRemindedOnceOfARequestThatWaitsLong() {
    String key = base.groupDraft(desk, base.sessions().get(20), 20, "13900000001");
    desk.in(() -> desk.steps().submit(key, false));
    database.pass(Duration.ofHours(47));
    desk.tick();
    assertThat(toAnna()).isEmpty();
    database.pass(Duration.ofHours(2));
    desk.tick();
    desk.tick();
    assertThat(toAnna()).singleElement().satisfies(t -> assertThat(t).contains("已等 2 天"));

    database.pass(Duration.ofMinutes(1));
    String to = desk.in(() -> desk.visits().ways(key)).get(5).value();
    desk.run(() -> desk.visits().move(key, to));
    desk.tick();
    assertThat(toAnna()).hasSize(1);
    database.pass(Duration.ofHours(49));
    desk.tick();
    assertThat(toAnna()).hasSize(2);
    assertThat(desk.in(() -> desk.office().desk()).reminding())
        .isEqualTo(new BookingOffice.Reminding(48, 1));
  }

  private List<String> toAnna() {
    return database.events().stream()
        .filter(Letter.class::isInstance)
        .map(Letter.class::cast)
        .filter(letter -> letter.recipient().equals("anna@example.cn"))
        .map(Letter::text)
        .toList();
  }

  @Test
  void whoReceivesTheVisitorsOfASessionSeesItAndIsToldWhenItIsCancelled() {
    String session = base.sessions().get(4);
    refused("booking.hosts.unknown", () -> desk.office().assign(session, Set.of("carl"), ""));
    desk.run(() -> desk.office().assign(session, Set.of("anna", "bo"), "志愿者小李"));
    desk.as("anna");
    FrontDesk.SessionRow row = desk.in(() -> desk.door().mine()).get(0).row();
    assertThat(row.id()).isEqualTo(session);
    assertThat(row.staff()).containsExactly("安娜", "博");
    assertThat(row.host()).isEqualTo("志愿者小李");
    assertThat(
            desk.in(() -> desk.door().schedule(base.baseId(), "", row.day(), row.day())).stream()
                .filter(r -> r.id().equals(session)))
        .singleElement()
        .satisfies(r -> assertThat(r.staff()).containsExactly("安娜", "博"));

    desk.run(() -> desk.office().closeSession(session, "停电检修"));
    desk.run(() -> desk.office().closeSession(session, "再按一次"));
    assertThat(toAnna()).singleElement().satisfies(t -> assertThat(t).contains("停电检修"));
    assertThat(desk.in(() -> desk.door().session(session)).row().closeReason()).isEqualTo("停电检修");
    desk.run(() -> desk.office().reopenSession(session));
    desk.run(() -> desk.office().reopenSession(session));
    assertThat(toAnna()).hasSize(2);
    database.offDuty("anna");
    desk.run(() -> desk.office().closeSession(session, "停电"));
    desk.run(() -> desk.office().reopenSession(session));
    assertThat(toAnna()).as("no longer on duty").hasSize(2);
    desk.run(() -> desk.office().assign(session, Set.of("bo"), ""));
    assertThat(desk.in(() -> desk.door().mine())).isEmpty();
    BaseSetup.RuleRow rule = desk.in(() -> desk.setup().sheet(base.baseId())).rules().get(0);
    desk.as("bo");
    assertThat(desk.in(() -> desk.door().mine())).hasSize(1);
    desk.run(() -> desk.setup().removeRule(rule.id()));
    assertThat(desk.in(() -> desk.door().mine())).isEmpty();
  }

  @Test
  void onlyWhoWorksAtABaseMayBeChosenThere() {
    desk.run(() -> desk.setup().saveStaff(base.baseId(), Set.of("bo")));
    String session = base.sessions().get(4);
    refused("booking.hosts.unknown", () -> desk.office().assign(session, Set.of("anna"), ""));
    desk.run(() -> desk.office().assign(session, Set.of("bo"), ""));
    assertThat(desk.in(() -> desk.door().session(session)).staff())
        .containsExactly(new StaffChoice("bo", "博", true));
    refused("booking.hosts.unknown", () -> desk.setup().saveStaff(base.baseId(), Set.of("carl")));
  }
}
