package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.exambank.question.exchange.PlainRow;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeRow;
import cn.shenhe.portal.training.programme.RosterEnrolment;
import cn.shenhe.portal.training.roster.RosterAccount.Line;
import cn.shenhe.portal.training.roster.RosterAccount.Outcome;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes a list of people over, row by row: what is right is kept, what is wrong is named. Reading
 * the same list again changes nothing.
 */
@Stateless
public class RosterImport {

  private static final long UNPACKED = 100_000_000;
  private static final int PARTS = 500;

  @Resource SessionContext session;
  @Inject RosterRepository roster;
  @Inject Officer officer;
  @Inject RosterEnrolment enrolments;
  @Inject ClassTimes classTimes;
  @Inject Retraining retraining;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  @Inject
  @ConfigProperty(name = "portal.roster.import-bytes", defaultValue = "5000000")
  int largestFile;

  @Inject
  @ConfigProperty(name = "portal.roster.import-rows", defaultValue = "10000")
  int mostRows;

  @Inject
  @ConfigProperty(name = "portal.roster.import-seconds", defaultValue = "30")
  int longestReading;

  /**
   * Takes over a list with the columns 工号, 姓名, 人员类别, and, if there, 岗位, 任职日期, 高危, 行业, 转岗日期, 复岗日期.
   * The industry decides the programme and the risk; a day of another post or of the way back asks
   * for training anew, see {@link PostChanges}.
   *
   * @throws cn.shenhe.portal.exambank.question.exchange.FileRefused if the file cannot be read
   * @throws RosterRefused when its headings are not found
   */
  @RolesAllowed("ENTERPRISE_OFFICER")
  public RosterAccount take(String fileName, byte[] bytes) {
    Officer.Office office = officer.office(session.getCallerPrincipal().getName());
    return take(office, fileName, bytes);
  }

  /** Bytes of the largest file that is read. */
  @RolesAllowed("ENTERPRISE_OFFICER")
  public int largestFile() {
    return largestFile;
  }

  /** For the demonstration. */
  @RolesAllowed("SYSTEM")
  public RosterAccount takeFor(String account, String fileName, byte[] bytes) {
    return take(officer.office(account), fileName, bytes);
  }

  private RosterAccount take(Officer.Office office, String fileName, byte[] bytes) {
    ReadLimits limits =
        new ReadLimits(largestFile, UNPACKED, PARTS, mostRows, Duration.ofSeconds(longestReading));
    List<PlainRow> rows = new QuestionFiles(limits).list(bytes);
    List<RosterSheet.Judged> sheet = RosterSheet.judge(rows, officer.today(), enrolments::highRisk);
    Map<String, Employee> known = new HashMap<>();
    roster.all(office.id()).forEach(e -> known.put(e.staffNumber(), e));
    List<String> moving = moving(sheet, known);
    retraining.lock(moving);
    Known people = new Known(known, new HashSet<>());
    retraining.of(office.id()).forEach(c -> people.moves().add(new Moved(c.employee(), c.move())));
    Map<JobCategory, List<ProgrammeRow>> offered = enrolments.offered();
    Instant now = clock.instant();
    List<Line> lines = new ArrayList<>();
    for (RosterSheet.Judged judged : sheet) {
      lines.add(judged.usable() ? keep(office, judged, people, offered, now) : refused(judged));
    }
    // Whoever is new has attended nothing.
    retraining.settle(moving);
    RosterAccount account = new RosterAccount(fileName, lines);
    acts.fire(new TrainingAct("roster.imported", office.id(), account.counts().toString()));
    return account;
  }

  /** The list before, by staff number, and the changes of posts that are known. */
  private record Known(Map<String, Employee> people, Set<Moved> moves) {}

  private record Moved(String employee, PostMove move) {}

  /** Who was on the list before and may get a change of posts, or other days to count from. */
  private static List<String> moving(List<RosterSheet.Judged> sheet, Map<String, Employee> people) {
    List<String> moving = new ArrayList<>();
    for (RosterSheet.Judged judged : sheet) {
      Employee known = judged.usable() ? people.get(judged.number()) : null;
      if (known == null) {
        continue;
      }
      LocalDate since = judged.value().since();
      if (known.leftOn() != null
          || !judged.value().moves().isEmpty()
          || since != null && !since.equals(known.postSince())) {
        moving.add(known.publicId());
      }
    }
    return moving;
  }

  private static Line refused(RosterSheet.Judged judged) {
    boolean twice = judged.reason().equals("duplicate");
    return new Line(
        judged.row(),
        judged.number(),
        judged.name(),
        twice ? Outcome.DUPLICATE : Outcome.REJECTED,
        judged.reason(),
        judged.detail());
  }

