package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.Likeness;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Taking foreign files into the bank: a preview that accounts for every row, taking over chosen
 * rows, undoing. Reading the same file again finds every row to be a duplicate and changes nothing.
 */
@Stateless
public class QuestionImport {

  private static final int FLUSH_EVERY = 250;

  @Inject QuestionRepository questions;
  @Inject CatalogueIntake catalogues;
  @Inject ImportRepository imports;
  @Inject QuestionWriting writing;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext session;

  @Inject
  @ConfigProperty(name = "portal.question.import.bytes", defaultValue = "20000000")
  int largestFile;

  @Inject
  @ConfigProperty(name = "portal.question.import.rows", defaultValue = "50000")
  int mostRows;

  @Inject
  @ConfigProperty(name = "portal.question.import.seconds", defaultValue = "60")
  int longestReading;

  /**
   * Reads and judges a file; nothing enters the bank.
   *
   * @param source who sends such files; its column mapping is remembered
   * @param corrected the mapping a person corrected; null to use the remembered or a guessed one
   * @throws cn.shenhe.portal.exambank.question.exchange.ColumnsUnknown if a person must say what
   *     its columns mean
   * @throws cn.shenhe.portal.exambank.question.exchange.FileRefused if the file cannot be read
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public ImportPreview preview(
      String fileName, String source, byte[] bytes, ColumnMapping corrected) {
    String from = source == null ? "" : source.strip();
    if (from.isEmpty() || from.length() > 120) {
      throw new QuestionRefused("import.source");
    }
    ColumnMapping remembered = imports.mapping(from).map(SourceMapping::mapping).orElse(null);
    ReadFile file = read(fileName, bytes, remembered, corrected);
    Instant now = clock.instant();
    if (file.mapping() != null && corrected != null) {
      SourceMapping memory =
          imports
              .mapping(from)
              .orElseGet(
                  () -> {
                    SourceMapping fresh = new SourceMapping(from);
                    questions.add(fresh);
                    return fresh;
                  });
      memory.learn(file.mapping(), now);
    }
    BankImport bankImport =
        new BankImport(
            fileName, from, Likeness.hex(bytes), file, session.getCallerPrincipal().getName(), now);
    questions.add(bankImport);
    file.pictures().values().forEach(picture -> questions.addPicture(picture, now));
    judge(bankImport, file);
    return new ImportPreview(summary(bankImport.publicId()), file.mapping(), file.header());
  }

  private ReadFile read(
      String fileName, byte[] bytes, ColumnMapping remembered, ColumnMapping corrected) {
    ReadLimits standard = ReadLimits.standard();
    ReadLimits limits =
        new ReadLimits(
            largestFile,
            standard.unpacked(),
            standard.entries(),
            mostRows,
            Duration.ofSeconds(longestReading));
    QuestionFiles files = new QuestionFiles(limits);
    if (corrected != null) {
      return files.readAs(fileName, bytes, corrected);
    }
    ReadFile file = files.read(fileName, bytes, remembered);
    boolean useless = file.rows().stream().noneMatch(ReadRow::readable);
    return remembered != null && useless ? files.read(fileName, bytes, null) : file;
  }

  private void judge(BankImport bankImport, ReadFile file) {
    BankIndex index = new BankIndex();
    questions.eachLikeness(index::add);
    RowJudge judge =
        new RowJudge(
            index,
            catalogues.terms(Catalogue.Kind.OPERATION),
            catalogues.terms(Catalogue.Kind.INDUSTRY));
    questions.flush();
    for (ReadRow row : file.rows()) {
      Judgement judgement = lostPicture(row, file).orElseGet(() -> judge.judge(row));
      questions.add(new ImportRow(questions.reference(bankImport), row, judgement));
      if (row.number() % FLUSH_EVERY == 0) {
        questions.flushAndClear();
      }
    }
    questions.flushAndClear();
  }

  /** A row that shows a picture neither the file nor the bank has could never be taken over. */
  private Optional<Judgement> lostPicture(ReadRow row, ReadFile file) {
    return Stream.ofNullable(row.item())
        .flatMap(item -> item.assetIds().stream())
        .filter(id -> !file.pictures().containsKey(id) && !questions.hasPicture(id))
        .findFirst()
        .map(id -> Judgement.rejected("question.item.picture.unknown", id));
  }

