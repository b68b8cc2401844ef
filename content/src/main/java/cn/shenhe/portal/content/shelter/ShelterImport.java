package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.search.SearchOutbox;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lists of shelters come in here: upload → preview, corrected as often as one likes → apply → undo,
 * if need be. Applying computes the preview anew, so what is applied is what the data says then.
 *
 * <p>A list opens and closes shelters only when those who may do so by hand import it and say so:
 * an editor's import, or the undoing of one by an editor, leaves every status as it is.
 */
@Stateless
public class ShelterImport {

  private static final int SAMPLE = 5;
  private static final int MAX_FILES = 100;
  private static final Duration PREVIEW_LIFE = Duration.ofDays(7);
  private static final String DEMO = "/demo/shelters.csv";

  @Inject ShelterRepository shelters;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;
  @Inject SearchOutbox outbox;
  @Resource SessionContext session;

  /** Largest file taken, bytes. */
  @Inject
  @ConfigProperty(name = "portal.shelter.import-bytes", defaultValue = "20000000")
  int fileBytes;

  /** Most data rows of a file. */
  @Inject
  @ConfigProperty(name = "portal.shelter.import-rows", defaultValue = "200000")
  int rows;

  /** Longest time reading a file may take. */
  @Inject
  @ConfigProperty(name = "portal.shelter.import-deadline", defaultValue = "PT30S")
  Duration deadline;

  /**
   * Takes a file in and shows what importing it would do, its columns guessed.
   *
   * @throws ShelterFileRefused when it cannot be read or is beyond a limit
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public ImportPreview upload(String fileName, byte[] content, ImportOptions options) {
    shelters.forgetPreviews(clock.instant().minus(PREVIEW_LIFE));
    return preview(takeIn(fileName, content, options, false));
  }

  /**
   * The same file read in another way.
   *
   * @throws UnknownShelter when there is no such import
   * @throws ShelterImportRefused when it has been applied already
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public ImportPreview revise(String importId, ColumnMapping mapping, ImportOptions options) {
    ImportedFile file = file(importId);
    file.declare(mapping, options);
    return preview(file);
  }

  /**
   * Does what the preview shows.
   *
   * @param sure whether somebody has looked at the positions, should they seem to be given in
   *     another coordinate system than declared
   * @throws ShelterImportRefused when it has been applied already, or the positions are doubtful
   *     and nobody is sure of them
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public ImportRow apply(String importId, boolean sure) {
    return carryOut(file(importId), mayOpenAndClose(), sure);
  }

  /**
   * Takes an applied import back; shelters changed by somebody since are left alone and counted.
   *
   * @throws ShelterImportRefused when it was not applied or is undone already
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public UndoAccount undo(String importId) {
    ImportedFile file = file(importId);
    Instant now = clock.instant();
    file.undo(now);
    boolean statusToo = mayOpenAndClose();
    int restored = 0;
    int withdrawn = 0;
    int kept = 0;
    for (ShelterRevision made : shelters.revisionsOfImport(file.id())) {
      Shelter shelter = shelters.shelter(made.shelterId());
      if (shelter.revision() != made.number()) {
        kept++;
        continue;
      }
      var before = shelters.revision(shelter.id(), made.number() - 1);
      if (before.isPresent()) {
        shelter.restore(before.get(), statusToo);
      } else {
        shelter.withdraw();
      }
      if (shelter.isWithdrawn()) {
        withdrawn++;
      } else {
        restored++;
      }
      shelters.add(shelter.record(ShelterRevision.Kind.UNDONE, "", file.id(), now));
      outbox.changed(ShelterOperations.KIND, shelter.publicId());
    }
    shelters.raiseEdition();
    acts.fire(
        new ContentAct("shelter.import-undone", importId, restored + "/" + withdrawn + "/" + kept));
    return new UndoAccount(restored, withdrawn, kept);
  }

  /** Newest first, at most 100. */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public List<ImportRow> imports() {
    return shelters.files(MAX_FILES);
  }

