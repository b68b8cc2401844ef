package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActRow;
import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.CampaignStage;
import cn.shenhe.portal.training.campaign.Campaigns;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
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
  void oneProgrammeOfTheDemonstrationAsksForALessonThatIsThere() {
    try (BookingDatabase fresh = new BookingDatabase(BookingDatabase.Kind.H2)) {
      BookingDatabase.Desk staff = fresh.desk();
      staff.run(() -> staff.bean(BookingBeginning.class).seed());
      staff.run(() -> staff.bean(BookingBeginning.class).loadDemo());
      List<List<Object>> slugs =
          fresh.rows("select lesson_slug from base_programme where lesson_slug <> ''");
      assertThat(slugs)
          .singleElement()
          .satisfies(
              row ->
                  assertThat(getClass().getResource("/courseware/lessons/" + row.get(0) + ".md"))
                      .isNotNull());
    }
  }

  @Test
  void aNewBaseHasASourceAndIsPlannedUntilStaffSayItExists() {
    assertThatThrownBy(() -> desk.run(() -> desk.setup().addBase("新体验馆", " ")))
        .hasMessageContaining("booking.setup.source");
    String id = desk.in(() -> desk.setup().addBase("新体验馆", "某文件第三条"));
    BaseDirectory.BaseRow row =
        desk.in(() -> desk.bean(BaseDirectory.class).bases()).stream()
            .filter(b -> b.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(row.bookable()).isFalse();
    assertThat(row.state()).isEqualTo(BaseState.PLANNED);

    desk.run(() -> desk.setup().renameBase(id, "安全体验馆", "另一文件"));
    BaseSetup.Sheet sheet = desk.in(() -> desk.setup().sheet(id));
    assertThat(sheet.name()).isEqualTo("安全体验馆");
    assertThat(sheet.source()).isEqualTo("另一文件");
  }

  @Test
  void aHolidayEnteredLateClosesWhatNobodyChoseAndNamesTheRest() {
    String key = base.book(desk, base.sessions().get(2), 2, "13912345678");
    LocalDate day = desk.in(() -> desk.visits().visit(key)).parts().get(0).day();
    String count = "select count(*) from visit_session where visit_day = DATE '" + day + "'";
    assertThat(database.number(count)).isEqualTo(2);

    List<BaseSetup.Kept> kept =
        desk.in(() -> desk.setup().saveDay(new BaseSetup.DayRow(day, false, 0, "临时放假", "通知")));
    assertThat(kept).extracting(BaseSetup.Kept::sessionId).containsExactly(base.sessions().get(2));
    assertThat(database.number(count)).isOne();

    desk.in(() -> desk.setup().saveDay(new BaseSetup.DayRow(day, false, 0, null, "")));
    assertThat(database.number(count)).isEqualTo(2);
  }

  private BookingState state(String key) {
    return desk.in(() -> desk.visits().visit(key)).state();
  }

  private long online(String session, String what) {
    return database.number(
        "select q."
            + what
            + " from session_quota q join visit_session s on s.id = q.session_id"
            + " where q.channel = 'ONLINE' and s.public_id = '"
            + session
            + "'");
  }

  @Test
  void aClosureTakenBackOpensItsSessionsWithTheirPlacesAndCallsNobodyBack() {
    String session = base.sessions().get(2);
    String key = base.book(desk, session, 2, "13912345678");
    LocalDate day = desk.in(() -> desk.visits().visit(key)).parts().get(0).day();
    BookingOffice.Closure whole = new BookingOffice.Closure(base.baseId(), "", day, day, "检修");
    desk.run(() -> desk.office().closeSession(base.sessions().get(3), "单独关闭"));
    desk.run(() -> desk.office().close(whole));
    desk.run(
        () ->
            desk.office()
                .close(new BookingOffice.Closure(base.baseId(), "", day, day.plusDays(1), "演练")));
    desk.tick();
    assertThat(state(key)).isEqualTo(BookingState.CLOSED);
    assertThatThrownBy(() -> desk.run(() -> desk.office().reopenSession(session)))
        .hasMessageContaining("booking.reopen.day");

    List<BaseSetup.ExceptionRow> closures =
        desk.in(() -> desk.setup().sheet(base.baseId())).exceptions();
    desk.in(() -> desk.setup().removeException(closures.get(0).id()));
    assertThatThrownBy(() -> base.book(desk, session, 1, "13912345670"))
        .hasMessageContaining("booking.closed");
    desk.in(() -> desk.setup().removeException(closures.get(1).id()));

    assertThat(online(session, "capacity - q.taken")).isEqualTo(5);
    base.book(desk, session, 5, "13912345679");
    assertThat(state(key)).isEqualTo(BookingState.CLOSED);
    assertThat(database.number("select count(*) from visit_session where closed = true")).isOne();
    desk.run(() -> desk.office().reopenSession(base.sessions().get(3)));
    base.book(desk, base.sessions().get(3), 5, "13912345671");
  }

  @Test
  void aRuleTakenAwayTakesItsSessionsAlongAndNamesThoseThatAreBooked() {
    String key = base.book(desk, base.sessions().get(2), 2, "13912345678");
    String given = base.book(desk, base.sessions().get(4), 2, "13912345679");
    desk.run(() -> desk.visits().cancel(given));
    BaseSetup.RuleRow rule = desk.in(() -> desk.setup().sheet(base.baseId())).rules().get(0);

    List<BaseSetup.Kept> kept = desk.in(() -> desk.setup().removeRule(rule.id()));

    assertThat(kept).extracting(BaseSetup.Kept::sessionId).containsExactly(base.sessions().get(2));
    assertThat(state(key)).isEqualTo(BookingState.CONFIRMED);
    String ten = " from visit_session where starts_at > TIMESTAMP '2026-11-25 00:00:00'";
    long all = database.number("select count(*)" + ten);
    assertThat(database.number("select count(*)" + ten + " and closed = true")).isOne();
    assertThatThrownBy(() -> base.book(desk, base.sessions().get(4), 1, "13912345671"))
        .hasMessageContaining("booking.closed");

    Shares more = new Shares(7, 20, 0, 0);
    desk.run(
        () ->
            desk.setup()
                .addRule(
                    new BaseSetup.RuleForm(
                        base.hallId(),
                        base.programmeId(),
                        List.of(1, 2, 3, 4, 5, 6, 7),
                        "10:00",
                        more)));
    assertThat(database.number("select count(*)" + ten)).isGreaterThan(all);
    assertThat(online(base.sessions().get(4), "capacity")).isEqualTo(7);
    base.book(desk, base.sessions().get(4), 5, "13912345671");
  }

  @Test
  void aRulesSharesMayBeChangedForTheSessionsToCome() {
    BaseSetup.RuleRow rule = desk.in(() -> desk.setup().sheet(base.baseId())).rules().get(0);
    assertThatThrownBy(
            () -> desk.run(() -> desk.setup().reviseRule(rule.id(), new Shares(41, 0, 0, 0))))
        .hasMessageContaining("booking.setup.capacity");
    desk.run(() -> desk.setup().reviseRule(rule.id(), new Shares(8, 0, 0, 0)));
    assertThat(online(base.sessions().get(2), "capacity")).isEqualTo(5);

    database.set(database.now().plusSeconds(86_400));
    desk.run(() -> desk.upkeep().makeSessions(base.baseId()));
    assertThat(
            database.number(
                "select q.capacity from session_quota q join visit_session s"
                    + " on s.id = q.session_id where q.channel = 'ONLINE'"
                    + " order by s.visit_day desc, s.starts_at limit 1"))
        .isEqualTo(8);
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

  @Test
  void aPlanOfACampaignOpensItsSessionsOnceAndLeavesOutWhatIsTaken() {
    ExtraSessions extra = desk.bean(ExtraSessions.class);
    String place = desk.in(extra::places).get(0).id();
    // At 10:00 the weekly rule is in the hall; the first day is over.
    String text = place + " 2026-11-22~2026-11-26 10:00,18:30 3/10/0/0";
    List<ExtraPlan.Line> plan = ExtraPlan.parse("\n" + text + "\n");
    assertThat(plan.get(0).text()).isEqualTo(text);
    assertThat(desk.in(() -> extra.rehearse("c", plan)))
        .isEqualTo(desk.in(() -> extra.open("c", plan)))
        .satisfies(
            opened -> {
              assertThat(opened.opened()).isEqualTo(4);
              assertThat(opened.busy() + opened.past()).isEqualTo(6);
            });
    assertThat(desk.in(() -> extra.open("c", plan)))
        .satisfies(
            again -> {
              assertThat(again.opened()).isZero();
              assertThat(again.there()).isEqualTo(4);
            });
    assertThat(desk.in(() -> extra.of("c"))).hasSize(4);

    assertThatThrownBy(() -> ExtraPlan.parse("")).hasMessageContaining("booking.plan.empty");
    assertThatThrownBy(() -> ExtraPlan.parse(text + "\nx y z"))
        .hasMessageContaining("booking.plan.line[2]");
    assertThatThrownBy(() -> ExtraPlan.parse(place + " 2026-12-01~2026-12-31 10:00,18:30 3/1/0/0"))
        .hasMessageContaining("booking.plan.most");
    List<ExtraPlan.Line> tooMany = ExtraPlan.parse(place + " 2026-12-01 18:30 30/11/0/0");
    assertThatThrownBy(() -> desk.run(() -> extra.open("d", tooMany)))
        .hasMessageContaining("booking.setup.capacity");
  }

  @Test
  void theSafetyMonthOpensTheHallsOnTheDaysTheyRest() {
    desk.run(() -> desk.bean(CampaignCalendar.class).loadShipped());
    Campaigns campaigns = desk.bean(Campaigns.class);
    String without = desk.in(() -> campaigns.create("safety-month", 2026, ""));
    assertThat(desk.in(() -> campaigns.detail(without)).acts())
        .as("the hall never rests")
        .noneMatch(act -> act.kind() == ActKind.BASE_SESSIONS);

    database.execute("update opening_rule set weekdays = '234567'");
    String month = desk.in(() -> campaigns.create("safety-month", 2027, ""));
    ActRow act =
        desk.in(() -> campaigns.detail(month)).acts().stream()
            .filter(row -> row.kind() == ActKind.BASE_SESSIONS)
            .findFirst()
            .orElseThrow();
    List<ExtraPlan.Line> plan = ExtraPlan.parse(act.parameter());
    assertThat(plan)
        .extracting(ExtraPlan.Line::from)
        .as("its four Mondays")
        .containsExactly(
            LocalDate.of(2027, 6, 7),
            LocalDate.of(2027, 6, 14),
            LocalDate.of(2027, 6, 21),
            LocalDate.of(2027, 6, 28));
    assertThat(plan.get(0).times()).containsExactly(LocalTime.of(10, 0), LocalTime.of(14, 0));
    desk.run(() -> desk.bean(CampaignStage.class).perform(act.id(), true));
    desk.run(() -> desk.bean(CampaignStage.class).perform(act.id(), true));
    assertThat(desk.in(() -> desk.bean(ExtraSessions.class).of(month))).hasSize(8);
  }

  private FrontDesk.PhoneBooking call(
      Party party, boolean insured, boolean lesson, List<Party.Visitor> names) {
    return new FrontDesk.PhoneBooking(
        "r" + database.number("select count(*) from booking"),
        base.sessions().get(2),
        party.groupType() == null ? BookingKind.INDIVIDUAL : BookingKind.GROUP,
        party,
        "赵大爷",
        "13912345678",
        "",
        "",
        insured,
        lesson,
        true,
        false,
        names);
  }

  @Test
  void aGroupOfFortySixIsSharedOutAtTheTelephoneToo() {
    Party party = Party.group(GroupType.SCHOOL, "某小学", "四年级", 43, 3, 0);
    assertThatThrownBy(() -> desk.run(() -> desk.door().book(call(party, false, true, List.of()))))
        .hasMessageContaining("booking.contact.permissions");

    BookingSheet sheet = desk.in(() -> desk.door().book(call(party, true, true, List.of())));

    assertThat(sheet.parts()).extracting(BookingSheet.Part::places).containsExactly(23, 23);
    assertThat(sheet.state()).isEqualTo(BookingState.CONFIRMED);
    assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(46);
  }

  @Test
  void whatACallerHasNotSaidIsNotBooked() {
    withLesson("earthquake");
    Party two = Party.individual(2, 0, 0);
    assertThatThrownBy(() -> desk.run(() -> desk.door().book(call(two, false, false, List.of()))))
        .hasMessageContaining("booking.contact.lesson");
    BookingSheet sheet = desk.in(() -> desk.door().book(call(two, false, true, List.of())));
    assertThat(sheet.contact().lessonDone()).isTrue();
    assertThat(sheet.contact().insured()).isFalse();
  }

  @Test
  void aProgrammeByNameHasNamesFromTheTelephoneAndAtTheDoor() {
    desk.run(
        () ->
            desk.setup()
                .saveProgramme(
                    base.baseId(),
                    new BaseSetup.ProgrammeForm(
                        base.programmeId(), "心肺复苏", "", 60, 6, "", "", true, true)));
    Party two = Party.individual(2, 0, 0);
    List<Party.Visitor> names =
        List.of(new Party.Visitor("赵大爷", "123X"), new Party.Visitor("赵大妈", "0042"));
    assertThatThrownBy(() -> desk.run(() -> desk.door().book(call(two, true, true, List.of()))))
        .hasMessageContaining("booking.names.count");
    BookingSheet sheet = desk.in(() -> desk.door().book(call(two, true, true, names)));
    assertThat(sheet.names()).extracting(BookingSheet.Name::name).containsExactly("赵大爷", "赵大妈");

    String session = base.sessions().get(2);
    database.set(sheet.start());
    assertThatThrownBy(
            () -> desk.run(() -> desk.door().walkIn(session, "w1", two, false, List.of())))
        .hasMessageContaining("booking.names.count");
    desk.run(() -> desk.door().walkIn(session, "w1", two, false, names));
    assertThat(database.number("select count(*) from booking_visitor where present = true"))
        .isEqualTo(2);
  }

  private BookingSheet take(String key, String csv) {
    return desk.in(
        () -> desk.bean(GroupRoster.class).take(key, csv.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aGroupMayHandInAListOfNamesChangeItAndTakeItBack() {
    String key = start(BookingKind.GROUP, Party.group(GroupType.SCHOOL, "某小学", "四年级", 10, 1, 0));
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
    String key = start(BookingKind.GROUP, Party.group(GroupType.SCHOOL, "某小学", "四年级", 9, 1, 0));
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
    String key = start(BookingKind.GROUP, Party.group(GroupType.SCHOOL, "某小学", "四年级二班", 10, 1, 0));
    contact(key, true);
    take(key, "姓名\n王小明\n");
    desk.in(() -> desk.steps().submit(key, false));
    database.set(desk.in(() -> desk.visits().visit(key)).start().plusSeconds(31L * 86_400));
    desk.tick();
    desk.in(() -> desk.due().toPurge(database.now()))
        .forEach(id -> desk.run(() -> desk.upkeep().purge(id)));

    assertThat(database.number("select count(*) from booking_visitor")).isZero();
    assertThat(
            database.number(
                "select count(*) from booking where grade is not null"
                    + " or organisation is not null"))
        .isZero();
  }
}
