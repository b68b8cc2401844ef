package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.warning.AcceptancePolicy.Judgement;
import cn.shenhe.portal.content.warning.AcceptancePolicy.Reason;
import cn.shenhe.portal.content.warning.area.GeocodeLadder;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapContainer;
import cn.shenhe.portal.content.warning.cap.CapReader;
import cn.shenhe.portal.content.warning.cap.CapReading;
import cn.shenhe.portal.content.warning.cap.CapWriter;
import cn.shenhe.portal.content.warning.cap.SignatureCheck;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where warnings come in: by machine, by file, or by the hand of a duty officer.
 *
 * <p>Everything is kept as a receipt with its raw bytes. What a person brings in, typed or as a
 * file, always needs a second person: nobody alone can put a warning before the public.
 */
@Stateless
public class WarningIntake {

  private static final int MAX_ROWS = 100;

  @Inject WarningRepository rows;
  @Inject WarningThreads threads;
  @Inject InstantSource clock;
  @Inject Event<WarningChanged> changed;
  @Inject Event<ContentAct> acts;
  @Resource SessionContext session;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Inject
  @ConfigProperty(name = "portal.warning.drill-codes", defaultValue = "RWT,RMT,DMO")
  String drillCodes;

  /**
   * Takes one CAP document from a machine.
   *
   * @param source code of a known source
   * @throws UnknownWarning when the source is not known
   */
  @RolesAllowed("SYSTEM")
  public Receipt receive(byte[] document, String source) {
    WarningSource from = knownSource(source);
    from.heard(clock.instant());
    return takeOnce(document, from);
  }

  /**
   * Takes whatever a container holds: one CAP document, or all messages of an EDXL-DE, a feed or a
   * list. Addresses in a feed are not fetched.
   */
  @RolesAllowed("SYSTEM")
  public List<Receipt> receiveAll(byte[] container, String source) {
    WarningSource from = knownSource(source);
    from.heard(clock.instant());
    CapContainer read = CapContainer.read(container);
    List<byte[]> documents = read.messages();
    if (documents.isEmpty() && read.kind() == CapContainer.Kind.UNREADABLE) {
      documents = List.of(container);
    }
    List<Receipt> receipts = new ArrayList<>();
    for (byte[] document : documents) {
      receipts.add(takeOnce(document, from));
    }
    return receipts;
  }

  /** Takes a CAP file that a duty officer has; it waits for a second person. */
  @RolesAllowed("DUTY_OFFICER")
  public Receipt upload(byte[] document, String origin) {
    if (blank(origin)) {
      throw new WarningRefused("warning.originMissing");
    }
    WarningReceipt receipt = take(document, knownSource("upload"), person(), origin.strip(), null);
    acts.fire(new ContentAct("warning.uploaded", receipt.publicId(), receipt.state().name()));
    return receipt.read();
  }

  /**
   * Takes what a duty officer typed; it waits for a second person.
   *
   * @throws WarningRefused when issuer, origin, original text, area or time is missing
   */
  @RolesAllowed("DUTY_OFFICER")
  public Receipt enter(DutyEntry entry) {
    if (blank(entry.issuer())) {
      throw new WarningRefused("warning.issuerMissing");
    }
    if (blank(entry.origin())) {
      throw new WarningRefused("warning.originMissing");
    }
    if (blank(entry.originalText())) {
      throw new WarningRefused("warning.originalTextMissing");
    }
    if (blank(entry.headline()) || entry.sent() == null) {
      throw new WarningRefused("warning.headlineOrTimeMissing");
    }
    if (entry.areaCode() == null || GeocodeLadder.read(entry.areaCode()).isEmpty()) {
      throw new WarningRefused("warning.areaUnknown");
    }
    CapAlert alert = DutyMessage.alert(entry, changedBy(entry), PublicId.fresh().value());
    WarningReceipt receipt =
        take(
            CapWriter.write(alert),
            knownSource("duty"),
            person(),
            entry.origin().strip(),
            entry.originalText());
    acts.fire(new ContentAct("warning.entered", receipt.publicId(), ""));
    return receipt.read();
  }

  /**
   * Lets a waiting message through to the public rules.
   *
   * @throws WarningRefused when the same person entered it, or it is not waiting
   */
  @RolesAllowed("DUTY_OFFICER")
  public Receipt approve(String receiptId, String note) {
    rows.lockIntake();
    WarningReceipt receipt = rows.receipt(receiptId).orElseThrow(UnknownWarning::new);
    receipt.approve(person(), clock.instant(), note);
    CapAlert alert =
        CapReader.read(receipt.raw())
            .alert()
            .orElseThrow(() -> new WarningRefused("warning.notWaiting"));
    put(receipt, alert);
    acts.fire(new ContentAct("warning.approved", receiptId, ""));
    return receipt.read();
  }

