package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.paper.ExamRuleRow;
import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKey;
import cn.shenhe.portal.exambank.sitting.FinalAnswers;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The result of one sitting. What was handed in never changes; marks change only together with a
 * line of the ledger, and every line has the hash of the one before. A result is known to the
 * candidate from its release on.
 */
@Entity
@Table(name = "exam_result")
public class ExamResult {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(updatable = false)
  private String sitting;

  @Column(updatable = false)
  private String session;

  @Column(updatable = false)
  private String person;

  @Column(name = "person_name", updatable = false)
  private String personName;

  @Column(updatable = false)
  private String paper;

  @Column(updatable = false)
  private String title;

  @Column(updatable = false)
  private String items;

  @Column(updatable = false)
  private String answers;

  @Column(updatable = false)
  private String late;

  @Column(name = "submitted_at", updatable = false)
  private Instant submittedAt;

  @Column(name = "submitted_by", updatable = false)
  private String submittedBy;

  private BigDecimal marks;

  @Column(name = "full_marks", updatable = false)
  private BigDecimal fullMarks;

  @Column(name = "pass_mark", updatable = false)
  private BigDecimal passMark;

  @Column(name = "question_marks")
  private String questionMarks;

  private String areas;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Column(name = "practical_required")
  private boolean practicalRequired;

  /** The attempt that runs or ran last, from 1. */
  @Column(name = "practical_attempt")
  private int practicalAttempt;

  /** Attempts allowed; null means unlimited. */
  @Column(name = "practical_attempts")
  private Integer practicalAttempts;

  @Column(name = "practical_marks")
  private BigDecimal practicalMarks;

  @Column(name = "valid_until")
  private String validUntil;

  private String rule;
  private int revision;

  @Column(name = "last_hash")
  private String lastHash;

  @Column(name = "released_at")
  private Instant releasedAt;

  @Column(name = "graded_at")
  private Instant gradedAt;

  @Version private int version;

  protected ExamResult() {}

  /**
   * @param rule the paper was drawn under; null if it is not kept: then nothing practical is asked
   *     and a pass has no end
   */
  ExamResult(FinalAnswers handedIn, PaperKey key, ExamRuleRow rule) {
    publicId = PublicId.fresh().value();
    sitting = handedIn.sitting();
    session = handedIn.session();
    person = handedIn.person();
    personName = handedIn.personName();
    paper = handedIn.paper();
    title = key.title();
    items =
        key.questions().stream()
            .map(KeyedQuestion::versionId)
            .collect(Collectors.joining(" ", " ", " "));
    answers = ResultJson.write(handedIn.answers());
    late =
        new TreeSet<>(handedIn.lateFlagged())
            .stream().map(String::valueOf).collect(Collectors.joining(" "));
    submittedAt = handedIn.submittedAt();
    submittedBy = handedIn.by().name();
    fullMarks = key.fullMarks();
    passMark = key.passMark();
    practicalAttempt = 1;
    if (rule != null) {
      this.rule = rule.publicId();
      practicalRequired = rule.rule().practical();
      practicalAttempts = rule.rule().practicalAttempts();
      Integer months = rule.rule().resultMonths();
      countFrom(submittedAt, months);
    }
    lastHash = publicId;
  }

  private void countFrom(Instant moment, Integer months) {
    LocalDate day = moment.atZone(BEIJING).toLocalDate();
    validUntil = months == null ? null : day.plusMonths(months).minusDays(1).toString();
  }

  /** Whether the days in which a pass counts are over. */
  boolean expired(Instant now) {
    return validUntil != null
        && now.atZone(BEIJING).toLocalDate().isAfter(LocalDate.parse(validUntil));
  }

  /** Takes marks over; answers whether anything changed. */
  boolean take(Marked marked, Instant now) {
    String perQuestion = perQuestion(marked);
    if (perQuestion.equals(questionMarks)) {
      return false;
    }
    marks = marked.total();
    questionMarks = perQuestion;
    areas = ResultJson.write(marked.areas());
    outcome = settled();
    gradedAt = now;
    return true;
  }

