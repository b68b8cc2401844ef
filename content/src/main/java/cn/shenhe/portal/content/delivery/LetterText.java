package cn.shenhe.portal.content.delivery;

import cn.shenhe.portal.content.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What letters say; one text may go to a hundred thousand recipients. Never changed. */
@Entity
@Table(name = "delivery_text")
class LetterText {

  /** In text, html and the unsubscribe address: the recipient's own token. */
  static final String TOKEN = "{token}";

  @Id private String id;

  private String subject;
  private String body;
  private String html;

  @Column(name = "unsubscribe_url")
  private String unsubscribeUrl;

  @Column(name = "attachment_name")
  private String attachmentName;

  @Column(name = "attachment_type")
  private String attachmentType;

  private byte[] attachment;

  @Column(name = "created_at")
  private Instant createdAt;

  protected LetterText() {}

  LetterText(String subject, String body, String html, Attachment file, Instant now) {
    this.id = PublicId.fresh().value();
    this.subject = subject;
    this.body = body;
    this.html = html;
    if (file != null) {
      this.attachmentName = file.name();
      this.attachmentType = file.type();
      this.attachment = file.content();
    }
    this.createdAt = now;
  }

  LetterText(String subject, String body, String html, String unsubscribeUrl, Instant now) {
    this(subject, body, html, (Attachment) null, now);
    this.unsubscribeUrl = unsubscribeUrl;
  }

  String id() {
    return id;
  }

  String subject() {
    return subject;
  }

  String body(String token) {
    return fill(body, token);
  }

  String html(String token) {
    return fill(html, token);
  }

  String unsubscribeUrl(String token) {
    return token == null ? null : fill(unsubscribeUrl, token);
  }

  Attachment attachment() {
    return attachment == null ? null : new Attachment(attachmentName, attachmentType, attachment);
  }

  private static String fill(String text, String token) {
    return text == null || token == null ? text : text.replace(TOKEN, token);
  }
}
