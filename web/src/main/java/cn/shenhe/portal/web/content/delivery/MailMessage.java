package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Attachment;
import cn.shenhe.portal.content.delivery.Parcel;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter as mail. Its {@code Message-ID} is made of the letter's key: a repetition has the same
 * one, and a bounce leads back to the ledger. Letters one can be rid of carry both headers of RFC
 * 8058.
 */
final class MailMessage extends MimeMessage {

  private static final String UTF_8 = "UTF-8";
  private static final Pattern OUR_ID = Pattern.compile("<l\\.([A-Za-z0-9_-]+)@");

  private final String messageId;

  private MailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static MailMessage of(Parcel parcel, Session session, MailSettings settings, Date now)
      throws MessagingException {
    MailMessage mail =
        new MailMessage(session, "<" + name(parcel.key()) + "@" + settings.ownHost() + ">");
    mail.setFrom(new InternetAddress(settings.sender(), true));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(parcel.recipient(), true));
    mail.setSubject(parcel.subject(), UTF_8);
    mail.setSentDate(now);
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (parcel.unsubscribeUrl() != null) {
      mail.setHeader("List-Unsubscribe", "<" + parcel.unsubscribeUrl() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    content(mail, parcel);
    mail.saveChanges();
    return mail;
  }

  private static void content(MailMessage mail, Parcel parcel) throws MessagingException {
    if (parcel.html() == null && parcel.attachment() == null) {
      mail.setText(parcel.text(), UTF_8);
      return;
    }
    MimeMultipart both = new MimeMultipart("alternative");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(parcel.text(), UTF_8);
    both.addBodyPart(plain);
    if (parcel.html() != null) {
      MimeBodyPart page = new MimeBodyPart();
      page.setContent(parcel.html(), "text/html; charset=UTF-8");
      both.addBodyPart(page);
    }
    if (parcel.attachment() == null) {
      mail.setContent(both);
      return;
    }
    MimeMultipart all = new MimeMultipart("mixed");
    MimeBodyPart words = new MimeBodyPart();
    words.setContent(both);
    all.addBodyPart(words);
    Attachment attachment = parcel.attachment();
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.type())));
    file.setFileName(attachment.name());
    all.addBodyPart(file);
    mail.setContent(all);
  }

  /** Signs what {@link #of} has put together; nothing may be changed afterwards. */
  void sign(DkimSignature dkim, Instant now)
      throws MessagingException, IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeTo(bytes);
    String header = dkim.header(bytes.toByteArray(), now);
    setHeader("DKIM-Signature", header.substring(header.indexOf(':') + 2));
  }

  private static String name(String key) {
    return "l."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The key of the letter whose name stands in a text, for example in a bounce. */
  static Optional<String> keyIn(String text) {
    Matcher id = OUR_ID.matcher(text);
    if (!id.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(id.group(1)), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
