package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.warning.AcceptancePolicy.Judgement;
import cn.shenhe.portal.content.warning.AcceptancePolicy.Reason;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The record that something came in: the bytes as received, from where, how it was judged and who
 * decided. Kept for everything, also for what was refused.
 */
@Entity
@Table(name = "warning_receipt")
class WarningReceipt {

  private static final int MAX_RAW = 1024 * 1024;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "source_code")
  private String sourceCode;

  @Column(name = "received_at")
  private Instant receivedAt;

  private byte[] raw;
  private String digest;
  private String sender;
  private String identifier;
  private String headline;

  @Enumerated(EnumType.STRING)
  private AcceptanceTier tier;

  @Enumerated(EnumType.STRING)
  private ReceiptState state;

  private String reasons;

  @Column(name = "signature_grade")
  @Enumerated(EnumType.STRING)
  private SignatureVerdict.Grade signatureGrade;

  private String signer;

  @Column(name = "entered_by")
  private String enteredBy;

  private String origin;

  @Column(name = "original_text")
  private String originalText;

  @Column(name = "hidden_because")
  private String hiddenBecause;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "decision_note")
  private String decisionNote;

  protected WarningReceipt() {}

  WarningReceipt(
      byte[] raw,
      String digest,
      String sourceCode,
      Instant receivedAt,
      CapAlert alert,
      Judgement judgement,
      SignatureVerdict signature) {
    this.publicId = PublicId.fresh().value();
    // Only what is too large to be read at all is cut; its digest is of the whole.
    this.raw = Arrays.copyOf(raw, Math.min(raw.length, MAX_RAW));
    this.digest = digest;
    this.sourceCode = sourceCode;
    this.receivedAt = receivedAt;
    if (alert != null) {
      this.sender = cut(alert.sender(), 500);
      this.identifier = cut(alert.identifier(), 500);
      this.headline =
          alert.sent() == null ? null : cut(WarningContent.of(alert, "zh").headline(), 1000);
    }
    this.tier = judgement.tier();
    this.reasons = written(judgement.reasons());
    this.signatureGrade = signature.grade();
    this.signer = cut(signature.signer(), 1000);
    this.state =
        switch (tier) {
          case ACCEPT, ACCEPT_WITH_WARNING -> ReceiptState.ACCEPTED;
          case QUARANTINE -> ReceiptState.WAITING;
          case REFUSE -> ReceiptState.REFUSED;
        };
  }

  /** Typed or uploaded by a person: whence it came and the original words. */
  void enteredBy(String person, String where, String words) {
    enteredBy = person;
    origin = cut(where, 1000);
    originalText = words;
  }

  /** Taken, but the public does not see it, and why. */
  void isHidden(String because) {
    hiddenBecause = because;
  }

  /** What came of it when it was put among the others. */
  void remark(Reason reason) {
    reasons += written(List.of(reason));
    tier = reason.tier().compareTo(tier) > 0 ? reason.tier() : tier;
  }

  void isDuplicate() {
    state = ReceiptState.DUPLICATE;
  }

  /**
   * @throws WarningRefused when it is not waiting, or the same person entered it
   */
  void approve(String person, Instant now, String note) {
    decidable();
    if (person.equals(enteredBy)) {
      throw new WarningRefused("warning.secondPerson");
    }
    decide(ReceiptState.APPROVED, person, now, note);
  }

  /**
   * @throws WarningRefused when it is not waiting
   */
  void reject(String person, Instant now, String note) {
    decidable();
    decide(ReceiptState.REJECTED, person, now, note);
  }

  private void decidable() {
    if (state != ReceiptState.WAITING) {
      throw new WarningRefused("warning.notWaiting");
    }
  }

  private void decide(ReceiptState decided, String person, Instant now, String note) {
    state = decided;
    decidedBy = person;
    decidedAt = now;
    decisionNote = cut(note, 1000);
  }

  String publicId() {
    return publicId;
  }

  byte[] raw() {
    return raw.clone();
  }

  String digest() {
    return digest;
  }

  String sourceCode() {
    return sourceCode;
  }

  String origin() {
    return origin;
  }

  String originalText() {
    return originalText;
  }

  String hiddenBecause() {
    return hiddenBecause;
  }

  ReceiptState state() {
    return state;
  }

  Receipt read() {
    return read(state);
  }

  /** What a sender is told who sends the very same bytes again. */
  Receipt readAgain() {
    return read(state == ReceiptState.ACCEPTED ? ReceiptState.DUPLICATE : state);
  }

  private Receipt read(ReceiptState told) {
    return new Receipt(
        publicId,
        sourceCode,
        receivedAt,
        sender,
        identifier,
        headline,
        tier,
        told,
        reasons(),
        signatureGrade,
        signer,
        enteredBy,
        origin,
        originalText,
        hiddenBecause,
        decidedBy,
        decidedAt,
        decisionNote);
  }

  private List<Receipt.Line> reasons() {
    List<Receipt.Line> lines = new ArrayList<>();
    for (String line : reasons.lines().toList()) {
      String[] cells = line.split("\t", -1);
      lines.add(new Receipt.Line(AcceptanceTier.valueOf(cells[0]), cells[1], cells[2], cells[3]));
    }
    return lines;
  }

  private static String written(List<Reason> reasons) {
    StringBuilder text = new StringBuilder();
    // A thousand lines tell no more than the first two hundred.
    for (Reason reason : reasons.subList(0, Math.min(200, reasons.size()))) {
      text.append(reason.tier())
          .append('\t')
          .append(reason.code())
          .append('\t')
          .append(oneLine(reason.path()))
          .append('\t')
          .append(oneLine(reason.found()))
          .append('\n');
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    // PostgreSQL refuses NUL in text.
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ");
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
