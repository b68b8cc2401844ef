package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a visit may ask for beforehand: an online lesson, and a list of names. */
class BookingConditionsTest {

  private static final String PERSON = "0123456789abcdefghjkmnpqrs";

  private final BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2);
  private TestBase base;
  private BookingDatabase.Desk desk;

  @BeforeEach
  void open() {
    base = TestBase.in(database, new Shares(5, 24, 4, 2));
    desk = database.desk();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void withLesson(String slug) {
    desk.run(
        () ->
            desk.setup()
                .saveProgramme(
                    base.baseId(),
                    new BaseSetup.ProgrammeForm(
                        base.programmeId(), "地震体验", "", 60, 6, "", slug, false, true)));
  }

  private String start(BookingKind kind, Party party) {
    String key = desk.in(() -> desk.steps().start(base.programmeId(), kind, party));
    desk.run(() -> desk.steps().choose(key, base.sessions().get(8) + ":" + party.size()));
    return key;
  }

  private void contact(String key, boolean says) {
    Contact contact = new Contact("王芳", "13912345678", "", "", "", 0, true, says, true);
    desk.run(() -> desk.steps().contact(key, contact, List.of()));
  }

  @Test
  void theRecordOfAnAccountDecidesWhetherTheLessonWasLearned() {
    withLesson("earthquake");
    desk.as(PERSON);
    String key = start(BookingKind.INDIVIDUAL, Party.individual(2, 0, 0));

    assertThatThrownBy(() -> contact(key, true))
        .isInstanceOf(BookingRefused.class)
        .hasMessageContaining("booking.contact.lesson.missing");

    database.learn(PERSON, "earthquake");
    contact(key, false);
    BookingSheet draft = desk.in(() -> desk.steps().draft(key));
    assertThat(draft.lessonChecked()).isTrue();
    assertThat(desk.in(() -> desk.steps().submit(key, false))).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void somebodyWithoutAnAccountSaysSoAndStaffSeeThatNobodyChecked() {
    withLesson("earthquake");
    String key = start(BookingKind.INDIVIDUAL, Party.individual(2, 0, 0));
    assertThatThrownBy(() -> contact(key, false))
        .isInstanceOf(BookingRefused.class)
        .hasMessageContaining("booking.contact.lesson");

    contact(key, true);

    assertThat(desk.in(() -> desk.steps().draft(key)).lessonChecked()).isFalse();
  }

  @Test
  void aProgrammeCannotAskForALessonThatIsNotThere() {
    assertThatThrownBy(() -> withLesson("earthqake"))
        .isInstanceOf(BookingRefused.class)
        .hasMessageContaining("booking.setup.lesson");
  }

  @Test
  void aHolidayEnteredLateClosesWhatNobodyChoseAndNamesTheRest() {
    String key = base.book(desk, base.sessions().get(2), 2, "13912345678");
    LocalDate day = desk.in(() -> desk.visits().visit(key)).parts().get(0).day();
    String count = "select count(*) from visit_session where visit_day = DATE '" + day + "'";
    assertThat(database.number(count)).isEqualTo(2);

    int chosen =
        desk.in(() -> desk.setup().saveDay(new BaseSetup.DayRow(day, false, 0, "临时放假", "通知")));
    assertThat(chosen).isOne();
    assertThat(database.number(count)).isOne();

    desk.in(() -> desk.setup().saveDay(new BaseSetup.DayRow(day, false, 0, null, "")));
    assertThat(database.number(count)).isEqualTo(2);
  }

  @Test
  void anExtraSessionOfACampaignCanBeBookedAndTheHolidayTableLeavesItAlone() {
    LocalDate day = LocalDate.of(2026, 12, 2);
    ExtraSessions extra = desk.bean(ExtraSessions.class);
    String place = desk.in(extra::places).get(0).id();
    Shares shares = new Shares(3, 10, 0, 0);
    assertThatThrownBy(
            () ->
                desk.run(
                    () -> extra.open(new ExtraSessions.Wish("c", place, day, "10:30", shares))))
        .hasMessageContaining("booking.setup.busy");
    String session =
        desk.in(() -> extra.open(new ExtraSessions.Wish("c", place, day, "18:30", shares)));
    desk.in(() -> desk.setup().saveDay(new BaseSetup.DayRow(day, false, 0, "放假", "")));

    base.book(desk, session, 2, "13912345678");
    assertThat(desk.in(() -> extra.of("c")))
        .singleElement()
        .satisfies(row -> assertThat(row.online()).isOne());
    assertThat(desk.in(() -> extra.of("d"))).isEmpty();
  }

  private BookingSheet take(String key, String csv) {
    return desk.in(
        () -> desk.bean(GroupRoster.class).take(key, csv.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aGroupMayHandInAListOfNamesChangeItAndTakeItBack() {
    String key = start(BookingKind.GROUP, Party.group(GroupType.SCHOOL, "某小学", "", 10, 1, 0));
    contact(key, true);
    BookingSheet sheet =
        take(key, "四年级二班名单,,\n序号,学生姓名,身份证件号\n1,王小明,21010320160101123X\n2,李 雷,\n,,\n3,李 雷,0042\n");
    assertThat(sheet.names().stream().map(BookingSheet.Name::name))
        .containsExactly("王小明", "李 雷", "李 雷");
    assertThat(sheet.names().stream().map(BookingSheet.Name::numberEnd))
        .containsExactly("123X", "", "0042");

    contact(key, true);
    assertThat(desk.in(() -> desk.steps().draft(key)).names()).hasSize(3);
    desk.in(() -> desk.steps().submit(key, false));
    assertThat(take(key, "姓名\n韩梅梅\n").names()).hasSize(1);
    desk.run(() -> desk.bean(GroupRoster.class).clear(key));
    assertThat(desk.in(() -> desk.visits().visit(key)).names()).isEmpty();
  }

  @Test
  void aListOfNamesIsRefusedInWordsThatSayWhatToMend() {
    String key = start(BookingKind.GROUP, Party.group(GroupType.SCHOOL, "某小学", "", 9, 1, 0));
    assertThatThrownBy(() -> take(key, "学号,班级\n1,2\n"))
        .hasMessageContaining("booking.roster.column");
    assertThatThrownBy(() -> take(key, "姓名\n" + "甲\n".repeat(11)))
        .hasMessageContaining("booking.roster.most");
    assertThatThrownBy(() -> take(key, "序号,姓名\n1,\n")).hasMessageContaining("booking.roster.empty");
    String family = start(BookingKind.INDIVIDUAL, Party.individual(2, 0, 0));
    assertThatThrownBy(() -> take(family, "姓名\n甲\n")).hasMessageContaining("booking.roster.closed");
  }

  @Test
  void theListGoesWithThePurge() {
    String key = start(BookingKind.GROUP, Party.group(GroupType.SCHOOL, "某小学", "", 10, 1, 0));
    contact(key, true);
    take(key, "姓名\n王小明\n");
    desk.in(() -> desk.steps().submit(key, false));
    database.set(desk.in(() -> desk.visits().visit(key)).start().plusSeconds(31L * 86_400));
    desk.tick();
    desk.in(() -> desk.due().toPurge(database.now()))
        .forEach(id -> desk.run(() -> desk.upkeep().purge(id)));

    assertThat(database.number("select count(*) from booking_visitor")).isZero();
  }
}