  /**
   * @throws UnknownQuestion if there is no such import
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public ImportSummary summary(String importId) {
    return summary(find(importId));
  }

  /** The latest imports, newest first; at most 50. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public List<ImportSummary> latest() {
    return imports.latest(50).stream().map(this::summary).toList();
  }

  /**
   * Rows in file order.
   *
   * @param verdict null for all
   * @param size at most {@link QuestionPage#LARGEST}
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<ImportRowView> rows(String importId, RowVerdict verdict, int first, int size) {
    return imports.rows(
        find(importId), verdict, Math.max(0, first), Math.min(size, QuestionPage.LARGEST));
  }

  /** One row wherever it stands in the list; empty if the import has no such row. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public Optional<ImportRowView> row(String importId, int number) {
    return imports.row(find(importId), number);
  }

  /** How many rows could still be taken over, by verdict. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public Map<RowVerdict, Long> open(String importId) {
    return imports.open(find(importId));
  }

  /**
   * Takes over the next rows as drafts; called again and again until nothing is left, each call its
   * own transaction, so that progress can be shown and a stop loses nothing. What the bank got
   * since the preview is not taken a second time: such a row becomes a duplicate. A row that would
   * revise a question somebody changed since is rejected.
   *
   * @param verdicts which rows; rejected ones never
   * @param without numbers of rows left out by hand
   * @param limit rows of this call at most
   * @return rows this call dealt with; fewer than the limit when done
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public int take(String importId, Set<RowVerdict> verdicts, Set<Integer> without, int limit) {
    BankImport bankImport = find(importId);
    if (verdicts.contains(RowVerdict.REJECTED) || verdicts.isEmpty()) {
      throw new QuestionRefused("import.verdicts");
    }
    bankImport.take();
    String author = session.getCallerPrincipal().getName();
    Instant now = clock.instant();
    List<ImportRow> rows = imports.open(bankImport, verdicts, without, 0, limit);
    Set<String> inUse =
        questions.codesInUse(
            rows.stream().filter(row -> !row.revises()).map(row -> row.code().strip()).toList());
    Map<String, List<Known>> same =
        questions
            .withFingerprints(rows.stream().map(ImportRow::fingerprint).distinct().toList())
            .stream()
            .collect(Collectors.groupingBy(Known::fingerprint));
    // Were duplicates taken as well, the next call would take it after all.
    RowVerdict late =
        verdicts.contains(RowVerdict.DUPLICATE) ? RowVerdict.REJECTED : RowVerdict.DUPLICATE;
    for (ImportRow row : rows) {
      Optional<Judgement> hindrance = hindrance(row, same, late);
      if (hindrance.isPresent()) {
        row.judgedAgain(hindrance.get());
      } else {
        row.became(store(bankImport, row, inUse, author, now));
      }
    }
    if (rows.size() < limit) {
      acts.fire(new ExamBankAct("question.imported", importId, bankImport.fileName()));
    }
    return rows.size();
  }

  /** Why the row is no longer what the preview said; what a person takes as a duplicate is one. */
  private Optional<Judgement> hindrance(
      ImportRow row, Map<String, List<Known>> same, RowVerdict late) {
    if (row.verdict() == RowVerdict.DUPLICATE) {
      return Optional.empty();
    }
    List<Known> asked = same.getOrDefault(row.fingerprint(), List.of());
    if (!asked.isEmpty()) {
      String keyprint = Likeness.of(row.item()).keyprint();
      Optional<Known> twin = asked.stream().filter(k -> k.keyprint().equals(keyprint)).findFirst();
      if (twin.isPresent()) {
        return twin.map(k -> Judgement.like(late, Judgement.DUPLICATE, k));
      }
    }
    return Optional.of(row)
        .filter(ImportRow::revises)
        .flatMap(r -> questions.findById(r.otherQuestionId()))
        .filter(row::isOutdated)
        .map(q -> Judgement.rejected(Judgement.CHANGED_SINCE, q.code()));
  }

