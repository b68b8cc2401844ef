package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cn.shenhe.portal.content.delivery.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes out of itself: reminders, calendar entries, and the forgetting after thirty days. */
class BookingLettersTest extends BookingDay {

  @Test
  void remindersGoOnceADayAndTwoHoursBefore() {
    String key = base.book(desk, base.sessions().get(4), 2, "13912345678");
    Instant start = start(key);
    for (Duration before :
        List.of(Duration.ofHours(23), Duration.ofHours(22), Duration.ofMinutes(110))) {
      database.set(start.minus(before));
      desk.tick();
    }
    assertThat(
            database.events().stream()
                .filter(Letter.class::isInstance)
                .map(letter -> ((Letter) letter).text())
                .filter(text -> text.startsWith("提醒您")))
        .hasSize(2);
  }

  @Test
  void afterThirtyDaysNothingNamesAnybody() {
    String key = base.book(desk, base.sessions().get(0), 2, "13912345678");
    database.set(start(key).plus(Duration.ofHours(4)));
    desk.tick();
    desk.run(
        () ->
            desk.bean(BookingRepository.class)
                .add(new Block("booking:13912345678", database.now(), 30)));
    desk.run(() -> desk.visits().appeal("13912345678", "孩子住院"));
    BookingOffice.AppealRow appeal = desk.in(() -> desk.office().desk()).appeals().get(0);
    desk.run(() -> desk.office().answerAppeal(appeal.id(), false, "再等几天"));
    desk.run(() -> desk.upkeep().purgeStrikes(database.now()));
    assertThat(told()).isOne();
    database.pass(Duration.ofDays(31));
    Instant now = database.now();
    desk.run(() -> desk.upkeep().purgeStrikes(now));
    assertThat(told()).as("what was appealed and answered").isZero();
    desk.in(() -> desk.due().toPurge(now)).forEach(id -> desk.run(() -> desk.upkeep().purge(id)));

    assertThat(
            database.number(
                "select count(*) from booking where contact_name is not null"
                    + " or contact_phone is not null or contact_key is not null"))
        .isZero();
    assertThat(database.number("select count(*) from booking where state = 'NO_SHOW'")).isOne();
  }

  @Test
  void aVisitThatIsOverStaysInTheCalendarWhetherSomebodyCameOrNot() {
    String came = base.book(desk, base.sessions().get(0), 2, "13912345678");
    String missed = base.book(desk, base.sessions().get(0), 2, "13912345679");
    BookingSheet visit = desk.in(() -> desk.visits().visit(came));
    database.set(visit.start());
    desk.run(() -> desk.door().checkIn(visit.id(), base.sessions().get(0), 2, null));
    database.pass(Duration.ofHours(4));
    desk.tick();
    assertThat(state(missed)).isEqualTo(BookingState.NO_SHOW);
    for (String key : List.of(came, missed)) {
      assertThat(event(key, "REQUEST").getStatus().isConfirmed()).isTrue();
    }
  }

  @Test
  void theCalendarFileIsValidAndLaterOnesMoveAndRemoveTheSameEntry() {
    String key = base.book(desk, base.sessions().get(0), 2, "13912345678");
    VEvent first = event(key, "REQUEST");
    desk.run(() -> desk.visits().move(key, base.sessions().get(3) + ":2"));
    VEvent moved = event(key, "REQUEST");
    desk.run(() -> desk.visits().cancel(key));
    VEvent gone = event(key, "CANCEL");

    assertThat(Stream.of(first, moved, gone).map(e -> e.getUid().getValue()).distinct()).hasSize(1);
    assertThat(Stream.of(first, moved, gone).map(e -> e.getSequence().getValue()))
        .containsExactly(0, 1, 2);
    assertThat(moved.getDateStart().getValue()).isAfter(first.getDateStart().getValue());
    assertThat(gone.getStatus().isCancelled()).isTrue();
  }

  private long told() {
    return database.number(
        "select count(*) from booking_block where appeal is not null or answer is not null");
  }

  private VEvent event(String key, String method) {
    BookingSheet visit = desk.in(() -> desk.visits().visit(key));
    VisitCalendar file =
        VisitCalendar.of(
            visit,
            "portal.test",
            "参观：地震体验，很长很长很长很长很长很长很长的标题; 分号",
            "第一行\n第二行, 逗号\\反斜线",
            "http://portal.test/booking/visit?k=" + key,
            database.now());
    assertThat(file.method()).isEqualTo(method);
    String text = file.text();
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
        .as(calendar.validate(ICalVersion.V2_0).toString())
        .isTrue();
    assertThat(calendar.getMethod().getValue()).isEqualTo(method);
    VEvent event = calendar.getEvents().get(0);
    assertThat(event.getSummary().getValue()).endsWith("标题; 分号");
    assertThat(event.getDescription().getValue()).isEqualTo("第一行\n第二行, 逗号\\反斜线");
    return event;
  }
}