  /** Loads the fictional shelters of the demonstration, once, through the import itself. */
  @RolesAllowed("SYSTEM")
  public void loadDemo() {
    if (!shelters.isEmpty()) {
      return;
    }
    try (InputStream in = ShelterImport.class.getResourceAsStream(DEMO)) {
      ImportedFile file =
          takeIn("shelters.csv", in.readAllBytes(), ImportOptions.of("演示数据（虚构）"), true);
      carryOut(file, true, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportedFile takeIn(
      String fileName, byte[] content, ImportOptions options, boolean demo) {
    ShelterTable table = TableReading.read(content, limits());
    String name = fileName == null ? "" : fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_");
    ImportedFile file =
        new ImportedFile(
            name.length() > 200 ? name.substring(name.length() - 200) : name,
            sha256(content),
            table.format(),
            demo,
            clock.instant());
    file.declare(ColumnMapping.guessed(table.headers()), options);
    shelters.add(file, content);
    return file;
  }

  private ImportPreview preview(ImportedFile file) {
    ShelterTable table = TableReading.read(shelters.content(file), limits());
    ColumnMapping mapping = file.mapping();
    List<RowAccount> accounts = List.of();
    Map<RowAccount.Outcome, Integer> counts = Map.of();
    Optional<CrsAlarm> alarm = Optional.empty();
    if (mapping.uses(ShelterAttribute.NAME)) {
      ImportPlan plan = plan(file, table, file.options().takeStatus() && mayOpenAndClose());
      accounts = plan.rows().stream().map(ImportPlan.Planned::account).toList();
      counts = plan.counts();
      alarm = plan.alarm();
    }
    return new ImportPreview(
        file.publicId(),
        file.row().fileName(),
        table.format(),
        table.headers(),
        mapping,
        table.rows().stream().limit(SAMPLE).map(ShelterTable.Row::cells).toList(),
        file.options(),
        accounts,
        counts,
        alarm,
        table.unread(),
        notMentioned(file, accounts));
  }

  private ImportRow carryOut(ImportedFile file, boolean mayOpenAndClose, boolean sure) {
    ShelterTable table = TableReading.read(shelters.content(file), limits());
    boolean statusToo = mayOpenAndClose && (file.isDemo() || file.options().takeStatus());
    ImportPlan plan = plan(file, table, statusToo);
    if (plan.alarm().isPresent() && !sure) {
      throw ShelterImportRefused.alarm();
    }
    Instant now = clock.instant();
    String feed = file.options().feed();
    Map<String, Shelter> known = shelters.byCode();
    for (ImportPlan.Planned row : plan.rows()) {
      RowAccount.Outcome outcome = row.account().outcome();
      if (!outcome.accepted()) {
        continue;
      }
      Shelter shelter =
          known.computeIfAbsent(row.account().code(), code -> new Shelter(code, file.isDemo()));
      if (row.tell(shelter, feed, now)) {
        if (shelter.id() == null) {
          shelters.add(shelter);
        }
        shelters.add(shelter.record(ShelterRevision.Kind.IMPORTED, "", file.id(), now));
        outbox.changed(ShelterOperations.KIND, shelter.publicId());
      }
    }
    String counts =
        plan.counts().entrySet().stream()
            .map(e -> e.getKey().label() + " " + e.getValue())
            .collect(Collectors.joining("，"));
    file.apply(counts, now);
    shelters.forgetContent(file);
    shelters.raiseEdition();
    acts.fire(new ContentAct("shelter.import-applied", file.publicId(), counts));
    return file.row();
  }

  private boolean mayOpenAndClose() {
    return session.isCallerInRole("DUTY_OFFICER") || session.isCallerInRole("ADMINISTRATOR");
  }

  private ImportPlan plan(ImportedFile file, ShelterTable table, boolean statusToo) {
    return ImportPlan.of(
        table,
        file.mapping(),
        file.options(),
        shelters.states(),
        new StatusRule(statusToo, file.speaksFor(), shelters.statusesByStaff()),
        DistrictBoundary.shenhe());
  }

  /** Shelters of the feed that the file, if it is a complete state of it, leaves out. */
  private int notMentioned(ImportedFile file, List<RowAccount> accounts) {
    String feed = file.options().feed();
    if (feed.isEmpty()) {
      return 0;
    }
    Set<String> gone = new HashSet<>(shelters.codesOfFeed(feed));
    accounts.forEach(account -> gone.remove(account.code()));
    return gone.size();
  }

  private ImportedFile file(String importId) {
    return shelters.file(importId).orElseThrow(UnknownShelter::new);
  }

  private ImportLimits limits() {
    ImportLimits standard = ImportLimits.DEFAULT;
    return new ImportLimits(
        fileBytes,
        standard.unpackedBytes(),
        rows,
        standard.columns(),
        standard.cellCharacters(),
        deadline);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