  private Line keep(
      Officer.Office office,
      RosterSheet.Judged judged,
      Known people,
      Map<JobCategory, List<ProgrammeRow>> offered,
      Instant now) {
    Employee known = people.people().get(judged.number());
    // A list without a day must mean the same tomorrow.
    String before = known == null ? "" : known.industry();
    RosterRow row =
        judged
            .value()
            .orSince(known == null ? officer.today() : known.postSince())
            .orIndustry(before, enrolments.highRisk(before).orElse(false))
            .orPost(known == null ? "" : known.post());
    if (known != null && known.says(row)) {
      Optional<PostMove> moved = moved(known, row.moves(), people);
      return new Line(
          judged.row(),
          row.number(),
          row.name(),
          moved.isPresent() ? Outcome.UPDATED : Outcome.UNCHANGED,
          moved.map(RosterImport::remark).orElse(""),
          moved.map(move -> move.day().toString()).orElse(""));
    }
    List<PostMove> moves = known == null ? row.moves() : moves(judged.value(), known);
    String post = known == null ? "" : known.post();
    Employee employee = known;
    boolean again = known == null || enrols(known, row);
    if (employee == null) {
      employee = new Employee(office.id(), row, now);
      roster.add(employee);
    } else {
      employee.take(row);
    }
    String title = again ? enrol(employee, known != null, offered) : "";
    String remark = !again ? "" : title.isEmpty() ? "no-programme" : "programme";
    String detail = title.isEmpty() ? row.post() : title;
    Optional<PostMove> moved = moved(employee, moves, people);
    if (moved.isPresent() && !remark.equals("no-programme")) {
      remark = remark(moved.get());
      detail = moved.get().day().toString();
    } else if (remark.isEmpty()
        && moves.isEmpty()
        && !row.post().isEmpty()
        && !post.isEmpty()
        && !post.equals(row.post())) {
      remark = "post-changed";
      detail = post;
    }
    return new Line(
        judged.row(),
        row.number(),
        row.name(),
        known == null ? Outcome.ADDED : Outcome.UPDATED,
        remark,
        detail);
  }

  /**
   * What the list says; unless it names a later way back, who had left may be back after a year.
   */
  private List<PostMove> moves(RosterRow said, Employee known) {
    List<PostMove> moves = new ArrayList<>(said.moves());
    LocalDate left = known.leftOn();
    if (left != null
        && said.moves().stream()
            .noneMatch(m -> m.kind() == PostMove.Kind.RETURN && m.day().isAfter(left))) {
      LocalDate since = said.since();
      boolean later = since != null && since.isAfter(left);
      Retraining.back(left, later ? since : officer.today()).ifPresent(moves::add);
    }
    return moves;
  }

  private static String remark(PostMove move) {
    return move.kind() == PostMove.Kind.TRANSFER ? "transferred" : "returned";
  }

  /**
   * Keeps what was not known; what was withdrawn stays so.
   *
   * @return the last that is new
   */
  private Optional<PostMove> moved(Employee employee, List<PostMove> moves, Known people) {
    Optional<PostMove> last = Optional.empty();
    for (PostMove move : moves) {
      if (people.moves().add(new Moved(employee.publicId(), move))) {
        retraining.add(employee, move, session.getCallerPrincipal().getName());
        last = Optional.of(move);
      }
    }
    return last;
  }

  /** Whether what the row says changes what the person is to complete. */
  private static boolean enrols(Employee known, RosterRow row) {
    return known.leftOn() != null
        || known.category() != row.category()
        || known.highRisk() != row.highRisk()
        || !known.industry().equals(row.industry())
        || !known.postSince().equals(row.since())
        || row.category() == JobCategory.SPECIAL_OPERATOR && !known.post().equals(row.post());
  }

  /**
   * A special operator only gets the programme of the very operation, and nobody that of another
   * industry; that of the own industry goes before the one for all.
   *
   * @return title of the programme; empty when none fits
   */
  private String enrol(
      Employee employee, boolean known, Map<JobCategory, List<ProgrammeRow>> offered) {
    Optional<ProgrammeRow> fitting =
        offered.getOrDefault(employee.category(), List.of()).stream()
            .filter(
                row -> row.subOperation().isEmpty() || employee.post().contains(row.subOperation()))
            .filter(row -> enrolments.forAll(row) || row.industry().equals(employee.industry()))
            .min(Comparator.comparing(enrolments::forAll));
    String code = fitting.map(ProgrammeRow::code).orElse("");
    String id = employee.publicId();
    String office = employee.organisation();
    String account = employee.account();
    RosterEnrolment.Work work =
        new RosterEnrolment.Work(employee.highRisk(), employee.industry(), employee.postSince());
    if (known) {
      enrolments.changed(id, office, account, code, work);
      classTimes.recount(List.of(id), code);
    } else {
      enrolments.enrol(id, office, account, code, work);
    }
    return fitting.map(ProgrammeRow::title).orElse("");
  }
}
