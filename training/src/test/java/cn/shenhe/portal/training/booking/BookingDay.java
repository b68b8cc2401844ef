package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A base that takes bookings, on H2, for the tests of its rules; the machine's own zone is UTC. */
abstract class BookingDay {

  final BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2);
  TestBase base;
  BookingDatabase.Desk desk;

  @BeforeEach
  void open() {
    base = TestBase.in(database, new Shares(5, 24, 4, 2));
    desk = database.desk();
  }

  @AfterEach
  void close() {
    database.close();
  }

  void refused(String code, Runnable act) {
    assertThatThrownBy(() -> desk.run(act))
        .isInstanceOfSatisfying(BookingRefused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  BookingState state(String key) {
    return desk.in(() -> desk.visits().visit(key)).state();
  }

  Instant start(String key) {
    return desk.in(() -> desk.visits().visit(key)).start();
  }
}
