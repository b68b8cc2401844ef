package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One accepted message, raw and unchanged; sender and identifier name it once and for all.
 *
 * <p>A message that the public may never see belongs to no warning and says why.
 */
@Entity
@Table(name = "warning_message")
class WarningMessage {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "warning_id")
  private Warning warning;

  private String sender;
  private String identifier;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "message_type")
  private String messageType;

  @Column(name = "hidden_because")
  private String hiddenBecause;

  private byte[] raw;
  private String digest;

  @Column(name = "source_code")
  private String sourceCode;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "original_text")
  private String originalText;

  private String origin;

  protected WarningMessage() {}

  WarningMessage(WarningReceipt receipt, CapAlert alert, String hiddenBecause, Instant acceptedAt) {
    this.sender = alert.sender();
    this.identifier = alert.identifier();
    this.hiddenBecause = hiddenBecause;
    this.acceptedAt = acceptedAt;
    take(receipt, alert);
  }

  /**
   * The same name came again with other words. What the public may see counts before what it may
   * not: a test or drill neither replaces nor ends the real thing, and the real thing is not kept
   * back by a test of its name. Of two of a kind the one sent later counts, at the same second the
   * one with the greater digest, so that the order of arrival makes no difference.
   *
   * @param hidden why the public may not see the newcomer, or null
   * @return whether the newcomer counts
   */
  boolean yieldTo(WarningReceipt receipt, CapAlert alert, String hidden, Instant now) {
    boolean comesToLight = hiddenBecause != null && hidden == null;
    int order = alert.sent().toInstant().compareTo(sentAt);
    boolean newer = order > 0 || order == 0 && receipt.digest().compareTo(digest) > 0;
    if (hiddenBecause == null && hidden != null || !comesToLight && !newer) {
      return false;
    }
    if (comesToLight) {
      acceptedAt = now;
    }
    hiddenBecause = hidden;
    take(receipt, alert);
    return true;
  }

  private void take(WarningReceipt receipt, CapAlert alert) {
    sentAt = alert.sent().toInstant();
    messageType = alert.messageType().word();
    raw = receipt.raw();
    digest = receipt.digest();
    sourceCode = receipt.sourceCode();
    originalText = receipt.originalText();
    origin = receipt.origin();
  }

  void joins(Warning joined) {
    warning = joined;
  }

  Warning warning() {
    return warning;
  }

  String sender() {
    return sender;
  }

  String identifier() {
    return identifier;
  }

  String hiddenBecause() {
    return hiddenBecause;
  }

  byte[] raw() {
    return raw;
  }

  String digest() {
    return digest;
  }

  String sourceCode() {
    return sourceCode;
  }

  String originalText() {
    return originalText;
  }

  String origin() {
    return origin;
  }

  WarningThread.Received received() {
    CapAlert alert =
        CapReader.read(raw)
            .alert()
            .orElseThrow(() -> new IllegalStateException("accepted message became unreadable"));
    return new WarningThread.Received(alert, digest, acceptedAt);
  }
}
