package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody with the key of a booking may change about who comes, and what stays. */
class PartyChangeTest extends BookingDay {

  private static final String PHONE = "13912345678";

  private String session() {
    return base.sessions().get(8);
  }

  private BookingSheet visit(String key) {
    return desk.in(() -> desk.visits().visit(key));
  }

  private void approve(String key) {
    BookingSheet seen = visit(key);
    desk.run(() -> desk.office().approve(seen.id(), seen.sequence()));
  }

  private long letters() {
    return database.number("select count(*) from booking_notice where kind = 'RESIZED'");
  }

  private static Party school(int pupils, int teachers, int adults) {
    return Party.group(GroupType.SCHOOL, "某小学", "四年级", pupils, teachers, adults);
  }

  private String request(int size) {
    String key = base.groupDraft(desk, session(), size, PHONE);
    desk.in(() -> desk.steps().submit(key, false));
    return key;
  }

  @Test
  void theSamePartyWritesNoLetterAndAnotherOnlySoMany() {
    String key = base.book(desk, session(), 2, PHONE);
    int sequence = visit(key).sequence();
    desk.run(() -> desk.visits().resize(key, Party.individual(2, 0, 0)));
    assertThat(letters()).isZero();
    assertThat(visit(key).sequence()).isEqualTo(sequence);

    for (int size : List.of(3, 2, 3, 2, 1)) {
      desk.run(() -> desk.visits().resize(key, Party.individual(size, 0, 0)));
    }
    refused("booking.resize.often", () -> desk.visits().resize(key, Party.individual(2, 0, 0)));
    desk.run(() -> desk.visits().resize(key, Party.individual(1, 0, 0)));
    assertThat(letters()).isEqualTo(5);
  }

  @Test
  void whatStaffConfirmedOfAGroupStays() {
    String key = request(20);
    Party another = Party.group(GroupType.ENTERPRISE, "某公司", "成人", 16, 2, 1);
    desk.run(() -> desk.visits().resize(key, another));
    assertThat(visit(key).party()).isEqualTo(school(16, 2, 1));
    approve(key);
    refused("booking.resize.more", () -> desk.visits().resize(key, school(17, 2, 0)));
    desk.run(() -> desk.visits().resize(key, school(15, 2, 1)));
    assertThat(visit(key).party()).isEqualTo(school(15, 2, 1));
    assertThat(visit(key).state()).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void whoWasLetInThoughTooYoungBringsNoMoreAndNoYoungerOnes() {
    FrontDesk.PhoneBooking call =
        new FrontDesk.PhoneBooking(
            "waived",
            session(),
            BookingKind.INDIVIDUAL,
            Party.individual(1, 0, 2).youngestOf(5),
            "赵大爷",
            PHONE,
            "",
            "",
            false,
            true,
            true,
            true,
            List.of());
    assertThat(desk.in(() -> desk.door().book(call)).ageWaived()).isTrue();
    String key = (String) database.rows("select manage_key from booking").get(0).get(0);
    refused(
        "booking.age.low",
        () -> desk.visits().resize(key, Party.individual(1, 0, 3).youngestOf(5)));
    refused(
        "booking.age.low",
        () -> desk.visits().resize(key, Party.individual(1, 0, 2).youngestOf(4)));
    refused("booking.age.ask", () -> desk.visits().resize(key, Party.individual(1, 0, 1)));
    desk.run(() -> desk.visits().resize(key, Party.individual(1, 0, 1).youngestOf(5)));
    desk.run(() -> desk.visits().resize(key, Party.individual(1, 0, 3).youngestOf(6)));
    assertThat(visit(key).size()).isEqualTo(4);
  }

  @Test
  void aListOfNamesIsNeverLongerThanTheParty() {
    String key = base.groupDraft(desk, session(), 13, PHONE);
    List<Party.Visitor> names =
        List.of("甲乙丙丁戊己庚辛壬癸子丑".split("")).stream()
            .map(name -> new Party.Visitor(name, ""))
            .toList();
    desk.run(() -> desk.steps().contact(key, TestBase.contact(PHONE), names));
    desk.in(() -> desk.steps().submit(key, false));
    refused("booking.roster.most", () -> desk.visits().resize(key, school(10, 1, 0)));
    assertThat(visit(key).size()).isEqualTo(13);
    desk.run(() -> desk.visits().resize(key, school(10, 2, 0)));
    assertThat(visit(key).names()).hasSize(12);
  }

  @Test
  void whileNothingCanBeBookedNobodyComesOnTop() {
    String key = request(20);
    database.execute("update experience_base set online = false");
    refused("booking.off", () -> desk.visits().resize(key, school(19, 2, 0)));
    desk.run(() -> desk.visits().resize(key, school(17, 2, 0)));
    assertThat(visit(key).size()).isEqualTo(19);
  }

  @Test
  void inAClosedSessionTheNumberStays() {
    String key = request(20);
    desk.run(() -> desk.office().closeSession(session(), "检修"));
    refused("booking.resize.closed", () -> desk.visits().resize(key, school(19, 2, 0)));
    refused("booking.resize.closed", () -> desk.visits().resize(key, school(17, 2, 0)));
  }
}
