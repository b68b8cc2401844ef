package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.certificate.CertificateState;
import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.hours.LearningState;
import cn.shenhe.portal.training.person.RegistrationRefused;
import cn.shenhe.portal.training.person.ReminderConsent;
import cn.shenhe.portal.training.programme.EditionSheet;
import cn.shenhe.portal.training.programme.EnrolmentDesk;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.programme.ProgrammeOutline;
import cn.shenhe.portal.training.programme.TaughtResult;
import cn.shenhe.portal.training.programme.TermReminders;
import cn.shenhe.portal.training.programme.VisitMade;
import cn.shenhe.portal.training.record.PersonRecord;
import cn.shenhe.portal.training.record.RecordSource;
import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.training.roster.EmployeeExams;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PersonRow;
import cn.shenhe.portal.training.roster.RefresherRound;
import cn.shenhe.portal.training.roster.RosterAccount;
import cn.shenhe.portal.training.roster.RosterAccount.Outcome;
import cn.shenhe.portal.training.roster.RosterImport;
import cn.shenhe.portal.training.roster.RosterRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the enrolment to the completed programme, for the worker and for the enterprise. */
class LearnerWayTest {

  private static final String OFFICER = "officer";
  private static final String WORKER = "worker";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final TrainingDatabase db = new TrainingDatabase();