  /** What the outcome would be under these marks. */
  Outcome outcomeUnder(Marked marked) {
    return outcome(marked.total());
  }

  static String perQuestion(Marked marked) {
    return marked.earned().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
  }

  private Outcome settled() {
    return outcome(marks);
  }

  private Outcome outcome(BigDecimal theory) {
    if (theory.compareTo(passMark) < 0) {
      return Outcome.FAILED;
    }
    if (!practicalRequired) {
      return Outcome.PASSED;
    }
    if (practicalMarks != null && practicalMarks.compareTo(passMark) >= 0) {
      return Outcome.PASSED;
    }
    boolean used =
        practicalMarks != null && practicalAttempts != null && practicalAttempt > practicalAttempts;
    return used ? Outcome.FAILED : Outcome.AWAITING_PRACTICAL;
  }

  /**
   * Practical marks of the running attempt; a failed one opens the next, and with a passed one the
   * pass counts from today.
   *
   * @param months for which a pass counts; null: without end
   */
  void takePractical(BigDecimal total, Integer months, Instant now) {
    practicalMarks = total;
    if (total.compareTo(passMark) < 0) {
      practicalAttempt++;
    }
    outcome = settled();
    if (outcome == Outcome.PASSED) {
      countFrom(now, months);
    }
    gradedAt = now;
  }

  /** The next line of the ledger, which the result now ends with. */
  LedgerLine record(LedgerLine.Kind kind, String cause, String reason, String by, Instant now) {
    return record(kind, cause, reason, by, null, now);
  }

  /** The same of marks that come from other rows, with their digest. */
  LedgerLine record(
      LedgerLine.Kind kind, String cause, String reason, String by, String evidence, Instant now) {
    revision++;
    LedgerLine line =
        new LedgerLine(this, revision, kind, cause, reason, by, evidence, now, lastHash);
    lastHash = line.hash();
    return line;
  }

  void release(Instant now) {
    releasedAt = now;
  }

  boolean released() {
    return releasedAt != null;
  }

  ResultSettled settled(String reason) {
    return new ResultSettled(
        publicId,
        person,
        personName,
        title,
        outcome == Outcome.PASSED,
        validUntil == null ? null : LocalDate.parse(validUntil),
        reason);
  }

  ResultRow row() {
    return new ResultRow(
        publicId,
        sitting,
        session,
        personName,
        title,
        submittedAt,
        submittedBy,
        marks,
        fullMarks,
        passMark,
        outcome,
        practicalRequired,
        practicalMarks,
        practicalAttempt,
        validUntil == null ? null : LocalDate.parse(validUntil),
        releasedAt,
        revision);
  }

  ResultShown shown() {
    return new ResultShown(marks, fullMarks, passMark, outcome, areas());
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String sitting() {
    return sitting;
  }

  String session() {
    return session;
  }

  String person() {
    return person;
  }

  String paper() {
    return paper;
  }

  Map<Integer, List<String>> answers() {
    return ResultJson.answers(answers);
  }

  List<Integer> late() {
    return Arrays.stream(late.split(" ")).filter(n -> !n.isEmpty()).map(Integer::valueOf).toList();
  }

  List<BigDecimal> earned() {
    return Arrays.stream(questionMarks.split(" ")).map(BigDecimal::new).toList();
  }

  List<AreaMark> areas() {
    return ResultJson.read(areas, new TypeReference<List<AreaMark>>() {});
  }

  BigDecimal marks() {
    return marks;
  }

  BigDecimal practicalMarks() {
    return practicalMarks;
  }

  int practicalAttempt() {
    return practicalAttempt;
  }

  String questionMarks() {
    return questionMarks;
  }

  Outcome outcome() {
    return outcome;
  }

  Instant submittedAt() {
    return submittedAt;
  }

  String rule() {
    return rule;
  }

  String lastHash() {
    return lastHash;
  }

  int revision() {
    return revision;
  }
}
