package cn.shenhe.portal.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.certificate.CertificateState;
import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.hours.LearningState;
import cn.shenhe.portal.training.person.ReminderConsent;
import cn.shenhe.portal.training.programme.EditionSheet;
import cn.shenhe.portal.training.programme.EnrolmentDesk;
import cn.shenhe.portal.training.programme.EnrolmentDetail;
import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.training.programme.TaughtResult;
import cn.shenhe.portal.training.record.PersonRecord;
import cn.shenhe.portal.training.roster.ClassKind;
import cn.shenhe.portal.training.roster.ClassRecords;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.Joining;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PersonRow;
import cn.shenhe.portal.training.roster.RosterAccount;
import cn.shenhe.portal.training.roster.RosterImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A worker, an enterprise with its officer, two lessons and a programme of two units; what the
 * tests of learning, lists and terms share.
 */
abstract class LearnerWay {

  static final String OFFICER = "officer";
  static final String WORKER = "worker";
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  final TrainingDatabase db = new TrainingDatabase();

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

  void account(int id, String publicId, Integer organisation) {
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
  static EditionSheet sheet() {
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

  void learns(String person, String slug, Duration time) {
    LearningHours hours = db.as(person).bean(LearningHours.class);
    LearningState state = db.in(() -> hours.open("lesson:" + slug));
    for (long left = time.toSeconds(); left > 0; left -= 30) {
      db.pass(Duration.ofSeconds(30));
      LearningState last = state;
      state = db.in(() -> hours.beat(last.stream(), last.nonce(), null, null));
    }
  }

  String enrol(EnrolmentKind kind, LocalDate since) {
    return db.as(WORKER)
        .in(
            () ->
                db.bean(ProgrammeEnrolling.class)
                    .enrol(new ProgrammeEnrolling.Wish("NEW-WORKER", kind, "", since)));
  }

  EnrolmentDetail detail(String enrolment) {
    return db.as(WORKER).in(() -> db.bean(ProgrammeEnrolling.class).detail(enrolment));
  }

  RosterAccount list(String csv) {
    return db.as(OFFICER)
        .in(
            () ->
                db.bean(RosterImport.class).take("list.csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  /** Worker W1 on the list, who has joined. */
  String joined() {
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

  EnterpriseOffice.PeoplePage people(PeopleFilter.Standing standing, String text) {
    return people(standing, text, 1);
  }

  EnterpriseOffice.PeoplePage people(PeopleFilter.Standing standing, String text, int page) {
    return db.as(OFFICER)
        .in(() -> db.bean(EnterpriseOffice.class).people(new PeopleFilter(standing, text), page));
  }

  ClassRecords.Held classroom(Duration ago, int minutes) {
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

  void attends(Duration ago, int minutes) {
    ClassRecords.Held held = classroom(ago, minutes);
    db.as(OFFICER).run(() -> db.bean(ClassRecords.class).record(held, "W1 合格"));
  }

  List<EnrolmentDetail> programmesOf(String employee) {
    return db.as(OFFICER).in(() -> db.bean(EnterpriseOffice.class).person(employee)).programmes();
  }

  List<String> archived(String sheet) {
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
  static final class TakenExams extends Results {

    private final List<ResultRow> rows = new ArrayList<>();

    void passed(String title, Instant at) {
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
  static final class IssuedPapers extends Certificates {

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

  EnrolmentDesk.Taught taught(Duration ago, int minutes) {
    return new EnrolmentDesk.Taught(
        db.now().minus(ago), minutes, "操作规程", "王老师", "签到表 7 号", TaughtResult.PASSED, "");
  }

  void agrees(String mail) {
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
}
