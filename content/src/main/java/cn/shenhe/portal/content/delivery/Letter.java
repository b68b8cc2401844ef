package cn.shenhe.portal.content.delivery;

import java.time.Instant;

/**
 * Something to tell one recipient.
 *
 * @param key names the act of telling, at most 200 characters, for example {@code
 *     booking.confirmed/<id>}: a second letter with the same key is not sent
 * @param recipient address of the channel: mail address, phone number, open id, URL
 * @param subject one line; channels without one leave it out
 * @param text plain text
 * @param html the same for readers of mail, or null
 * @param attachment for mail, or null
 * @param notBefore null for at once
 * @param notAfter when telling has lost its sense; null for a day after it may go
 * @param keepUntil when the letter and its recipient leave the ledger, for matters whose own time
 *     of keeping is shorter; null for the usual one
 */
public record Letter(
    String key,
    Channel channel,
    Lane lane,
    String recipient,
    String subject,
    String text,
    String html,
    Attachment attachment,
    Instant notBefore,
    Instant notAfter,
    Instant keepUntil) {

  private static final int MOST_KEY = 200;
  private static final int MOST_RECIPIENT = 3000;
  private static final int MOST_SUBJECT = 500;

  public Letter {
    if (key.isBlank() || key.length() > MOST_KEY) {
      throw new IllegalArgumentException("not a key: " + key);
    }
    if (recipient.isBlank() || recipient.length() > MOST_RECIPIENT) {
      throw new IllegalArgumentException("not a recipient");
    }
    // A line break in a subject could start a header of its own.
    subject = subject.replaceAll("[\\r\\n]+", " ").strip();
    if (subject.length() > MOST_SUBJECT) {
      throw new IllegalArgumentException("subject too long");
    }
  }

  /** A mail that somebody waits for. */
  public static Letter mail(String key, String recipient, String subject, String text) {
    return new Letter(
        key, Channel.MAIL, Lane.NORMAL, recipient, subject, text, null, null, null, null, null);
  }

  /** A text message that somebody waits for. */
  public static Letter sms(String key, String recipient, String text) {
    return new Letter(
        key, Channel.SMS, Lane.NORMAL, recipient, "", text, null, null, null, null, null);
  }

  public Letter on(Lane other) {
    return new Letter(
        key,
        channel,
        other,
        recipient,
        subject,
        text,
        html,
        attachment,
        notBefore,
        notAfter,
        keepUntil);
  }

  public Letter withHtml(String page) {
    return new Letter(
        key,
        channel,
        lane,
        recipient,
        subject,
        text,
        page,
        attachment,
        notBefore,
        notAfter,
        keepUntil);
  }

  public Letter with(Attachment file) {
    return new Letter(
        key, channel, lane, recipient, subject, text, html, file, notBefore, notAfter, keepUntil);
  }

  /** Not before one moment, and not at all after the other. */
  public Letter between(Instant first, Instant last) {
    return new Letter(
        key, channel, lane, recipient, subject, text, html, attachment, first, last, keepUntil);
  }

  /** Not longer in the ledger than until then, once it has ended. */
  public Letter keptUntil(Instant moment) {
    return new Letter(
        key,
        channel,
        lane,
        recipient,
        subject,
        text,
        html,
        attachment,
        notBefore,
        notAfter,
        moment);
  }
}
