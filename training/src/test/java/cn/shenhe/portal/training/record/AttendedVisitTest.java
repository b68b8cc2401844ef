package cn.shenhe.portal.training.record;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.booking.BookingDatabase;
import cn.shenhe.portal.training.booking.VisitAttended;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A visit is on the record of the person, whatever becomes of the booking. */
class AttendedVisitTest {

  private static final String PERSON = "0123456789abcdefghjkmnpqrs";

  @Test
  void aVisitIsWrittenDownOnceAndNeedsNoBookingToBeRead() {
    try (BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2)) {
      BookingDatabase.Desk desk = database.desk();
      VisitEntries entries = desk.bean(VisitEntries.class);
      Instant start = Instant.parse("2026-11-20T01:30:00Z");
      VisitAttended visit =
          new VisitAttended(PERSON, "b123456789abcdefghjkmnpqrs", "某体验馆", "地震体验", 60, start, start);
      desk.run(() -> entries.note(visit));
      desk.run(() -> entries.note(visit));

      assertThat(database.number("select count(*) from booking")).isZero();
      assertThat(desk.in(() -> entries.of(PERSON, 10)))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.content()).isEqualTo("地震体验");
                assertThat(entry.by()).isEqualTo("某体验馆");
                assertThat(entry.until()).isEqualTo(start.plusSeconds(3600));
              });
      assertThat(desk.in(() -> entries.of("somebody-else", 10))).isEmpty();
    }
  }
}
