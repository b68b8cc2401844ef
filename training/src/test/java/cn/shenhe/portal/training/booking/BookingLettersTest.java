package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes out of itself: reminders, calendar entries, and the forgetting after thirty days. */
class BookingLettersTest extends BookingDay {

  private static final String MAIL = "wangfang@example.cn";

  private List<Letter> letters() {
    return database.events().stream()
        .filter(Letter.class::isInstance)
        .map(Letter.class::cast)
        .toList();
  }

  /** Booked, with a mail address, and told so. */
  private String bookWithMail(String session) {
    String key = base.draft(desk, session, 2, "13912345678");
    Contact contact = new Contact("王芳", "13912345678", MAIL, "", "", 0, true, true, true);
    desk.run(() -> desk.steps().contact(key, contact, List.of()));
    desk.in(() -> desk.steps().submit(key, false));
    desk.tick();
    return key;
  }

  @Test
  void bothRemindersGoByMailTooAndHaveNoSenseOnceTheVisitHasBegun() {
    Instant start = start(bookWithMail(base.sessions().get(4)));
    for (Duration before : List.of(Duration.ofDays(1), Duration.ofHours(2))) {
      assertThat(sentAt(start.minus(before).minusSeconds(1))).isEmpty();
      assertThat(sentAt(start.minus(before)))
          .extracting(letter -> letter.channel().name(), Letter::lane, Letter::recipient)
          .containsExactly(
              tuple("SMS", Lane.NORMAL, "13912345678"), tuple("MAIL", Lane.NORMAL, MAIL));
      assertThat(sentAt(start.minus(before).plusSeconds(60))).as("once").isEmpty();
    }
    List<Letter> reminders = letters().subList(2, 6);
    assertThat(reminders)
        .allSatisfy(
            letter -> {
              assertThat(letter.text()).startsWith("提醒您：11月27日 周五 10:00").doesNotContain("王芳");
              assertThat(letter.notBefore()).isNull();
              assertThat(letter.notAfter()).isEqualTo(start);
            });
    assertThat(reminders.get(1).subject()).isEqualTo("参观提醒：11月27日 周五 10:00 地震体验");
  }

  private List<Letter> sentAt(Instant moment) {
    int before = letters().size();
    database.set(moment);
    desk.tick();
    List<Letter> all = letters();
    return all.subList(before, all.size());
  }

  @Test
  void theMailsOfAMoveAndACancellationChangeAndRemoveTheEntryOfTheFirst() {
    String key = bookWithMail(base.sessions().get(0));
    VEvent first = lastMailed("REQUEST");
    desk.run(() -> desk.visits().move(key, base.sessions().get(3) + ":2"));
    desk.tick();
    VEvent moved = lastMailed("REQUEST");
    Instant start = start(key);
    desk.run(() -> desk.visits().cancel(key));
    desk.tick();
    VEvent gone = lastMailed("CANCEL");

    assertThat(letters().stream().filter(letter -> letter.attachment() != null)).hasSize(3);
    assertThat(Stream.of(first, moved, gone).map(e -> e.getUid().getValue()).distinct()).hasSize(1);
    assertThat(Stream.of(first, moved, gone).map(e -> e.getSequence().getValue()))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(moved.getDateStart().getValue().toInstant()).isEqualTo(start);
    assertThat(moved.getStatus().isConfirmed()).isTrue();
    assertThat(gone.getStatus().isCancelled()).isTrue();
    assertThat(gone.getAttendees().get(0).getEmail()).isEqualTo(MAIL);
  }

  /** The entry of the letter sent last, which is a mail. */
  private VEvent lastMailed(String method) {
    Letter letter = letters().get(letters().size() - 1);
    assertThat(letter.recipient()).isEqualTo(MAIL);
    assertThat(letter.attachment().name()).isEqualTo("visit.ics");
    assertThat(letter.attachment().type())
        .isEqualTo("text/calendar; method=" + method + "; charset=UTF-8");
    return parsed(new String(letter.attachment().content(), StandardCharsets.UTF_8), method);
  }

  @Test
  void afterThirtyDaysNothingAGroupSaidOfItselfIsLeft() {
    String session = base.sessions().get(6);
    Party party = Party.group(GroupType.SCHOOL, "浑南某小学", "四年级二班", 20, 2, 0);
    String key = desk.in(() -> desk.steps().start(base.programmeId(), BookingKind.GROUP, party));
    desk.run(() -> desk.steps().choose(key, session + ":22"));
    Contact contact =
        new Contact("李老师", "13912345678", MAIL, "想学逃生绳结", "一名学生坐轮椅", 1, true, true, true);
    desk.run(() -> desk.steps().contact(key, contact, List.of()));
    byte[] list = "姓名,证件\n王小明,987X\n韩梅梅,\n".getBytes(StandardCharsets.UTF_8);
    desk.in(() -> desk.bean(GroupRoster.class).take(key, list));
    desk.in(() -> desk.steps().submit(key, false));
    BookingSheet asked = desk.in(() -> desk.visits().visit(key));
    desk.run(() -> desk.office().approve(asked.id(), asked.sequence()));
    desk.tick();
    database.set(asked.start());
    desk.run(() -> desk.door().checkIn(asked.id(), session, 20, null));
    desk.run(() -> desk.door().tick(asked.id(), session, Set.of(asked.names().get(0).id())));
    Instant last = asked.end().plus(Duration.ofDays(30));
    List<String> said =
        List.of("李老师", "13912345678", MAIL, "逃生绳结", "轮椅", "浑南某小学", "四年级二班", "王小明", "韩梅梅", "987X");
    assertThat(letters()).hasSize(4).allMatch(letter -> letter.keepUntil().equals(last));
    assertThat(database.events().stream().filter(event -> !(event instanceof Letter)))
        .noneMatch(event -> said.stream().anyMatch(event.toString()::contains));

    database.set(last);
    purge();
    assertThat(said).as("until then").allMatch(stored()::contains);
    database.pass(Duration.ofSeconds(1));
    purge();

    String left = stored();
    assertThat(said).noneMatch(left::contains);
    assertThat(
            database.number(
                "select count(*) from booking where state = 'ATTENDED' and present = 20"))
        .as("the figures")
        .isOne();
  }

  private void purge() {
    desk.tick();
    Instant now = database.now();
    desk.in(() -> desk.due().toPurge(now)).forEach(id -> desk.run(() -> desk.upkeep().purge(id)));
    desk.run(() -> desk.upkeep().purgeStrikes(now));
  }

  /** Every row of every table. */
  private String stored() {
    return database
        .rows("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
        .stream()
        .map(table -> database.rows("select * from " + table.get(0)).toString())
        .collect(Collectors.joining());
  }

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
    VEvent event = parsed(file.text(), method);
    assertThat(event.getSummary().getValue()).endsWith("标题; 分号");
    assertThat(event.getDescription().getValue()).isEqualTo("第一行\n第二行, 逗号\\反斜线");
    return event;
  }

  /** Read by a parser of others. */
  private static VEvent parsed(String text, String method) {
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
        .as(calendar.validate(ICalVersion.V2_0).toString())
        .isTrue();
    assertThat(calendar.getMethod().getValue()).isEqualTo(method);
    return calendar.getEvents().get(0);
  }
}
