package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the demonstration has to show of booking, and that it says it is one. */
class BookingDemoTest {

  private static void load(BookingDatabase.Desk desk) {
    BookingBeginning beginning = desk.bean(BookingBeginning.class);
    desk.run(beginning::seed);
    desk.run(beginning::loadDemo);
    desk.in(() -> desk.due().bases()).forEach(b -> desk.run(() -> desk.upkeep().makeSessions(b)));
    desk.run(beginning::loadDemoVisits);
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void reportsListsAndAppealsHaveSomethingToShowOnce(BookingDatabase.Kind kind) {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      BookingDatabase.Desk desk = database.desk();
      load(desk);
      long all = database.number("select count(*) from booking");
      load(desk);
      assertThat(database.number("select count(*) from booking")).isEqualTo(all);

      LocalDate today = LocalDate.of(2026, 11, 23);
      BookingReports.Report report =
          desk.in(() -> desk.bean(BookingReports.class).report(null, today.minusMonths(6), today));
      assertThat(report.months()).hasSize(6);
      assertThat(report.months().subList(0, 5))
          .allSatisfy(
              month -> {
                assertThat(month.sessions()).isEqualTo(2);
                assertThat(month.visitors()).isPositive();
                assertThat(month.missed()).isOne();
                assertThat(month.late()).isOne();
              });
      assertThat(report.kinds()).allSatisfy(k -> assertThat(k.bookings()).isPositive());

      BookingOffice.Desk office = desk.in(() -> desk.office().desk());
      assertThat(office.requests()).hasSize(1);
      assertThat(office.waiting()).hasSize(1);
      assertThat(office.appeals())
          .singleElement()
          .satisfies(
              appeal -> {
                assertThat(appeal.strikes()).isEqualTo(2);
                assertThat(appeal.text()).startsWith("演示·");
              });
      assertThat(
              database.number(
                  "select count(*) from booking where purged_at is null"
                      + " and contact_name not like '演示·%'"))
          .isZero();
      assertThat(
              database.number(
                  "select count(*) from session_quota q where q.taken <> coalesce((select"
                      + " sum(p.places) from booking_place p join booking b on b.id = p.booking_id"
                      + " where p.quota_id = q.id and b.state in"
                      + " ('OFFERED','PENDING','CONFIRMED','ATTENDED','NO_SHOW')), 0)"))
          .isZero();

      desk.tick();
      desk.in(() -> desk.due().toPurge(database.now()))
          .forEach(id -> desk.run(() -> desk.upkeep().purge(id)));
      Set<String> letters =
          database.events().stream().map(Object::toString).collect(Collectors.toSet());
      assertThat(letters).as("nobody gets a letter").noneMatch(l -> l.startsWith("Letter"));
    }
  }
}