  /** Turns a waiting message down, with a reason. */
  @RolesAllowed("DUTY_OFFICER")
  public Receipt reject(String receiptId, String note) {
    if (blank(note)) {
      throw new WarningRefused("warning.noteMissing");
    }
    rows.lockIntake();
    WarningReceipt receipt = rows.receipt(receiptId).orElseThrow(UnknownWarning::new);
    receipt.reject(person(), clock.instant(), note.strip());
    acts.fire(new ContentAct("warning.rejected", receiptId, ""));
    return receipt.read();
  }

  /**
   * What came in, newest first, at most 100.
   *
   * @param state null for all
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<Receipt> receipts(ReceiptState state, int first) {
    return rows.receipts(state, Math.max(0, first), MAX_ROWS).stream()
        .map(WarningReceipt::read)
        .toList();
  }

  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public Receipt receipt(String id) {
    return rows.receipt(id).orElseThrow(UnknownWarning::new).read();
  }

  /** The bytes exactly as they came in. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public byte[] raw(String receiptId) {
    return rows.receipt(receiptId).orElseThrow(UnknownWarning::new).raw();
  }

  /** Writes down what is known of a source; a new code makes a new source. */
  @RolesAllowed("ADMINISTRATOR")
  public void know(String code, String name, SourceHabits habits) {
    if (!code.matches("[a-z][a-z0-9-]{1,39}") || blank(name)) {
      throw new WarningRefused("warning.sourceName");
    }
    WarningSource source =
        rows.source(code)
            .orElseGet(
                () -> {
                  WarningSource fresh = new WarningSource(code, name.strip());
                  rows.add(fresh);
                  return fresh;
                });
    source.know(habits);
    acts.fire(new ContentAct("warning.source.changed", code, ""));
  }

  /**
   * A feed repeats its messages at every poll: the very same bytes are answered, not kept again.
   */
  private Receipt takeOnce(byte[] document, WarningSource source) {
    rows.lockIntake();
    return rows.receiptOf(digest(document), source.code())
        .map(WarningReceipt::readAgain)
        .orElseGet(() -> take(document, source, null, null, null).read());
  }

  private WarningReceipt take(
      byte[] document, WarningSource source, String person, String origin, String words) {
    rows.lockIntake();
    CapReading reading = CapReader.read(document);
    SignatureVerdict signature =
        reading.alert().isPresent()
            ? SignatureCheck.grade(document, source.certificates())
            : new SignatureVerdict(SignatureVerdict.Grade.UNSIGNED, "", "");
    Judgement judgement = source.policy().judge(reading, signature);
    if (person != null && judgement.tier() != AcceptanceTier.REFUSE) {
      List<Reason> reasons = new ArrayList<>(judgement.reasons());
      reasons.add(new Reason(AcceptanceTier.QUARANTINE, "duty.SECOND_PERSON", "", ""));
      judgement = new Judgement(AcceptanceTier.QUARANTINE, reasons);
    }
    WarningReceipt receipt =
        new WarningReceipt(
            document,
            digest(document),
            source.code(),
            clock.instant(),
            reading.alert().orElse(null),
            judgement,
            signature);
    if (person != null) {
      receipt.enteredBy(person, origin, words);
    }
    rows.add(receipt);
    if (receipt.state() == ReceiptState.ACCEPTED) {
      put(receipt, reading.alert().orElseThrow());
    }
    return receipt;
  }

  private void put(WarningReceipt receipt, CapAlert alert) {
    WarningThreads.Outcome outcome =
        threads.put(
            receipt,
            alert,
            new PublicAdmission(demo, Set.of(drillCodes.split(","))),
            clock.instant());
    if (outcome.duplicate() && receipt.state() == ReceiptState.ACCEPTED) {
      receipt.isDuplicate();
    }
    if (outcome.changed() != null) {
      changed.fire(outcome.changed());
    }
  }

  private CapAlert changedBy(DutyEntry entry) {
    if (blank(entry.changes())) {
      if (entry.ends()) {
        throw new WarningRefused("warning.endOfWhat");
      }
      return null;
    }
    Warning warning = rows.warning(entry.changes()).orElseThrow(UnknownWarning::new);
    WarningThread thread = WarningThreads.thread(rows.messagesOf(warning));
    if (thread.current() == null) {
      throw new UnknownWarning();
    }
    Instant sent = thread.current().alert().sent().toInstant();
    if (entry.sent().toInstant().isBefore(sent)) {
      throw new WarningRefused("warning.olderThanWhatItChanges");
    }
    return thread.current().alert();
  }

  private WarningSource knownSource(String code) {
    return rows.source(code).orElseThrow(UnknownWarning::new);
  }

  private String person() {
    return session.getCallerPrincipal().getName();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String digest(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
