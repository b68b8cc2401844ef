package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.warning.AcceptancePolicy.Judgement;
import cn.shenhe.portal.content.warning.AcceptancePolicy.Reason;
import cn.shenhe.portal.content.warning.area.GeocodeLadder;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapContainer;
import cn.shenhe.portal.content.warning.cap.CapMessageType;
import cn.shenhe.portal.content.warning.cap.CapReader;
import cn.shenhe.portal.content.warning.cap.CapReading;
import cn.shenhe.portal.content.warning.cap.CapReference;
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
import java.util.Optional;
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

  private static final int PAGE = 100;

  /** The message says that it is real, the envelope around it that it is not. */
  static final String ENVELOPE = "hidden.envelope";

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
    return takeOnce(document, from, true);
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
      receipts.add(takeOnce(document, from, read.actual()));
    }
    return receipts;
  }

  /** Takes a CAP file that a duty officer has; it waits for a second person. */
  @RolesAllowed("DUTY_OFFICER")
  public Receipt upload(byte[] document, String origin) {
    if (blank(origin)) {
      throw new WarningRefused("warning.originMissing");
    }
    WarningReceipt receipt =
        take(document, knownSource("upload"), person(), origin.strip(), null, null);
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
    if (entry.expires() != null && !entry.expires().isAfter(entry.sent())) {
      throw new WarningRefused("warning.endsBeforeItIsIssued");
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
            entry.originalText(),
            null);
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
   * What came in, newest first, 100 a page; one more row tells that there are more.
   *
   * @param state null for all
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<Receipt> receipts(ReceiptState state, int first) {
    return rows.receipts(state, Math.max(0, first), PAGE + 1).stream()
        .map(WarningReceipt::read)
        .toList();
  }

  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public Receipt receipt(String id) {
    return rows.receipt(id).orElseThrow(UnknownWarning::new).read();
  }

  /**
   * What the message says, for whoever decides on it; empty when it cannot be read.
   *
   * @throws UnknownWarning when there is no such receipt
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public Optional<ReceiptContent> content(String id) {
    WarningReceipt receipt = rows.receipt(id).orElseThrow(UnknownWarning::new);
    return CapReader.read(receipt.raw())
        .alert()
        .filter(alert -> alert.sent() != null && alert.messageType() != null)
        .map(alert -> content(receipt, alert));
  }

  private ReceiptContent content(WarningReceipt receipt, CapAlert alert) {
    WarningContent says = WarningContent.of(alert, WarningThreads.LANGUAGE);
    List<ReceiptContent.Change> changes = new ArrayList<>();
    for (CapReference reference : alert.references()) {
      WarningMessage message =
          rows.message(reference.sender(), reference.identifier())
              .filter(m -> m.warning() != null && m.sender().equals(alert.sender()))
              .orElse(null);
      changes.add(
          new ReceiptContent.Change(
              reference.identifier(),
              message == null ? null : message.warning().publicId(),
              message == null ? null : message.warning().headline()));
    }
    return new ReceiptContent(
        alert.messageType().word(),
        says.issuer(),
        says.hazard() == null ? says.event() : says.hazard(),
        says.level(),
        says.description(),
        says.instruction(),
        alert.sent().toInstant(),
        says.onset() == null ? alert.sent().toInstant() : says.onset(),
        says.untilStated() ? says.until() : null,
        says.areas().stream().map(WarningIntake::area).toList(),
        says.endedAreas().stream().map(WarnedArea::description).toList(),
        changes,
        hidden(receipt, alert, changes));
  }

  private static ReceiptContent.Area area(WarnedArea area) {
    return new ReceiptContent.Area(
        area.description(),
        area.codes().stream().map(GeocodeLadder.Code::digits).toList(),
        area.shapes().size(),
        area.unknownCodes());
  }

  /** As decided when it was taken; before that, as it would be if it were taken now. */
  private String hidden(
      WarningReceipt receipt, CapAlert alert, List<ReceiptContent.Change> changes) {
    if (receipt.state() != ReceiptState.WAITING || receipt.hiddenBecause() != null) {
      return receipt.hiddenBecause();
    }
    boolean cancelsNothing =
        alert.messageType() == CapMessageType.CANCEL
            && changes.stream().allMatch(change -> change.headline() == null);
    return admission()
        .hiddenBecause(alert, receipt.sourceCode())
        .orElse(cancelsNothing ? WarningThreads.NOTHING_TO_CANCEL : null);
  }

  /** The bytes exactly as they came in. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public byte[] raw(String receiptId) {
    return rows.receipt(receiptId).orElseThrow(UnknownWarning::new).raw();
  }

  /**
   * A feed repeats its messages at every poll: the very same bytes are answered, not kept again.
   *
   * @param actual false when the envelope they came in says otherwise; the same bytes in a real one
   *     are another matter
   */
  private Receipt takeOnce(byte[] document, WarningSource source, boolean actual) {
    rows.lockIntake();
    String hidden = actual ? null : ENVELOPE;
    return rows.receiptOf(digest(document), source.code(), hidden)
        .map(WarningReceipt::readAgain)
        .orElseGet(() -> take(document, source, null, null, null, hidden).read());
  }

  private WarningReceipt take(
      byte[] document,
      WarningSource source,
      String person,
      String origin,
      String words,
      String hidden) {
    rows.lockIntake();
    CapReading reading = CapReader.read(document);
    SignatureVerdict signature =
        reading.alert().isPresent()
            ? SignatureCheck.grade(document, source.certificates())
            : new SignatureVerdict(SignatureVerdict.Grade.UNSIGNED, "", "");
    Judgement judgement = source.policy().judge(reading, signature);
    if (hidden == null) {
      judgement = placed(judgement, reading, source);
    }
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
    receipt.isHidden(hidden);
    rows.add(receipt);
    if (receipt.state() == ReceiptState.ACCEPTED) {
      put(receipt, reading.alert().orElseThrow());
    }
    return receipt;
  }

  /** A message for the public that would reach nobody waits for a person, too. */
  private Judgement placed(Judgement judgement, CapReading reading, WarningSource source) {
    if (judgement.tier() == AcceptanceTier.REFUSE) {
      return judgement;
    }
    Reason broken =
        reading
            .alert()
            .filter(alert -> admission().hiddenBecause(alert, source.code()).isEmpty())
            .flatMap(PlaceRule::broken)
            .orElse(null);
    if (broken == null) {
      return judgement;
    }
    List<Reason> reasons = new ArrayList<>(judgement.reasons());
    reasons.add(broken);
    boolean worse = broken.tier().compareTo(judgement.tier()) > 0;
    return new Judgement(worse ? broken.tier() : judgement.tier(), reasons);
  }

  private PublicAdmission admission() {
    return new PublicAdmission(demo, Set.of(drillCodes.split(",")));
  }

  private void put(WarningReceipt receipt, CapAlert alert) {
    WarningThreads.Outcome outcome = threads.put(receipt, alert, admission(), clock.instant());
    receipt.isHidden(outcome.hidden());
    if (!outcome.open().isEmpty()) {
      String open = String.join("; ", outcome.open());
      receipt.remark(
          new Reason(
              AcceptanceTier.ACCEPT_WITH_WARNING, "cancel.PARTS_REMAIN", "references", open));
    }
    if (outcome.duplicate() && receipt.state() == ReceiptState.ACCEPTED) {
      receipt.isDuplicate();
    }
    if (outcome.changed() != null) {
      changed.fire(outcome.changed());
    }
  }

  /** The messages that hold, or the one that held last. */
  private List<CapAlert> changedBy(DutyEntry entry) {
    if (blank(entry.changes())) {
      if (entry.ends()) {
        throw new WarningRefused("warning.endOfWhat");
      }
      return List.of();
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
    return thread.heads().isEmpty()
        ? List.of(thread.current().alert())
        : thread.heads().stream().map(WarningThread.Revision::alert).toList();
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
