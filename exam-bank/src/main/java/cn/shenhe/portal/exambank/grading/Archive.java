package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperAssembly;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.paper.PaperSheet;
import cn.shenhe.portal.exambank.paper.Reproduction;
import cn.shenhe.portal.exambank.sitting.SittingArchive;
import cn.shenhe.portal.exambank.sitting.SittingState;
import cn.shenhe.portal.exambank.sitting.Sittings;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Everything kept about a sitting as one file: paper, key, every answer event, incidents, marks and
 * their history, with the verdict whether the chains of hashes hold. Kept for the years of the
 * setting. Source of the default: 安全生产资格考试与证书管理暂行办法 (2013) article 17, recordings three years at
 * least.
 */
@Stateless
public class Archive {

  private static final int BATCH = 200;

  /**
   * Whether the archive is as it was written.
   *
   * @param events whether the chain of answer events holds; true for a sitting without events
   * @param answers whether the answers of the result are those the events end with
   * @param incidents whether every entry of the incident log, of the sitting and of its whole
   *     session, is as it was written
   * @param ledger whether the chain of the ledger holds and ends with the result's marks
   * @param practical whether the examiners' marks of every practical attempt are those of which the
   *     ledger has the digest; true where there are none, or from before the digests
   * @param paper what comes of drawing the paper again; one that is gone counts as changed
   */
  public record Verdict(
      boolean events,
      boolean answers,
      boolean incidents,
      boolean ledger,
      boolean practical,
      Reproduction paper) {

    public boolean intact() {
      return events && answers && incidents && ledger && practical && paper == Reproduction.SAME;
    }
  }

  /**
   * What is kept about one candidate of a session, as checked.
   *
   * @param seat 0 when the sitting is not kept
   * @param absent whether the candidate never came; then there is no result
   * @param sittingKept whether the sitting is there
   * @param resultKept whether a sitting that was handed in has its result; true for an absent one
   */
  public record Checked(
      String sitting,
      int seat,
      String name,
      boolean absent,
      boolean sittingKept,
      boolean resultKept,
      Verdict verdict) {

    public boolean intact() {
      return sittingKept && resultKept && verdict.intact();
    }
  }

  /**
   * What the files are made from.
   *
   * @param result null when the candidate was absent
   * @param sitting null for results of a demonstration
   */
  record Contents(
      ExamResult result,
      List<LedgerRow> ledger,
      List<PracticalMark> practical,
      List<AppealRow> appeals,
      SittingArchive sitting,
      PaperSheet sheet,
      List<KeyedQuestion> key,
      Verdict verdict,
      Instant at) {}

  @Inject ResultRepository results;
  @Inject PaperKeys keys;
  @Inject PaperAssembly assembly;
  @Inject Sittings sittings;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;

  @Inject
  @ConfigProperty(name = "portal.exam.archive.years", defaultValue = "3")
  int years;