  private long store(
      BankImport bankImport, ImportRow row, Set<String> inUse, String author, Instant now) {
    Item item = row.item();
    if (row.revises()) {
      Question question = questions.findById(row.otherQuestionId()).orElseThrow();
      row.revising(question);
      QuestionStep step = question.reopen(author, now);
      if (step != null) {
        questions.add(step);
      }
      writing.addVersion(question, author, item, bankImport.fileName(), now);
      return question.id();
    }
    Question question =
        writing.store(
            row.code(), inUse, bankImport.source(), author, item, bankImport.fileName(), now);
    question.cameWith(bankImport.id());
    return question.id();
  }

  /**
   * Takes an import back: questions nobody touched since disappear, others are retired; of
   * questions it revised the version before comes back into force as it was, unless somebody went
   * on with the new one. A version that rests on law marked changed in the meantime comes back into
   * quarantine, not into papers.
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public ImportUndone undo(String importId) {
    BankImport bankImport = find(importId);
    String reason = "撤销导入：" + bankImport.fileName();
    imports.deleteUntouched(bankImport);
    int retired = 0;
    for (Question question : imports.touched(bankImport)) {
      if (question.state() != QuestionState.RETIRED) {
        questions.add(question.move(QuestionState.RETIRED, actor(), reason, clock.instant()));
        retired++;
      }
    }
    List<String> kept = new ArrayList<>();
    List<ImportRow> revisions = imports.revisions(bankImport);
    for (ImportRow row : revisions) {
      Question question = questions.findById(row.createdQuestionId()).orElseThrow();
      if (row.isUntouched(question)) {
        putBack(question, row, reason);
      } else {
        kept.add(question.code());
      }
    }
    bankImport.undo();
    acts.fire(new ExamBankAct("question.import-undone", importId, bankImport.fileName()));
    return new ImportUndone(retired, revisions.size() - kept.size(), List.copyOf(kept));
  }

  private void putBack(Question question, ImportRow row, String reason) {
    QuestionVersion imported = questions.version(question.currentVersionId());
    QuestionVersion before = questions.version(question, row.revisedVersion() - 1).orElseThrow();
    Item item = before.item();
    question.adopt(before, item, Likeness.of(item));
    questions.add(
        question.putBack(
            row.previousState(),
            row.previousReason(),
            row.previousReviewer(),
            actor(),
            reason,
            clock.instant()));
    questions.lawChangesSince(imported.createdAt()).stream()
        .filter(change -> item.laws().stream().anyMatch(change::concerns))
        .findFirst()
        .filter(change -> question.state().mayBecome(QuestionState.QUARANTINED))
        .ifPresent(
            change ->
                questions.add(
                    question.move(
                        QuestionState.QUARANTINED, actor(), change.why(), clock.instant())));
    questions.remove(imported);
  }

  private String actor() {
    return session.getCallerPrincipal().getName();
  }

  private BankImport find(String importId) {
    return imports.find(importId).orElseThrow(() -> new UnknownQuestion(importId));
  }

  private ImportSummary summary(BankImport i) {
    return new ImportSummary(
        i.publicId(),
        i.fileName(),
        i.source(),
        i.format(),
        i.encoding(),
        i.state(),
        i.importedBy(),
        i.importedAt(),
        i.rowCount(),
        imports.counts(i),
        imports.taken(i));
  }
}
