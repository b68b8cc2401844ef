package cn.shenhe.portal.web.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Report;
import cn.shenhe.portal.content.delivery.Report.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mail as servers really send it back, written down after RFC 3464 and their known habits. */
class BounceReaderTest {

  private static final String KEY =
      "warning/6hqr5n0vw3m1x8c2k9t4bz7dys/2/9p3fkq7m2v5r8wd1z6x4cbn0ht";
  private static final String ID =
      "<l."
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(KEY.getBytes(StandardCharsets.UTF_8))
          + "@portal.example.org>";

  @Test
  void postfixSaysThereIsNoSuchUser() {
    assertThat(read(report("failed", "5.1.1", "smtp; 550 5.1.1 <a@b.cn>: user unknown")))
        .contains(new Report(KEY, Outcome.NO_SUCH_RECIPIENT, "5.1.1"));
  }

  @Test
  void aFullMailboxMayBeFineTomorrow() {
    assertThat(read(report("failed", "5.2.2", "smtp; 552 5.2.2 mailbox full")))
        .contains(new Report(KEY, Outcome.CAME_BACK, "5.2.2"));
    assertThat(read(report("failed", "4.4.7", "smtp; delivery time expired")))
        .contains(new Report(KEY, Outcome.CAME_BACK, "4.4.7"));
  }

  @Test
  void aDelayIsNoReturn() {
    assertThat(read(report("delayed", "4.4.1", "smtp; no answer from host"))).isEmpty();
  }

  @Test
  void arrivalIsToldToo() {
    assertThat(read(report("delivered", "2.0.0", "smtp; 250 ok")))
        .contains(new Report(KEY, Outcome.ARRIVED, "2.0.0"));
  }

  @Test
  void aReportWithTheLettersHeadersOnlyIsEnough() {
    String mail =
        report("failed", "5.1.1", "smtp; 550 no")
            .replace("Content-Type: message/rfc822", "Content-Type: text/rfc822-headers");
    assertThat(read(mail)).contains(new Report(KEY, Outcome.NO_SUCH_RECIPIENT, "5.1.1"));
  }

  @Test
  void aServerThatKnowsNoReportsIsUnderstoodByItsWords() {
    String words =
        "很抱歉，您的邮件被退回。原因：收件人邮箱不存在 550 User not found\n原信编号 " + ID.substring(1, ID.length() - 1);
    String body =
        Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(words.getBytes(StandardCharsets.UTF_8));
    // Without its brackets the number is not ours: the original is attached, as they do.
    String mail =
        "From: Postmaster <postmaster@mail.example.cn>\r\nTo: noreply@portal.example.org\r\n"
            + "Subject: 系统退信\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + body
            + "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: "
            + ID
            + "\r\nSubject: x\r\n\r\ntext\r\n--b--\r\n";
    assertThat(read(mail)).contains(new Report(KEY, Outcome.NO_SUCH_RECIPIENT, "SMTP 550"));
  }

  @Test
  void anAnswerOfAPersonOrOfAVacationProgramIsNoBounce() {
    String mail =
        "From: someone@example.cn\r\nTo: noreply@portal.example.org\r\nSubject: Re: x\r\n"
            + "Auto-Submitted: auto-replied\r\nIn-Reply-To: "
            + ID
            + "\r\nContent-Type: text/plain\r\n\r\nI am away, 550 km from here. "
            + ID
            + "\r\n";
    assertThat(read(mail)).isEmpty();
  }

  @Test
  void whatSpeaksOfNoLetterOfOursSaysNothing() {
    assertThat(read(report("failed", "5.1.1", "x").replace(ID, "<other@example.org>"))).isEmpty();
    assertThat(read("")).isEmpty();
    assertThat(read("Content-Type: multipart/report; boundary=x\r\n\r\n--x")).isEmpty();
  }

  private static Optional<Report> read(String mail) {
    return BounceReader.read(mail.getBytes(StandardCharsets.UTF_8));
  }

  /** As Postfix writes it. */
  static String report(String action, String status, String diagnosis) {
    return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.org (Mail Delivery System)\r\n"
        + "Subject: Undelivered Mail Returned to Sender\r\nTo: noreply@portal.example.org\r\n"
        + "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status;\r\n"
        + "\tboundary=\"1F2.17/mx.example.org\"\r\nMessage-Id: <20261130.1F3@mx.example.org>\r\n\r\n"
        + "This is a MIME-encapsulated message.\r\n\r\n--1F2.17/mx.example.org\r\n"
        + "Content-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
        + "This is the mail system at host mx.example.org.\r\n\r\n--1F2.17/mx.example.org\r\n"
        + "Content-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n"
        + "Reporting-MTA: dns; mx.example.org\r\nX-Postfix-Queue-ID: 1F2\r\n"
        + "Arrival-Date: Mon, 30 Nov 2026 08:00:00 +0800 (CST)\r\n\r\n"
        + "Final-Recipient: rfc822; a@b.cn\r\nOriginal-Recipient: rfc822;a@b.cn\r\nAction: "
        + action
        + "\r\nStatus: "
        + status
        + "\r\nRemote-MTA: dns; mx.b.cn\r\nDiagnostic-Code: "
        + diagnosis
        + "\r\n\r\n--1F2.17/mx.example.org\r\nContent-Description: Undelivered Message\r\n"
        + "Content-Type: message/rfc822\r\n\r\nFrom: noreply@portal.example.org\r\nTo: a@b.cn\r\n"
        + "Message-ID:\r\n "
        + ID
        + "\r\nSubject: x\r\n\r\ntext\r\n\r\n--1F2.17/mx.example.org--\r\n";
  }
}
