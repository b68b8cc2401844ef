package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Report;
import cn.shenhe.portal.content.delivery.Report.Outcome;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands mail that tells what became of a letter of ours: reports by RFC 3464, and the plain
 * words of servers that know no report. The letter is found by its {@code Message-ID}, which holds
 * a part nobody can guess; what speaks of no letter of ours says nothing.
 *
 * <p>Answers of people and of vacation programs also name the letter: they are no bounces.
 */
final class BounceReader {

  /** Reports repeat the letter; ours are far smaller. */
  static final int MOST_BYTES = 512 * 1024;

  private static final int MOST_TEXT = 256 * 1024;
  private static final int MOST_DEPTH = 6;
  private static final Pattern FIELD = Pattern.compile("(?mi)^(Action|Status):\\s*([\\w.]+)");
  private static final Pattern STATUS = Pattern.compile("\\b([45]\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern REFUSED = Pattern.compile("\\b(55[0134]|45[012])\\b");
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?i)user unknown|unknown user|no such user|user not found|mailbox not found"
              + "|does not exist|mailbox unavailable|用户不存在|无此用户|收件人不存在|邮箱不存在");
  private static final Pattern MACHINE =
      Pattern.compile("(?i)mailer-daemon|postmaster|mail delivery (sub)?system");

  /** RFC 3463: the address itself is wrong (5.1.x), or the mailbox is shut for good (5.2.1). */
  private static final Pattern ADDRESS_IS_WRONG = Pattern.compile("5\\.1\\.\\d+|5\\.2\\.1");

  private final StringBuilder everything = new StringBuilder();
  private String report;

  private BounceReader() {}

  /**
   * @param mail a whole message
   * @return empty when it is no report of a letter of ours, or the letter is still on its way
   */
  static Optional<Report> read(byte[] mail) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jakarta Mail looks for its providers there.
    thread.setContextClassLoader(BounceReader.class.getClassLoader());
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      BounceReader reader = new BounceReader();
      reader.walk(message, 0);
      return reader.report(message);
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Optional<Report> report(MimeMessage message) throws MessagingException {
    Optional<String> key = MailMessage.keyIn(everything.toString());
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return report != null ? byReport(key.get()) : byWords(key.get(), message);
  }

  private Optional<Report> byReport(String key) {
    String action = "";
    String status = "";
    Matcher field = FIELD.matcher(report);
    while (field.find()) {
      if (field.group(1).equalsIgnoreCase("Action") && action.isEmpty()) {
        action = field.group(2).toLowerCase(Locale.ROOT);
      } else if (field.group(1).equalsIgnoreCase("Status") && status.isEmpty()) {
        status = field.group(2);
      }
    }
    return switch (action) {
      case "failed" -> Optional.of(new Report(key, failed(status), status));
      case "delivered" -> Optional.of(new Report(key, Outcome.ARRIVED, status));
      // Delayed, relayed, expanded: still on its way, or out of sight.
      default -> Optional.empty();
    };
  }

  private Optional<Report> byWords(String key, MimeMessage message) throws MessagingException {
    StringBuilder from = new StringBuilder();
    for (Address one : message.getFrom() == null ? new Address[0] : message.getFrom()) {
      from.append(one).append(' ');
    }
    if (!MACHINE.matcher(from).find()) {
      return Optional.empty();
    }
    String words = everything.toString();
    Matcher status = STATUS.matcher(words);
    if (status.find()) {
      return status.group(1).startsWith("4")
          ? Optional.empty()
          : Optional.of(new Report(key, failed(status.group(1)), status.group(1)));
    }
    Matcher refused = REFUSED.matcher(words);
    if (!refused.find() || refused.group(1).startsWith("4")) {
      return Optional.empty();
    }
    Outcome outcome = NOBODY.matcher(words).find() ? Outcome.NO_SUCH_RECIPIENT : Outcome.CAME_BACK;
    return Optional.of(new Report(key, outcome, "SMTP " + refused.group(1)));
  }

  private static Outcome failed(String status) {
    return ADDRESS_IS_WRONG.matcher(status).matches()
        ? Outcome.NO_SUCH_RECIPIENT
        : Outcome.CAME_BACK;
  }

  private void walk(Part part, int depth) throws MessagingException, IOException {
    if (depth > MOST_DEPTH) {
      return;
    }
    if (part.isMimeType("multipart/*")) {
      MimeMultipart parts;
      try (InputStream in = part.getInputStream()) {
        parts = new MimeMultipart(new ByteArrayDataSource(in, part.getContentType()));
      }
      for (int i = 0; i < parts.getCount(); i++) {
        walk(parts.getBodyPart(i), depth + 1);
      }
      return;
    }
    String text;
    try (InputStream in = part.getInputStream()) {
      text = new String(in.readNBytes(MOST_TEXT), StandardCharsets.UTF_8);
    }
    if (part.isMimeType("message/delivery-status") && report == null) {
      report = text;
    }
    int room = MOST_TEXT - everything.length();
    everything.append(text, 0, Math.max(0, Math.min(room, text.length()))).append('\n');
  }
}