  @BeforeEach
  void prepare() throws ClassNotFoundException {
    db.setting("portal.data.dir", Path.of("target", "learner-way").toString());
    db.setting("portal.hours.presence-minutes", "0");
    db.listens(Class.forName("cn.shenhe.portal.training.programme.EnrolmentProgress"));
    db.listens(Class.forName("cn.shenhe.portal.training.person.ReminderAddresses"));
    db.put(Results.class, new TakenExams());
    db.put(Certificates.class, new IssuedPapers());
    db.sql("insert into organisation values (1, 'acme', '演示厂', null, 'ENTERPRISE', now(), 1)");
    account(1, OFFICER, 1);
    account(2, WORKER, null);
    db.lesson("rules", Duration.ofMinutes(60));
    db.lesson("machines", Duration.ofMinutes(60));
    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open("NEW-WORKER", JobCategory.NEW_WORKER, "", "", sheet()));
  }

  private void account(int id, String publicId, Integer organisation) {
    db.sql(
        "insert into account (id, public_id, login, display_name, password_hash, roles,"
            + " organisation_id, totp_confirmed, totp_last_step, consent_edition, consented_at,"
            + " sessions_valid_from, active, created_at, version)"
            + " values (?, ?, ?, ?, 'x', 'RESIDENT', ?, false, 0, '1', now(), now(), true, now(), 1)",
        id,
        publicId,
        publicId,
        publicId,
        organisation);
  }

  /** Two hours of 45 minutes, one lesson, then the machine itself; six months; yearly one hour. */
  private static EditionSheet sheet() {
    return new EditionSheet(
        "新工人培训",
        new EditionSheet.Hours(2, 3, "测试"),
        new EditionSheet.Hours(1, 1, "测试"),
        6,
        "测试",
        "",
        List.of(
            new EditionSheet.UnitSheet(
                "规章", 1, true, false, false, List.of("lesson:rules"), List.of()),
            new EditionSheet.UnitSheet(
                "机器", 1, true, false, true, List.of("lesson:machines"), List.of())));
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void learns(String person, String slug, Duration time) {
    LearningHours hours = db.as(person).bean(LearningHours.class);
    LearningState state = db.in(() -> hours.open("lesson:" + slug));
    for (long left = time.toSeconds(); left > 0; left -= 30) {
      db.pass(Duration.ofSeconds(30));
      LearningState last = state;
      state = db.in(() -> hours.beat(last.stream(), last.nonce(), null, null));
    }
  }

  private String enrol(EnrolmentKind kind, LocalDate since) {
    return db.as(WORKER)
        .in(
            () ->
                db.bean(ProgrammeEnrolling.class)
                    .enrol(new ProgrammeEnrolling.Wish("NEW-WORKER", kind, "", since)));
  }

  private EnrolmentDetail detail(String enrolment) {
    return db.as(WORKER).in(() -> db.bean(ProgrammeEnrolling.class).detail(enrolment));
  }

  private RosterAccount list(String csv) {
    return db.as(OFFICER)
        .in(
            () ->
                db.bean(RosterImport.class).take("list.csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsLearnedCountsAndOpensTheHandsOnUnit() {
    String enrolment = enrol(EnrolmentKind.INITIAL, TODAY);
    EnrolmentDetail before = detail(enrolment);
    assertThat(before.row().dueOn()).isEqualTo(LocalDate.of(2027, 5, 24));
    assertThat(before.units().get(1).open()).isFalse();
    assertThat(before.next()).isEqualTo("rules");

    learns(WORKER, "rules", Duration.ofMinutes(45));
    assertThat(detail(enrolment).row().onlineHours()).isEqualTo(1.0);
    learns(WORKER, "machines", Duration.ofMinutes(20));
    EnrolmentDetail half = detail(enrolment);
    assertThat(half.units().get(0).lessons().get(0).finished()).isTrue();
    assertThat(half.units().get(1).open()).isFalse();
    assertThat(half.row().state()).isEqualTo(EnrolmentState.RUNNING);
    learns(WORKER, "machines", Duration.ofMinutes(40));

    EnrolmentDetail done = detail(enrolment);
    assertThat(done.units().get(1).open()).isTrue();
    assertThat(done.row().onlineHours()).isEqualTo(2.3);
    assertThat(done.row().state()).isEqualTo(EnrolmentState.COMPLETED);
  }

  @Test
  void aLessonIsGoneOnWithUnlessItWasFinishedInAnyYearOrIsThereNoMore() {
    LearningHours hours = db.as(WORKER).bean(LearningHours.class);
    learns(WORKER, "machines", Duration.ofMinutes(5));
    learns(WORKER, "rules", Duration.ofMinutes(5));
    db.pass(Duration.ofDays(60));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    assertThat(db.in(hours::learned))
        .as("each once, over the turn of the year")
        .extracting(LearningHours.LearnedRow::piece)
        .containsExactly("lesson:rules", "lesson:machines");
    assertThat(db.in(hours::learned).get(0).finishedAt()).isNotNull();
    assertThat(db.in(() -> hours.unfinished("lesson")).orElseThrow().piece())
        .isEqualTo("lesson:machines");
    db.pass(Duration.ofDays(365));
    learns(WORKER, "rules", Duration.ofMinutes(1));
    assertThat(db.in(hours::learned).get(0))
        .as("finished last year, opened again")
        .matches(row -> row.creditedSeconds() == 60 && row.finishedAt() != null);
    assertThat(db.in(() -> hours.unfinished("lesson")).orElseThrow().piece())
        .isEqualTo("lesson:machines");
    db.withdraw("machines");
    assertThat(db.in(() -> hours.unfinished("lesson"))).isEmpty();
  }

  @Test
  void theYearlyRefresherIsDueAYearAfterItBegan() {
    assertThat(detail(enrol(EnrolmentKind.REFRESHER, TODAY)).row().dueOn())
        .isEqualTo(LocalDate.of(2027, 11, 24));
    assertThat(detail(enrol(EnrolmentKind.INITIAL, LocalDate.of(2026, 1, 5))).row().state())
        .isEqualTo(EnrolmentState.OVERDUE);
  }

  @Test
  void theEnterpriseMayRecordTheMachineOnlyAfterTheLessonsBefore() {
    String employee = joined();
    ClassRecords.Held held =
        new ClassRecords.Held(
            ClassKind.HANDS_ON,
            "NEW-WORKER",
            "",
            "上机",
            "操作规程",
            "一车间",
            "班长",
            db.now().minus(Duration.ofHours(2)),
            45,
            80);
    assertThatThrownBy(
            () -> db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, "W1 90")))
        .isInstanceOf(RosterRefused.class)
        .hasMessageContaining("attendee-unready");

    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(31));
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, "W1 90"));

    PersonRow row = people(PeopleFilter.Standing.ALL, "").rows().get(0);
    assertThat(row.doneHours()).isEqualTo(2.6);
    assertThat(row.gapHours()).isZero();
    assertThat(row.state()).isEqualTo(EnrolmentState.COMPLETED);
    List<LearningHours.EvidenceRow> spans =
        db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).evidence(employee, 1).rows());
    assertThat(spans.stream().mapToLong(LearningHours.EvidenceRow::creditedSeconds).sum())
        .isEqualTo(76 * 60);
    assertThat(spans)
        .allMatch(
            s -> s.creditedSeconds() <= Duration.between(s.startedAt(), s.endedAt()).toSeconds());
  }

  /** Worker W1 on the list, who has joined. */
  private String joined() {
    list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,新上岗从业人员,装配,2026-11-20\n");
    PersonRow row = people(PeopleFilter.Standing.ALL, "").rows().get(0);
    String code =
        db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(row.publicId())).joinCode();
    assertThat(
            db.as(OFFICER)
                .in(() -> db.bean(EnterpriseOffice.class).evidence(row.publicId(), 1).rows()))
        .isEmpty();
    db.as(WORKER).run(() -> db.bean(Joining.class).join(code));
    return row.publicId();
  }

  private EnterpriseOffice.PeoplePage people(PeopleFilter.Standing standing, String text) {
    return people(standing, text, 1);
  }

  private EnterpriseOffice.PeoplePage people(
      PeopleFilter.Standing standing, String text, int page) {
    return db.as(OFFICER)
        .in(() -> db.bean(EnterpriseOffice.class).people(new PeopleFilter(standing, text), page));
  }

  private ClassRecords.Held classroom(Duration ago, int minutes) {
    return new ClassRecords.Held(
        ClassKind.CLASSROOM,
        "NEW-WORKER",
        "",
        "授课",
        "操作规程",
        "",
        "班长",
        db.now().minus(ago),
        minutes,
        80);
  }

  private void attends(Duration ago, int minutes) {
    ClassRecords.Held held = classroom(ago, minutes);
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, "W1 合格"));
  }

  private List<EnrolmentDetail> programmesOf(String employee) {
    return db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(employee)).programmes();
  }

  private int refreshersOpened() {
    return db.in(() -> db.bean(RefresherRound.class).open());
  }

  // --- refreshers

  @Test
  void everyYearTheNextRefresherIsOpenedOnceAndAnnounced() {
    String employee = joined();
    agrees("worker@example.org");
    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(45));
    assertThat(programmesOf(employee).get(0).row().state()).isEqualTo(EnrolmentState.COMPLETED);

    db.pass(Duration.ofDays(364));
    assertThat(refreshersOpened()).isZero();
    db.pass(Duration.ofDays(1));
    assertThat(refreshersOpened()).isEqualTo(1);
    assertThat(refreshersOpened()).isZero();
    assertThat(db.letters()).hasSize(1);
    assertThat(db.letters().get(0).text()).contains("演示厂", "2028-11-24");
    assertThat(db.as(WORKER).in(() -> db.bean(Joining.class).reminders())).hasSize(1);

    db.pass(Duration.ofDays(60));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    learns(WORKER, "machines", Duration.ofMinutes(60));
    assertThat(programmesOf(employee).get(1).row().state()).isEqualTo(EnrolmentState.COMPLETED);
    db.pass(Duration.ofDays(200));
    assertThat(refreshersOpened()).isZero();
    db.pass(Duration.ofDays(110));
    EnterpriseOffice office = db.as(OFFICER).bean(EnterpriseOffice.class);
    assertThat(db.in(office::refreshersDue)).isEqualTo(1);
    assertThat(db.in(office::refreshDue)).isEqualTo(1);
    assertThat(db.in(office::refreshersDue)).isZero();
    assertThat(programmesOf(employee)).hasSize(3);
  }

  @Test
  void whoLeftTheListOrAsksForNoHoursGetsNoRefresher() {
    String employee = joined();
    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(45));
    db.pass(Duration.ofDays(366));
    db.sql("update programme_edition set refresher_hours = null");
    assertThat(refreshersOpened()).isZero();
    db.sql("update programme_edition set refresher_hours = 1");
    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).remove(employee));
    assertThat(refreshersOpened()).isZero();
  }

  @Test
  void aRefresherCountsOnlyWhatIsLearnedAndAttendedAfterItBegan() {
    String employee = joined();
    learns(WORKER, "rules", Duration.ofMinutes(30));
    learns(WORKER, "machines", Duration.ofMinutes(50));
    attends(Duration.ofHours(3), 90);
    learns(WORKER, "rules", Duration.ofMinutes(20));
    EnrolmentDetail first = programmesOf(employee).get(0);
    assertThat(first.row().state()).isEqualTo(EnrolmentState.COMPLETED);

    db.as(OFFICER).run(() -> db.bean(EnterpriseOffice.class).refresh(employee, "NEW-WORKER"));
    EnrolmentDetail second = programmesOf(employee).get(1);
    assertThat(second.row().doneHours()).isZero();
    assertThat(second.lessonsDone()).isZero();

    db.pass(Duration.ofDays(1));
    attends(Duration.ofHours(2), 45);
    learns(WORKER, "rules", Duration.ofMinutes(9));
    second = programmesOf(employee).get(1);
    assertThat(second.row().classHours()).isEqualTo(1.0);
    assertThat(second.row().onlineHours()).isEqualTo(0.2);
    assertThat(programmesOf(employee).get(0).row().classHours())
        .isEqualTo(first.row().classHours());
  }

  @Test
  void theNextRefresherCanBeOpenedWhenOneIsCompleted() {
    String first = enrol(EnrolmentKind.REFRESHER, null);
    assertThat(enrol(EnrolmentKind.REFRESHER, null)).isEqualTo(first);
    learns(WORKER, "rules", Duration.ofMinutes(60));
    learns(WORKER, "machines", Duration.ofMinutes(60));
    assertThat(detail(first).row().state()).isEqualTo(EnrolmentState.COMPLETED);
    String second = enrol(EnrolmentKind.REFRESHER, TODAY.minusDays(10));
    assertThat(second).isNotEqualTo(first);
    assertThat(detail(second).row().doneHours()).isZero();
  }

  // --- corrections

  @Test
  void aCorrectedDayOrRiskKeepsProgressAndWhatIsCompleted() {
    String employee = joined();
    attends(Duration.ofHours(3), 60);
    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-21,是\n");
    assertThat(programmesOf(employee)).hasSize(1);
    EnrolmentDetail running = programmesOf(employee).get(0);
    assertThat(running.row().classHours()).isEqualTo(1.3);
    assertThat(running.row().dueOn()).isEqualTo(LocalDate.of(2027, 5, 21));
    assertThat(running.row().requiredHours()).isEqualTo(3.0);

    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-21,否\n");
    learns(WORKER, "rules", Duration.ofMinutes(45));
    learns(WORKER, "machines", Duration.ofMinutes(45));
    EnrolmentDetail done = programmesOf(employee).get(0);
    assertThat(done.row().state()).isEqualTo(EnrolmentState.COMPLETED);

    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-22,否\n");
    assertThat(programmesOf(employee)).hasSize(1);
    assertThat(programmesOf(employee).get(0).row().completedAt())
        .isEqualTo(done.row().completedAt());

    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,主要负责人,装配,2026-11-22,否\n");
    list("工号,姓名,人员类别,岗位,任职日期,高危\nW1,甲,新上岗从业人员,装配,2026-11-22,是\n");
    List<EnrolmentDetail> both = programmesOf(employee);
    assertThat(both).hasSize(2);
    assertThat(both.get(0).row().completedAt()).isEqualTo(done.row().completedAt());
    assertThat(both.get(1).row().requiredHours()).isEqualTo(3.0);
    assertThat(both.get(1).row().classHours()).isEqualTo(1.3);
    assertThat(both.get(1).row().onlineHours()).isEqualTo(2.0);
  }

  @Test
  void lessonsOfHighRiskUnitsCountOnlyForHighRisk() {
    db.lesson("mine", Duration.ofMinutes(60));
    List<EditionSheet.UnitSheet> units = new ArrayList<>(sheet().units());
    units.add(
        new EditionSheet.UnitSheet("高危", 1, true, true, false, List.of("lesson:mine"), List.of()));
    EditionSheet wide =
        new EditionSheet(
            "有高危单元",
            new EditionSheet.Hours(2, 3, "测试"),
            new EditionSheet.Hours(1, 1, "测试"),
            6,
            "测试",
            "",
            units);
    db.as("editor")
        .run(() -> db.bean(ProgrammeEditing.class).open("WIDE", JobCategory.MANAGER, "", "", wide));
    List<String> enrolments = new ArrayList<>();
    for (boolean risk : List.of(false, true)) {
      enrolments.add(
          db.as(risk ? OFFICER : WORKER)
              .in(
                  () ->
                      db.bean(ProgrammeEnrolling.class)
                          .enrol(
                              new ProgrammeEnrolling.Wish(
                                  "WIDE", EnrolmentKind.INITIAL, risk ? "煤矿" : "商贸", TODAY))));
    }
    learns(WORKER, "mine", Duration.ofMinutes(45));
    assertThat(detail(enrolments.get(0)).row().onlineHours()).isZero();
    learns(OFFICER, "mine", Duration.ofMinutes(45));
    EnrolmentDetail risky =
        db.as(OFFICER).in(() -> db.bean(ProgrammeEnrolling.class).detail(enrolments.get(1)));
    assertThat(risky.row().onlineHours()).isEqualTo(1.0);
  }

  @Test
  void theIndustryDecidesHowManyHoursAreAskedFor() {
    ProgrammeEnrolling enrolling = db.as(WORKER).bean(ProgrammeEnrolling.class);
    assertThatThrownBy(
            () ->
                db.run(
                    () ->
                        enrolling.enrol(
                            new ProgrammeEnrolling.Wish(
                                "NEW-WORKER", EnrolmentKind.INITIAL, "炼金", TODAY))))
        .hasMessageContaining("industry");
    String mine =
        db.in(
            () ->
                enrolling.enrol(
                    new ProgrammeEnrolling.Wish("NEW-WORKER", EnrolmentKind.INITIAL, "煤矿", TODAY)));
    assertThat(detail(mine).row().requiredHours()).isEqualTo(3.0);
    assertThat(detail(mine).row().industry()).isEqualTo("煤矿");
    ProgrammeEditing editing = db.as("editor").bean(ProgrammeEditing.class);
    assertThatThrownBy(
            () -> db.run(() -> editing.open("X-1", JobCategory.MANAGER, "炼金", "", sheet())))
        .hasMessageContaining("industry");
    db.run(() -> editing.open("MINE", JobCategory.MANAGER, "煤矿", "", sheet()));
    String own =
        db.as(WORKER)
            .in(
                () ->
                    enrolling.enrol(
                        new ProgrammeEnrolling.Wish("MINE", EnrolmentKind.INITIAL, "商贸", TODAY)));
    assertThat(detail(own).row().highRisk()).isTrue();
    assertThat(detail(own).row().requiredHours()).isEqualTo(3.0);
    assertThat(db.in(() -> db.bean(ProgrammeCatalogue.class).outline("MINE")).industryFixed())
        .isTrue();

    db.run(() -> editing.open("OLD", JobCategory.MANAGER, "商贸", "", sheet()));
    db.sql("update programme set industry = '煤炭行业' where code = 'OLD'");
    assertThat(db.in(() -> db.bean(ProgrammeCatalogue.class).outline("OLD")).industryFixed())
        .isFalse();
    String chosen =
        db.as(WORKER)
            .in(
                () ->
                    enrolling.enrol(
                        new ProgrammeEnrolling.Wish("OLD", EnrolmentKind.INITIAL, "煤矿", TODAY)));
    assertThat(detail(chosen).row().requiredHours()).isEqualTo(3.0);
  }

  // --- units on the spot

  /** One hour, one lesson, then an hour at the base or in a class. */
  private static EditionSheet onTheSpot(String venue) {
    return new EditionSheet(
        "现场项目",
        new EditionSheet.Hours(1, 1, "测试"),
        new EditionSheet.Hours(1, 1, "测试"),
        6,
        "测试",
        "",
        List.of(
            new EditionSheet.UnitSheet(
                "规章", 1, true, false, false, List.of("lesson:rules"), List.of()),
            new EditionSheet.UnitSheet(
                "灭火", 1, true, false, true, true, venue, List.of(), List.of())));
  }

  private String enrolledOnTheSpot(String code) {
    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open(code, JobCategory.MANAGER, "", "", onTheSpot("fire-drill")));
    return db.as(WORKER)
        .in(
            () ->
                db.bean(ProgrammeEnrolling.class)
                    .enrol(new ProgrammeEnrolling.Wish(code, EnrolmentKind.INITIAL, "", TODAY)));
  }

  private void aBase() {
    db.sql(
        "insert into experience_base values (1, 'base', 'b', '体验馆', 'EXISTING', '', '', '', '', '',"
            + " '', true, false, true, 1, 1)");
    db.sql(
        "insert into base_programme values (1, 'fire-drill', 1, '灭火体验', '', 60, 0, '', '', false,"
            + " true, 1)");
  }

  /**
   * @param ago since the session began; negative when the door opened before it
   */
  private void checkedIn(int id, Duration ago) {
    OffsetDateTime start = db.now().minus(ago).atOffset(ZoneOffset.UTC);
    db.sql(
        "insert into booking (id, public_id, manage_key, code, kind, channel, state, base_id,"
            + " programme_id, person, adults, teens, children, pupils, teachers, buses, insured,"
            + " lesson_done, consented, first_start, created_at, passed_over, moves, sequence,"
            + " version)"
            + " values (?, ?, ?, ?, 'INDIVIDUAL', 'ONLINE', 'ATTENDED', 1, 1, ?, 1, 0, 0, 0, 0, 0,"
            + " false, false, true, ?, now(), 0, 0, 0, 1)",
        id,
        "booking" + id,
        "key" + id,
        "code" + id,
        WORKER,
        start);
    db.sql(
        "insert into attended_visit values (?, ?, ?, '体验馆', '灭火体验', 60, ?, ?)",
        id,
        WORKER,
        "booking" + id,
        start,
        ago.isNegative() ? db.now().atOffset(ZoneOffset.UTC) : start);
    db.sql("update booking set person = null");
    db.run(
        () -> {
          try {
            Class<?> progress =
                Class.forName("cn.shenhe.portal.training.programme.EnrolmentProgress");
            java.lang.reflect.Method visited =
                progress.getDeclaredMethod("visited", VisitMade.class);
            visited.setAccessible(true);
            visited.invoke(db.bean(progress), new VisitMade(WORKER));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aVisitToTheBaseCompletesTheUnitOnceTheLessonsBeforeAreDone() {
    aBase();
    String enrolment = enrolledOnTheSpot("SPOT");
    EnrolmentDetail.UnitProgress locked = detail(enrolment).units().get(1);
    assertThat(locked.open()).isFalse();
    assertThat(locked.venueTitle()).isEqualTo("体验馆：灭火体验");

    checkedIn(1, Duration.ofHours(2));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    EnrolmentDetail open = detail(enrolment);
    assertThat(open.units().get(1).open()).isTrue();
    assertThat(open.units().get(1).attendedAt()).as("too early").isNull();
    assertThat(open.row().state()).isEqualTo(EnrolmentState.RUNNING);
    assertThat(open.row().classHours()).isZero();

    db.pass(Duration.ofHours(3));
    checkedIn(2, Duration.ofHours(1));
    EnrolmentDetail done = detail(enrolment);
    assertThat(done.units().get(1).attendedAt()).isEqualTo(db.now().minus(Duration.ofHours(1)));
    assertThat(done.row().classHours()).isEqualTo(1.3);
    assertThat(done.row().state()).isEqualTo(EnrolmentState.COMPLETED);
  }

  @Test
  void theEnterpriseSeesTheTimeOfAVisitInGapAndArchive() {
    aBase();
    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open("SPOT", JobCategory.MANAGER, "", "", onTheSpot("fire-drill")));
    list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,安全管理人员,安全科,2026-11-20\n");
    String id = people(PeopleFilter.Standing.ALL, "").rows().get(0).publicId();
    String code = db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(id)).joinCode();
    db.as(WORKER).run(() -> db.bean(Joining.class).join(code));
    learns(WORKER, "rules", Duration.ofMinutes(45));
    db.pass(Duration.ofHours(3));
    checkedIn(1, Duration.ofHours(1));
    PersonRow row = people(PeopleFilter.Standing.ALL, "").rows().get(0);
    assertThat(row.doneHours()).isEqualTo(2.3);
    assertThat(row.gapHours()).isZero();
    assertThat(archived("人员")).singleElement().asString().contains("|1.0|1.3|");
  }

  @Test
  void hoursAreSummedBeforeTheyAreRoundedAndAllSpansAreInTheWorkbook() throws Exception {
    db.among(Class.forName("cn.shenhe.portal.training.record.LessonEntries"));
    learns(WORKER, "rules", Duration.ofSeconds(22 * 60 + 30));
    for (int i = 0; i < 3; i++) {
      db.pass(Duration.ofDays(500));
      learns(WORKER, "machines", Duration.ofSeconds(450));
    }
    PersonRecord.Record record = db.as(WORKER).in(() -> db.bean(PersonRecord.class).mine());
    assertThat(record.entries()).hasSize(4);
    assertThat(record.hours()).isEqualTo(1.0);
    byte[] file = db.as(WORKER).in(() -> db.bean(PersonRecord.class).workbook());
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      double minutes = 0;
      for (Row line : book.getSheet("学习档案")) {
        boolean number =
            line.getCell(5) != null && line.getCell(5).getCellType() == CellType.NUMERIC;
        minutes += number ? line.getCell(5).getNumericCellValue() : 0;
      }
      assertThat(minutes).isEqualTo(45.0);
      double seconds = 0;
      for (Row line : book.getSheet("计时依据")) {
        boolean number =
            line.getCell(3) != null && line.getCell(3).getCellType() == CellType.NUMERIC;
        seconds += number ? line.getCell(3).getNumericCellValue() : 0;
      }
      assertThat(seconds).as("older than a year too").isEqualTo(2700.0);
    }
  }

  @Test
  void aProgrammeSaysHowMuchOfItCanBeLearnedOnLine() {
    String enrolment = enrol(EnrolmentKind.INITIAL, TODAY);
    assertThat(detail(enrolment).share().online()).isEqualTo(2.0);
    assertThat(detail(enrolment).share().rest()).isZero();
    ProgrammeOutline outline = db.in(() -> db.bean(ProgrammeCatalogue.class).outline("NEW-WORKER"));
    assertThat(outline.highRiskShare().online()).isEqualTo(2.6);
    assertThat(outline.highRiskShare().rest()).isEqualTo(0.4);
  }

  @Test
  void noMinuteCountsTwiceOnLineAndInTwoKindsOfClasses() {
    joined();
    learns(WORKER, "rules", Duration.ofMinutes(30));
    db.pass(Duration.ofHours(5));
    ClassRecords classes = db.bean(ClassRecords.class);
    ClassRecords.Held overlapping = classroom(Duration.ofMinutes(5 * 60 + 20), 45);
    assertThatThrownBy(() -> db.as(OFFICER).run(() -> classes.record(overlapping, "W1")))
        .hasMessageContaining("attendee-online");
    db.as(OFFICER).run(() -> classes.record(classroom(Duration.ofHours(5), 45), "W1"));

    db.as("editor")
        .run(
            () ->
                db.bean(ProgrammeEditing.class)
                    .open("OTHER", JobCategory.MANAGER, "", "", sheet()));
    EnrolmentDesk desk = db.bean(EnrolmentDesk.class);
    String other =
        db.as("staff")
            .in(
                () ->
                    db.bean(ProgrammeEnrolling.class)
                        .enrolOther(
                            WORKER,
                            new ProgrammeEnrolling.Wish(
                                "OTHER", EnrolmentKind.INITIAL, "", TODAY)));
    assertThatThrownBy(() -> db.run(() -> desk.record(other, taught(Duration.ofMinutes(270), 45))))
        .hasMessageContaining("taught-busy");
    assertThatThrownBy(() -> db.run(() -> desk.record(other, taught(Duration.ofMinutes(320), 20))))
        .hasMessageContaining("taught-online");
    db.run(() -> desk.record(other, taught(Duration.ofMinutes(120), 45)));
    assertThatThrownBy(
            () ->
                db.as(OFFICER)
                    .run(() -> classes.record(classroom(Duration.ofMinutes(100), 45), "W1")))
        .hasMessageContaining("attendee-busy");
  }

  @Test
  void aVisitThatCompletesAtTheDoorBeforeItsSessionBeginsStaysCounted() {
    aBase();
    String enrolment = enrolledOnTheSpot("SPOT");
    learns(WORKER, "rules", Duration.ofMinutes(60));
    checkedIn(1, Duration.ofMinutes(-30));
    assertThat(detail(enrolment).row().state()).isEqualTo(EnrolmentState.COMPLETED);

    db.pass(Duration.ofDays(1));
    learns(WORKER, "rules", Duration.ofMinutes(1));
    EnrolmentDetail later = detail(enrolment);
    assertThat(later.units().get(1).attendedAt()).isNotNull();
    assertThat(later.row().classHours()).isEqualTo(1.3);
  }

  @Test
  void aVisitOfARefresherStaysCountedWhenItsLessonsAreLearnedAgainNextYear() {
    aBase();
    enrolledOnTheSpot("SPOT");
    String refresher =
        db.as(WORKER)
            .in(
                () ->
                    db.bean(ProgrammeEnrolling.class)
                        .enrol(
                            new ProgrammeEnrolling.Wish(
                                "SPOT", EnrolmentKind.REFRESHER, "", TODAY)));
    db.sql("update programme_enrolment set required_ms = 36000000 where kind = 'REFRESHER'");
    learns(WORKER, "rules", Duration.ofMinutes(60));
    db.pass(Duration.ofHours(2));
    checkedIn(1, Duration.ofHours(1));
    assertThat(detail(refresher).units().get(1).attendedAt()).isNotNull();

    db.pass(Duration.ofDays(60));
    learns(WORKER, "rules", Duration.ofMinutes(60));
    assertThat(detail(refresher).units().get(1).attendedAt()).isNotNull();
    assertThat(detail(refresher).row().classHours()).isEqualTo(1.3);
  }

  @Test
  void aClassStaffRecordStandsForTheUnitOnTheSpot() {
    aBase();
    String enrolment = enrolledOnTheSpot("SPOT");
    learns(WORKER, "rules", Duration.ofMinutes(60));
    assertThat(detail(enrolment).row().state()).isEqualTo(EnrolmentState.RUNNING);
    EnrolmentDesk desk = db.as("staff").bean(EnrolmentDesk.class);
    assertThat(db.in(() -> desk.sheet(enrolment)).units()).containsExactly("灭火");
    assertThatThrownBy(() -> db.run(() -> desk.record(enrolment, unit("爬高"))))
        .hasMessageContaining("taught-unit");
    db.pass(Duration.ofHours(2));
    db.run(() -> desk.record(enrolment, unit("灭火")));
    assertThat(detail(enrolment).row().state()).isEqualTo(EnrolmentState.COMPLETED);
  }

  /** Worker W1's edition has the unit under its old name; W2 came after it was renamed. */
  @Test
  void aRenamedUnitIsDoneUnderTheNameItHasInTheEditionSomebodyBeganWith() {
    ProgrammeEditing editing = db.as("editor").bean(ProgrammeEditing.class);
    db.run(() -> editing.revise("NEW-WORKER", 1, renamed("上机操作")));
    joined();
    learns(WORKER, "rules", Duration.ofMinutes(60));
    db.as("editor").run(() -> editing.revise("NEW-WORKER", 2, renamed("设备操作")));
    assertThat(db.in(() -> db.bean(ProgrammeCatalogue.class).attendedUnits()))
        .contains("上机操作", "设备操作");
    list("工号,姓名,人员类别,岗位,任职日期\nW2,乙,新上岗从业人员,装配,2026-11-20\n");

    assertThatThrownBy(() -> attendsUnit("设备操作", "W1 合格")).hasMessageContaining("class-unit");
    assertThatThrownBy(() -> attendsUnit("设备操作", "W1 合格\nW2 合格"))
        .hasMessageContaining("attendee-unit");
    db.pass(Duration.ofHours(2));
    attendsUnit("上机操作", "W1 合格");
    assertThat(people(PeopleFilter.Standing.ALL, "W1").rows().get(0).state())
        .isEqualTo(EnrolmentState.COMPLETED);
  }

  private void attendsUnit(String unit, String who) {
    ClassRecords.Held held =
        new ClassRecords.Held(
            ClassKind.HANDS_ON,
            "NEW-WORKER",
            unit,
            "上机",
            "操作规程",
            "一车间",
            "班长",
            db.now().minus(Duration.ofHours(1)),
            45,
            80);
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, who));
  }

  private static EditionSheet renamed(String unit) {
    return new EditionSheet(
        "新工人培训",
        new EditionSheet.Hours(2, 3, "测试"),
        new EditionSheet.Hours(1, 1, "测试"),
        6,
        "测试",
        "",
        List.of(
            new EditionSheet.UnitSheet(
                "规章", 1, true, false, false, List.of("lesson:rules"), List.of()),
            new EditionSheet.UnitSheet(
                unit, 1, true, false, true, true, "", List.of(), List.of())));
  }

  private EnrolmentDesk.Taught unit(String title) {
    return new EnrolmentDesk.Taught(
        db.now().minus(Duration.ofHours(1)), 45, "灭火", "王", "签到表", TaughtResult.PASSED, title);
  }

  // --- leaving an enterprise

  private List<String> archivedLessons() {
    return archived("线上学习");
  }

  private List<String> archived(String sheet) {
    return db.as(OFFICER)
        .in(
            () -> {
              try (Workbook book =
                  WorkbookFactory.create(
                      new ByteArrayInputStream(db.bean(PersonRecord.class).archive()))) {
                List<String> lines = new ArrayList<>();
                for (Row line : book.getSheet(sheet)) {
                  StringBuilder cells = new StringBuilder();
                  line.forEach(cell -> cells.append(cell).append('|'));
                  lines.add(cells.toString());
                }
                return lines.stream().filter(line -> line.contains("W1")).toList();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** The worker passed an exam at a moment. */
  private static final class TakenExams extends Results {

    private final List<ResultRow> rows = new ArrayList<>();

    private void passed(String title, Instant at) {
      rows.add(
          new ResultRow(
              "r",
              "s",
              "x",
              "甲",
              title,
              at,
              "",
              BigDecimal.TEN,
              null,
              null,
              cn.shenhe.portal.exambank.grading.Outcome.PASSED,
              false,
              null,
              0,
              null,
              at,
              1));
    }

    @Override
    public List<ResultRow> ofPerson(String person) {
      return person.equals(WORKER) ? rows : List.of();
    }

    @Override
    public Map<String, List<ResultRow>> ofPeople(Collection<String> people) {
      return people.contains(WORKER) ? Map.of(WORKER, rows) : Map.of();
    }
  }

  /** The worker has one certificate. */
  private static final class IssuedPapers extends Certificates {

    private static final CertificateRow PAPER =
        new CertificateRow(
            "SH-1",
            "r",
            "甲",
            "培训合格证明",
            "沈河区",
            TODAY,
            TODAY.plusYears(3),
            CertificateState.VALID,
            null,
            null,
            false,
            null,
            false);

    @Override
    public List<CertificateRow> ofPerson(String person) {
      return person.equals(WORKER) ? List.of(PAPER) : List.of();
    }

    @Override
    public Map<String, List<CertificateRow>> ofPeople(Collection<String> people) {
      return people.contains(WORKER) ? Map.of(WORKER, List.of(PAPER)) : Map.of();
    }
  }

  @Test
  void theEnterpriseSeesWhetherAnExamWasPassedUntilThePersonLeaves() {
    TakenExams taken = (TakenExams) db.bean(Results.class);
    taken.passed("以前单位的考核", db.now().minus(Duration.ofHours(1)));
    taken.passed("新工人考核", db.now());
    String employee = joined();
    EmployeeExams.Exams exams = db.as(OFFICER).in(() -> db.bean(EmployeeExams.class).of(employee));
    assertThat(exams.results())
        .extracting(EmployeeExams.ResultLine::title)
        .containsExactly("新工人考核");
    assertThat(exams.certificates().get(0).number()).isEqualTo("SH-1");
    assertThat(archived("考试")).singleElement().asString().contains("新工人考核", "合格");
    assertThat(archived("证明")).singleElement().asString().contains("SH-1", "2029-11-24");

    db.as(WORKER).run(() -> db.bean(Joining.class).leave(employee));
    db.pass(Duration.ofDays(1));
    taken.passed("别处的考试", db.now());
    assertThat(archived("考试")).singleElement().asString().contains("新工人考核");
    assertThat(db.as(OFFICER).in(() -> db.bean(EmployeeExams.class).of(employee)).results())
        .isEmpty();
  }

  @Test
  void whoLeavesIsNoLongerSeenAndComesBackOnlyByJoiningAnew() {
    String employee = joined();
    learns(WORKER, "rules", Duration.ofMinutes(20));
    assertThat(archivedLessons()).singleElement().asString().contains("|20.0|");
    Joining joining = db.as(WORKER).bean(Joining.class);
    assertThatThrownBy(() -> db.run(() -> joining.leave("somebody")))
        .hasMessageContaining("join-none");
    db.run(() -> joining.leave(employee));
    assertThat(db.in(joining::memberships)).isEmpty();
    assertThat(db.in(() -> db.bean(ProgrammeEnrolling.class).mine())).isEmpty();
    db.pass(Duration.ofMinutes(1));
    learns(WORKER, "rules", Duration.ofMinutes(30));
    learns(WORKER, "machines", Duration.ofMinutes(20));
    assertThat(archivedLessons()).singleElement().asString().contains("|20.0|学习中|");

    list("工号,姓名,人员类别,岗位,任职日期\nW1,甲,新上岗从业人员,装配,2026-11-20\n");
    EnterpriseOffice.Person back =
        db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(employee));
    assertThat(back.joined()).isFalse();
    assertThat(back.programmes().get(0).row().doneHours()).isZero();
    assertThat(archivedLessons()).isEmpty();
    db.as(WORKER).run(() -> joining.join(back.joinCode()));
    assertThat(programmesOf(employee).get(0).row().doneHours()).isPositive();
  }

  // --- staff

  private String enrolledByStaff() {
    return db.as("staff")
        .in(
            () ->
                db.bean(ProgrammeEnrolling.class)
                    .enrolOther(
                        WORKER,
                        new ProgrammeEnrolling.Wish(
                            "NEW-WORKER", EnrolmentKind.INITIAL, "", TODAY)));
  }

  private RecordSource taughtEntries() {
    try {
      return (RecordSource)
          db.bean(Class.forName("cn.shenhe.portal.training.record.TaughtEntries"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private EnrolmentDesk.Taught taught(Duration ago, int minutes) {
    return new EnrolmentDesk.Taught(
        db.now().minus(ago), minutes, "操作规程", "王老师", "签到表 7 号", TaughtResult.PASSED, "");
  }

  @Test
  void staffRecordClassTimeOfWhoBelongsToNoEnterprise() {
    String enrolment = enrolledByStaff();
    learns(WORKER, "rules", Duration.ofMinutes(50));
    learns(WORKER, "machines", Duration.ofMinutes(50));
    db.sql("update programme_enrolment set required_ms = 10800000, completed_at = null");
    EnrolmentDesk desk = db.as("staff").bean(EnrolmentDesk.class);
    db.run(() -> desk.record(enrolment, taught(Duration.ofHours(5), 60)));
    assertThatThrownBy(
            () -> db.run(() -> desk.record(enrolment, taught(Duration.ofMinutes(270), 60))))
        .hasMessageContaining("taught-busy");
    assertThatThrownBy(
            () -> db.run(() -> desk.record(enrolment, taught(Duration.ofMinutes(10), 45))))
        .hasMessageContaining("taught-time");
    EnrolmentDesk.Sheet sheet = db.in(() -> desk.sheet(enrolment));
    assertThat(sheet.row().classHours()).isEqualTo(1.3);
    String mistake = sheet.taught().get(0).publicId();
    db.run(() -> desk.cancel(enrolment, mistake, "写错了"));
    assertThat(db.in(() -> desk.sheet(enrolment)).row().classHours()).isZero();
    db.run(() -> desk.record(enrolment, taught(Duration.ofHours(3), 80)));
    assertThat(db.in(() -> desk.sheet(enrolment)).row().state())
        .isEqualTo(EnrolmentState.COMPLETED);
    assertThat(db.in(() -> taughtEntries().of(WORKER, 10)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.minutes()).isEqualTo(80);
              assertThat(entry.content()).contains("操作规程", "王老师", "签到表 7 号");
              assertThat(entry.result()).isEqualTo("合格");
            });
    assertThatThrownBy(() -> db.run(() -> desk.record(enrolment, taught(Duration.ofHours(9), 45))))
        .hasMessageContaining("taught-closed");
  }

  @Test
  void anEnrolmentOfStaffCanBeLeftAndClosed() {
    String first = enrolledByStaff();
    db.as(WORKER).run(() -> db.bean(ProgrammeEnrolling.class).leave(first));
    String second = enrolledByStaff();
    assertThat(second).isNotEqualTo(first);
    EnrolmentDesk desk = db.as("staff").bean(EnrolmentDesk.class);
    db.run(() -> desk.close(second));
    assertThat(db.as(WORKER).in(() -> db.bean(ProgrammeEnrolling.class).mine())).isEmpty();

    String own = enrol(EnrolmentKind.INITIAL, TODAY);
    assertThatThrownBy(() -> db.as("staff").run(() -> desk.close(own)))
        .hasMessageContaining("programme.close");
    db.run(() -> desk.record(own, taught(Duration.ofHours(5), 45)));
    String employee = joined();
    assertThat(programmesOf(employee).get(0).row().classHours()).isEqualTo(1.0);
    String roster = programmesOf(employee).get(0).row().publicId();
    assertThatThrownBy(
            () -> db.as(WORKER).run(() -> db.bean(ProgrammeEnrolling.class).leave(roster)))
        .hasMessageContaining("programme.leave");
  }

  // --- letters

  private void agrees(String mail) {
    ReminderConsent consent = db.as(WORKER).bean(ReminderConsent.class);
    db.run(() -> consent.ask(mail));
    Letter letter = db.letters().get(db.letters().size() - 1);
    assertThat(letter.recipient()).isEqualTo("worker@example.org");
    Matcher code = Pattern.compile("\\d{6}").matcher(letter.text());
    assertThat(code.find()).isTrue();
    assertThat(db.in(() -> consent.confirm(code.group()))).isTrue();
    assertThat(db.in(consent::mine).mail()).isEqualTo("w***@example.org");
    db.letters().clear();
  }

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

  // --- the list

  @Test
  void theIndustryOfTheListChoosesTheProgrammeAndTheHours() {
    ProgrammeEditing editing = db.as("editor").bean(ProgrammeEditing.class);
    db.run(() -> editing.open("MINE", JobCategory.MANAGER, "煤矿", "", named("煤矿管理人员")));
    db.run(() -> editing.open("ALL", JobCategory.MANAGER, "general", "", named("管理人员")));
    RosterAccount account =
        list(
            "工号,姓名,人员类别,行业\n"
                + "M1,甲,安全管理人员,煤矿\n"
                + "M2,乙,安全管理人员,商贸\n"
                + "M3,丙,安全管理人员,\n"
                + "M4,丁,安全管理人员,炼金\n");
    assertThat(account.rows())
        .extracting(RosterAccount.Line::reason)
        .containsExactly("programme", "programme", "programme", "industry");
    assertThat(account.rows())
        .extracting(RosterAccount.Line::detail)
        .containsExactly("煤矿管理人员", "管理人员", "管理人员", "炼金");
    PersonRow miner = people(PeopleFilter.Standing.ALL, "M1").rows().get(0);
    assertThat(miner.requiredHours()).isEqualTo(3.0);
    assertThat(people(PeopleFilter.Standing.ALL, "M2").rows().get(0).requiredHours())
        .isEqualTo(2.0);

    // A list without the column says nothing of the industry.
    assertThat(list("工号,姓名,人员类别\nM1,甲,安全管理人员\n").counts().get(Outcome.UNCHANGED)).isEqualTo(1);
    list("工号,姓名,人员类别,行业\nM1,甲,安全管理人员,商贸\n");
    assertThat(people(PeopleFilter.Standing.ALL, "M1").rows())
        .singleElement()
        .satisfies(row -> assertThat(row.title()).isEqualTo("管理人员"))
        .satisfies(row -> assertThat(row.requiredHours()).isEqualTo(2.0));
  }

  private static EditionSheet named(String title) {
    EditionSheet of = sheet();
    return new EditionSheet(
        title,
        of.initial(),
        of.refresher(),
        of.deadlineMonths(),
        of.deadlineBasis(),
        of.disclaimer(),
        of.units());
  }

  @Test
  void ofFiveHundredRowsEveryOneIsAccountedForAndASecondReadingChangesNothing() {
    StringBuilder csv = new StringBuilder("单位人员名单,,,,\n工号,姓名,人员类别,岗位,任职日期\n");
    for (int i = 0; i < 500; i++) {
      csv.append(row(i)).append('\n');
    }
    RosterAccount first = list(csv.toString());
    Map<Outcome, Long> counts = first.counts();
    assertThat(first.rows()).hasSize(500);
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(500);
    assertThat(counts.get(Outcome.REJECTED)).isEqualTo(40);
    assertThat(counts.get(Outcome.DUPLICATE)).isEqualTo(10);
    assertThat(counts.get(Outcome.ADDED)).isEqualTo(450);
    assertThat(first.rows())
        .extracting(RosterAccount.Line::reason)
        .contains("no-number", "no-name", "category", "day", "no-programme");
    assertThat(people(PeopleFilter.Standing.ALL, "").sums().people()).isEqualTo(450);

    db.pass(Duration.ofDays(3));
    Map<Outcome, Long> again = list(csv.toString()).counts();
    assertThat(again.get(Outcome.UNCHANGED)).isEqualTo(450);
    assertThat(again.get(Outcome.ADDED) + again.get(Outcome.UPDATED)).isZero();
  }

  /** Of fifty rows four are wrong in a way of their own, and one repeats a number. */
  private static String row(int i) {
    String since = i % 3 == 0 ? "" : "2026-0" + (1 + i % 9) + "-1" + i % 10;
    return switch (i % 50) {
      case 7 -> ",人员" + i + ",新上岗从业人员,装配," + since;
      case 17 -> "E" + i + ",,新上岗从业人员,装配," + since;
      case 27 -> "E" + i + ",人员" + i + ",外星人员,装配," + since;
      case 37 -> "E" + i + ",人员" + i + ",新上岗从业人员,装配,2026-02-30";
      case 47 -> "E" + (i - 1) + ",人员" + i + ",新上岗从业人员,装配," + since;
      case 11 -> "E" + i + ",人员" + i + ",特种作业人员,低压电工," + since;
      default -> "E" + i + ",人员" + i + ",新上岗从业人员,装配," + since;
    };
  }

  @Test
  void pagesAndSumsOfTheOfficerAgree() {
    StringBuilder csv = new StringBuilder("工号,姓名,人员类别,岗位,任职日期\n");
    for (int i = 0; i < 180; i++) {
      String category = i % 4 == 0 ? "特种作业人员" : "新上岗从业人员";
      String since = TODAY.minusDays(i * 2L).toString();
      csv.append("P%03d,人员%d,%s,岗位,%s%n".formatted(i, i, category, since));
    }
    list(csv.toString());
    long all = 0;
    EnterpriseOffice.Sums sums = people(PeopleFilter.Standing.ALL, "").sums();
    assertThat(sums.people()).isEqualTo(180);
    assertThat(sums.notJoined()).isEqualTo(180);
    for (PeopleFilter.Standing standing : PeopleFilter.Standing.values()) {
      List<PersonRow> rows = new ArrayList<>();
      EnterpriseOffice.PeoplePage page = people(standing, "", 1);
      for (int p = 1; p <= page.pages(); p++) {
        rows.addAll(people(standing, "", p).rows());
      }
      assertThat(rows).as(standing.name()).hasSize((int) page.total()).doesNotHaveDuplicates();
      if (standing == PeopleFilter.Standing.OVERDUE) {
        assertThat(rows).hasSize((int) sums.overdue()).isNotEmpty();
        assertThat(rows).isSortedAccordingTo((a, b) -> a.dueOn().compareTo(b.dueOn()));
        assertThat(rows).allMatch(row -> row.state() == EnrolmentState.OVERDUE);
      }
      if (standing == PeopleFilter.Standing.ALL) {
        all = rows.size();
        assertThat(rows.stream().filter(row -> row.title().isEmpty())).hasSize(45);
      }
    }
    assertThat(all).isEqualTo(180);
    assertThat(sums.overdue() + sums.dueSoon() + sums.running() + sums.completed()).isEqualTo(135);
    assertThat(people(PeopleFilter.Standing.ALL, "P17").rows()).hasSize(10);
  }
}
