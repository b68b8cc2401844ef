package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Courier;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Parcel;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands mail to the SMTP server of the operator, over a few connections that are kept open.
 *
 * <p>SMTP knows no repetition: a process killed after the server's 250 and before our writing it
 * down sends that letter again, with the same {@code Message-ID}. Those are at most as many as
 * there are connections, because a connection carries its next letter only after the last one was
 * written down.
 */
@ApplicationScoped
public class MailCourier implements Courier {

  private static final Duration UNCONFIGURED = Duration.ofMinutes(10);
  private static final Pattern CODE =
      Pattern.compile("(?:^|\\s)([245]\\d\\d)[ -](?:(\\d\\.\\d+\\.\\d+))?");

  /**
   * Said of the recipient's address. A bare 550 may be about our own: a block list, a quota, words
   * the server dislikes; it fails one letter and ends nobody. Source: RFC 3463, 3.2; RFC 7505.
   * 5.1.7 and 5.1.8 speak of the sender.
   */
  private static final Pattern NO_SUCH_BOX = Pattern.compile("5\\.1\\.(?:1|2|3|6|10)");

  @Inject MailSettings settings;
  @Inject InstantSource clock;

  private final ConcurrentLinkedDeque<Transport> idle = new ConcurrentLinkedDeque<>();
  private volatile Session session;

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public String host(String recipient) {
    return "mail";
  }

  @Override
  public int perHost() {
    return settings.connections();
  }

  @Override
  public Handover carry(Parcel parcel) {
    if (!settings.configured()) {
      return settings.demo()
          ? Handover.of(Result.KEPT, "")
          : Handover.retry("没有配置邮件服务器", UNCONFIGURED);
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jakarta Mail looks for its providers there, and the thread is not one of the container's.
    thread.setContextClassLoader(MailCourier.class.getClassLoader());
    try {
      return send(parcel);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Handover send(Parcel parcel) {
    MailMessage mail;
    try {
      mail = MailMessage.of(parcel, session(), settings, Date.from(clock.instant()));
      if (settings.dkim().isPresent()) {
        mail.sign(settings.dkim().get(), clock.instant());
      }
    } catch (IOException | GeneralSecurityException e) {
      return Handover.of(Result.RETRY, "没有签成");
    } catch (AddressException e) {
      return Handover.of(Result.REFUSED, "不是有效的邮箱地址");
    } catch (MessagingException e) {
      return Handover.of(Result.REFUSED, e.getClass().getSimpleName());
    }
    Transport transport = idle.poll();
    boolean reused = transport != null;
    try {
      if (!reused) {
        transport = connect();
      }
      transport.sendMessage(mail, mail.getAllRecipients());
      idle.push(transport);
      return Handover.confirmed();
    } catch (MessagingException e) {
      close(transport);
      Handover said = said(e);
      // An idle connection dies without our noticing: the letter never left, a fresh one is tried.
      return said.result() == Result.UNREACHABLE && reused ? send(parcel) : said;
    }
  }

  private Transport connect() throws MessagingException {
    Transport transport = session().getTransport("smtp");
    if (settings.withPassword()) {
      transport.connect(settings.user(), settings.password());
    } else {
      transport.connect();
    }
    return transport;
  }

  private Session session() {
    Session known = session;
    if (known == null) {
      known = Session.getInstance(settings.properties());
      session = known;
    }
    return known;
  }

  /** What the server's answer means; its words may hold the address and are not kept. */
  static Handover said(MessagingException failure) {
    String code = null;
    String status = "";
    for (Exception e = failure; e != null; e = next(e)) {
      Matcher found = CODE.matcher(e.getMessage() == null ? "" : e.getMessage());
      if (found.find()) {
        code = found.group(1);
        status = found.group(2) == null ? "" : found.group(2);
      }
    }
    if (code == null) {
      return Handover.of(Result.UNREACHABLE, "邮件服务器没有应答");
    }
    String detail = ("SMTP " + code + " " + status).strip();
    if (code.startsWith("4")) {
      return Handover.of(Result.RETRY, detail);
    }
    return Handover.of(
        NO_SUCH_BOX.matcher(status).matches() ? Result.GONE : Result.REFUSED, detail);
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException mail ? mail.getNextException() : null;
  }

  private static void close(Transport transport) {
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException e) {
        // it is broken: that is why it is closed
      }
    }
  }

  @PreDestroy
  void end() {
    Transport transport;
    while ((transport = idle.poll()) != null) {
      close(transport);
    }
  }
}