  /**
   * The archive as JSON, in UTF-8.
   *
   * @throws UnknownResult when the sitting has no result and its candidate was not absent
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public byte[] json(String sitting) {
    Contents contents = contents(sitting);
    acts.fire(new ExamBankAct("result.archive-exported", sitting, "json"));
    return write(contents).toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The archive as PDF.
   *
   * @throws UnknownResult when the sitting has no result and its candidate was not absent
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public byte[] paper(String sitting) {
    Contents contents = contents(sitting);
    acts.fire(new ExamBankAct("result.archive-exported", sitting, "pdf"));
    return ArchivePaper.print(contents);
  }

  /**
   * Whether nobody edited a row of this sitting's events, ledger or practical marks, or its paper.
   *
   * @throws UnknownResult when the sitting has no result and its candidate was not absent
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public Verdict verify(String sitting) {
    return contents(sitting).verdict();
  }

  /**
   * Public ids of the sittings of a session that are over, by seat; then of those of which only a
   * result is left.
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<String> ofSession(String session) {
    return Stream.concat(
            results.endedSittings(session).stream(), results.withoutSitting(session).stream())
        .toList();
  }

  /**
   * Whether nobody edited or removed what is kept about one candidate, paper included.
   *
   * @throws UnknownResult when nothing is kept under this id
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public Checked check(String sitting) {
    SittingArchive kept = results.sittingKept(sitting) ? sittings.archive(sitting) : null;
    ExamResult result = results.bySitting(sitting).orElse(null);
    if (kept == null && result == null) {
      throw new UnknownResult();
    }
    boolean absent = kept != null && kept.state() == SittingState.ABSENT;
    List<LedgerLine> ledger = result == null ? List.of() : results.ledger(result);
    return new Checked(
        sitting,
        kept == null ? 0 : kept.seat(),
        kept == null ? result.row().personName() : kept.personName(),
        absent,
        kept != null,
        result != null || absent,
        verdict(result, ledger, kept));
  }

  private Contents contents(String sitting) {
    SittingArchive kept = results.sittingKept(sitting) ? sittings.archive(sitting) : null;
    boolean absent = kept != null && kept.state() == SittingState.ABSENT;
    ExamResult result = results.bySitting(sitting).orElse(null);
    if (result == null && !absent) {
      throw new UnknownResult();
    }
    List<LedgerLine> ledger = result == null ? List.of() : results.ledger(result);
    String paper = result == null ? kept.paper() : result.paper();
    return new Contents(
        result,
        ledger.stream().map(LedgerLine::row).toList(),
        result == null ? List.of() : results.practicalMarks(result),
        result == null ? List.of() : results.appeals(result).stream().map(Appeal::row).toList(),
        kept,
        keys.sheet(paper),
        keys.of(paper).questions(),
        verdict(result, ledger, kept),
        clock.instant());
  }

  private Verdict verdict(ExamResult result, List<LedgerLine> ledger, SittingArchive kept) {
    return new Verdict(
        kept == null || kept.intact(),
        result == null
            || kept == null
            || kept.answers() != null && kept.answers().answers().equals(result.answers()),
        kept == null || kept.incidentsWhole(),
        result == null || holds(result, ledger),
        result == null || holds(ledger, results.practicalMarks(result)),
        assembly.reproduction(kept == null ? result.paper() : kept.paper()));
  }

  /** Every settled attempt has one line of the ledger, in their order. */
  private static boolean holds(List<LedgerLine> ledger, List<PracticalMark> marks) {
    int attempt = 0;
    for (LedgerLine line : ledger) {
      if (line.kind() == LedgerLine.Kind.PRACTICAL) {
        int settled = ++attempt;
        List<PracticalMark> given = marks.stream().filter(m -> m.attempt() == settled).toList();
        if (line.evidence() != null && !line.evidence().equals(PracticalMark.digest(given))) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean holds(ExamResult result, List<LedgerLine> ledger) {
    String before = result.publicId();
    int revision = 0;
    for (LedgerLine line : ledger) {
      if (line.revision() != ++revision || !line.hashAfter(before).equals(line.hash())) {
        return false;
      }
      before = line.hash();
    }
    LedgerLine last = ledger.isEmpty() ? null : ledger.get(ledger.size() - 1);
    return last != null
        && before.equals(result.lastHash())
        && last.row().marks().compareTo(result.marks()) == 0
        && last.row().outcome() == result.outcome();
  }

  private static ObjectNode write(Contents c) {
    ObjectNode root = ResultJson.MAPPER.createObjectNode();
    root.put("format", "shenhe-exam-archive/1").put("exportedAt", c.at().toString());
    root.putObject("intact")
        .put("events", c.verdict().events())
        .put("answers", c.verdict().answers())
        .put("incidents", c.verdict().incidents())
        .put("ledger", c.verdict().ledger())
        .put("practical", c.verdict().practical())
        .put("paper", c.verdict().paper().name());
    if (c.result() != null) {
      writeResult(root.putObject("result"), c.result());
    }
    ArrayNode ledger = root.putArray("ledger");
    for (LedgerRow line : c.ledger()) {
      ledger
          .addObject()
          .put("revision", line.revision())
          .put("kind", line.kind())
          .put("marks", line.marks())
          .put("practicalMarks", line.practicalMarks())
          .put("outcome", line.outcome().name())
          .put("reason", line.reason())
          .put("by", line.by())
          .put("evidence", line.evidence())
          .put("at", line.at().toString())
          .put("hash", line.hash());
    }
    ArrayNode practical = root.putArray("practical");
    for (PracticalMark mark : c.practical()) {
      practical
          .addObject()
          .put("attempt", mark.attempt())
          .put("subject", mark.subject())
          .put("examiner", mark.examiner())
          .put("examinerName", mark.examinerName())
          .put("marks", mark.marks())
          .put("at", text(mark.at()));
    }
    ArrayNode appeals = root.putArray("appeals");
    for (AppealRow appeal : c.appeals()) {
      appeals
          .addObject()
          .put("question", appeal.question())
          .put("text", appeal.text())
          .put("state", appeal.state().name())
          .put("answer", appeal.answer());
    }
    root.set("sheet", ResultJson.tree(c.sheet().json()));
    ArrayNode key = root.putArray("key");
    for (KeyedQuestion question : c.key()) {
      ObjectNode one = key.addObject();
      one.put("no", question.no()).put("item", question.item());
      one.put("version", question.version()).put("versionId", question.versionId());
      one.put("marks", question.marks()).put("policy", question.policy().name());
      one.set("key", ResultJson.MAPPER.valueToTree(question.key()));
    }
    if (c.sitting() != null) {
      writeSitting(root.putObject("sitting"), c.sitting());
    }
    return root;
  }

  private static void writeResult(ObjectNode node, ExamResult result) {
    ResultRow row = result.row();
    node.put("id", row.publicId()).put("sitting", row.sitting()).put("session", row.session());
    node.put("person", result.person()).put("name", row.personName());
    node.put("title", row.title()).put("submittedAt", row.submittedAt().toString());
    node.put("submittedBy", row.submittedBy()).put("rule", result.rule());
    node.put("marks", row.marks()).put("fullMarks", row.fullMarks());
    node.put("passMark", row.passMark()).put("outcome", row.outcome().name());
    node.put("practicalMarks", row.practicalMarks());
    node.set("answers", ResultJson.MAPPER.valueToTree(result.answers()));
    node.set("questionMarks", ResultJson.MAPPER.valueToTree(result.earned()));
  }

  private static void writeSitting(ObjectNode node, SittingArchive sitting) {
    node.put("id", sitting.sitting()).put("state", sitting.state().name());
    node.put("person", sitting.person()).put("name", sitting.personName());
    node.put("startedAt", text(sitting.startedAt())).put("deadline", text(sitting.deadline()));
    node.put("seat", sitting.seat()).put("finalHash", sitting.finalHash());
    node.put("session", sitting.session().publicId());
    ArrayNode events = node.putArray("events");
    for (SittingArchive.Event event : sitting.events()) {
      events
          .addObject()
          .put("seq", event.seq())
          .put("epoch", event.epoch())
          .put("clientSeq", event.clientSeq())
          .put("kind", event.kind().name())
          .put("question", event.question())
          .put("content", event.content())
          .put("madeAt", text(event.madeAt()))
          .put("receivedAt", text(event.receivedAt()))
          .put("verdict", event.verdict().name())
          .put("hash", event.hash());
    }
    writeReports(node.putArray("incidents"), sitting.incidents());
    writeReports(node.putArray("sessionIncidents"), sitting.sessionIncidents());
  }

  private static void writeReports(ArrayNode node, List<SittingArchive.Report> reports) {
    for (SittingArchive.Report report : reports) {
      node.addObject()
          .put("kind", report.kind())
          .put("text", report.text())
          .put("by", report.byPerson())
          .put("at", text(report.at()));
    }
  }

  private static String text(Instant moment) {
    return moment == null ? null : moment.toString();
  }

  /**
   * Removes what is older than the setting says: sittings with their answer events and incidents,
   * places nobody sat, results with their history. Certificates stay, and papers, which name
   * nobody. Answers how many sittings were removed.
   */
  @RolesAllowed("SYSTEM")
  public int purge() {
    Instant limit = clock.instant().atOffset(ZoneOffset.UTC).minusYears(years).toInstant();
    List<ExamResult> old = results.submittedBefore(limit, BATCH);
    List<String> removed = new ArrayList<>();
    for (ExamResult result : old) {
      results.removeSitting(result.sitting());
      results.remove(result);
      removed.add(result.sitting());
    }
    for (String absent : results.neverSatBefore(limit, BATCH)) {
      results.removeSitting(absent);
      removed.add(absent);
    }
    results.removeSessionIncidents(limit);
    if (!removed.isEmpty()) {
      acts.fire(new ExamBankAct("result.archive-purged", "", String.valueOf(removed.size())));
    }
    return removed.size();
  }
}
