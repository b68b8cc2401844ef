package cn.shenhe.portal.web.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.cap.SignatureCheck;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict.Grade;
import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.FirstStart;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.PortalProcess;
import cn.shenhe.portal.web.testing.Visit;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The whole way over real SMTP and HTTP: asking for letters, the owner's yes, a warning that comes
 * in, the letter, unsubscribing by one click (RFC 8058), a letter that comes back, a gateway that
 * is busy; and what is given out is signed. On a portal of its own, because it needs a mail server,
 * and on PostgreSQL: the statements of the fan-out on H2 are those of {@code NoticeTest}.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class DeliveryIT {

  private static final String TOKEN = "only-for-this-test";
  private static final String PASSWORD = "only-for-this-test";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> tries = Collections.synchronizedMap(new HashMap<>());
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private PortalProcess portal;

  @Test
  void fromTheFirstQuestionToTheLastLetter() throws Exception {
    HttpServer gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    gateway.createContext("/send", this::gateway);
    gateway.start();
    mail.start();
    try {
      start(gateway.getAddress().getPort());
      String leaver = subscribed("MAIL", "leaver@example.org");
      String stayer = subscribed("MAIL", "stayer@example.org");
      String phone = subscribed("SMS", "13800000001");

      String id = warn("e2e-1", "黄", "Moderate", "Alert", null);
      MimeMessage letter = letterTo("leaver@example.org", "黄色");
      assertThat(letter.getHeader("DKIM-Signature", null)).contains("d=example.org");
      assertThat(GreenMailUtil.getBody(letter)).isNotEmpty();
      assertThat((String) letter.getContent()).contains("甲市气象台").contains("原文");
      oneClick(letter, leaver);
      signed(id);

      // Red, so that the busy gateway is asked again within seconds.
      warn("e2e-2", "红", "Extreme", "Update", "e2e-1");
      MimeMessage second = letterTo("stayer@example.org", "红色");
      await("the gateway was asked again", () -> texts.stream().anyMatch(t -> t.contains("红色")));
      assertThat(tries.entrySet().stream().filter(one -> one.getKey().contains("/2/")))
          .allMatch(one -> one.getValue() == 2);
      assertThat(lettersTo("leaver@example.org")).hasSize(2);
      assertThat(page("/warning/why?t=" + leaver + "&id=" + id)).contains("退订");

      String key = texts.get(texts.size() - 1).replaceAll(".*\"requestId\":\"([^\"]*)\".*", "$1");
      assertThat(receipt(key, "arrived", TOKEN)).isEqualTo(204);
      assertThat(receipt(key, "arrived", "guess")).isEqualTo(401);
      assertThat(receipt("nothing", "arrived", TOKEN)).isEqualTo(404);
      assertThat(page("/warning/why?t=" + phone + "&id=" + id)).contains("对方网关确认");
      try (Visit visit = Browser.shared().visit(portal, Look.USUAL)) {
        for (String path : List.of("/warning/subscription?t=", "/warning/why?id=" + id + "&t=")) {
          visit.open(path + phone);
          visit.checkEveryLook();
        }
      }

      // Narrowed to another street: over for ours. Widened again: newcomers. Then the end.
      warn("e2e-3", "红", "Extreme", "Update", "e2e-2", "210103002000");
      letterTo("stayer@example.org", "不再涉及");
      warn("e2e-4", "红", "Extreme", "Update", "e2e-3");
      await("told anew", () -> count("stayer@example.org", "红色") == 3);
      cancel("e2e-5", "e2e-4");
      letterTo("stayer@example.org", "已结束");
      assertThat(count("stayer@example.org", "红色")).isEqualTo(4);

      HttpResponse<String> notOneClick =
          send(
              HttpRequest.newBuilder(portal.url("/api/v1/warnings/unsubscribe/" + stayer))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("something=else")));
      assertThat(notOneClick.statusCode()).isEqualTo(400);
      bounce(second);
      assertThat(page("/warning/subscription?t=" + stayer)).contains("已暂停");
      assertThat(page("/warning/why?t=" + stayer + "&id=" + id)).contains("被对方退回", "5.1.1");
    } finally {
      if (portal != null) {
        portal.terminate();
      }
      mail.stop();
      gateway.stop(0);
    }
  }

  /** RFC 8058: a POST without a cookie, from nowhere; no redirect, no second question. */
  private void oneClick(MimeMessage letter, String token) throws Exception {
    assertThat(letter.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    Matcher uri =
        Pattern.compile("<(https?://[^>]+)>")
            .matcher(letter.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""));
    assertThat(uri.find()).isTrue();
    String address = uri.group(1);
    assertThat(uri.find()).as("exactly one address").isFalse();
    assertThat(letter.getHeader("DKIM-Signature", null).replaceAll("\\s", ""))
        .contains("list-unsubscribe:list-unsubscribe-post");

    HttpResponse<String> scanner = send(HttpRequest.newBuilder(URI.create(address)));
    assertThat(scanner.statusCode()).isLessThan(400);
    assertThat(page("/warning/subscription?t=" + token)).contains("已生效");

    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://mail.example.com")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page("/warning/subscription?t=" + token)).contains("已退订");
    HttpResponse<String> again =
        send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                            + "One-Click\r\n--b--\r\n")));
    assertThat(again.statusCode()).isEqualTo(200);
  }

  private void signed(String id) throws Exception {
    String pem = get("/api/v1/warnings/certificate").body();
    byte[] cap =
        http.send(
                HttpRequest.newBuilder(portal.url("/api/v1/warnings/" + id + "/cap")).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    assertThat(SignatureCheck.grade(cap, SignatureCheck.certificates(pem)).grade())
        .isEqualTo(Grade.STRICT);
  }

  private void bounce(MimeMessage letter) throws Exception {
    String report =
        "From: MAILER-DAEMON@mx.example.org\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
            + "--b\r\nContent-Type: text/plain\r\n\r\nno\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
            + "Final-Recipient: rfc822; stayer@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
            + "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: "
            + letter.getMessageID()
            + "\r\n\r\ntext\r\n--b--\r\n";
    for (String token : List.of("guess", TOKEN)) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(portal.url("/api/v1/delivery/bounces"))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "message/rfc822")
                  .POST(HttpRequest.BodyPublishers.ofString(report)));
      assertThat(answer.statusCode()).isEqualTo(token.equals(TOKEN) ? 204 : 401);
    }
  }

  private int receipt(String key, String status, String token) throws Exception {
    return send(HttpRequest.newBuilder(portal.url("/api/v1/delivery/receipts"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"requestId\":\"" + key + "\",\"status\":\"" + status + "\"}")))
        .statusCode();
  }

  /** Asks by the public form and says yes by the link that comes; the token. */
  private String subscribed(String channel, String recipient) throws Exception {
    // A place is found by its name, without JavaScript, and nothing typed is lost.
    String found =
        post(
            "/warning/subscribe",
            "form",
            Map.of(
                "form:channel", channel,
                "form:recipient", recipient,
                "form:words", "滨河",
                "hazard", "暴雨",
                "form:find", "x"));
    assertThat(found)
        .contains("已加入：滨河街道")
        .containsPattern("checked=\"checked\"[^>]*value=\"210103005\"|210103005\"[^>]*checked")
        .contains("value=\"" + recipient + "\"")
        .containsPattern("value=\"暴雨\"[^>]*checked");
    String asked =
        post(
            "/warning/subscribe",
            "form",
            Map.of(
                "form:channel", channel,
                "form:recipient", recipient,
                "form:areas", "210103005",
                "form:level", "BLUE",
                "form:consent", "true",
                "form:go", "x"));
    assertThat(asked).contains("请查收确认消息");
    String text;
    if (channel.equals("MAIL")) {
      await(recipient, () -> !lettersTo(recipient).isEmpty());
      text = (String) lettersTo(recipient).get(0).getContent();
    } else {
      await(recipient, () -> texts.stream().anyMatch(t -> t.contains(recipient)));
      text = texts.stream().filter(t -> t.contains(recipient)).findFirst().orElseThrow();
    }
    String token = text.replaceAll("(?s).*\\?t=([0-9a-z]{26}).*", "$1");
    assertThat(page("/warning/subscription?t=" + token)).contains("等待确认");
    post(
        "/warning/subscription?t=" + token,
        "confirming",
        Map.of("t", token, "confirming:confirm", "x"));
    assertThat(page("/warning/subscription?t=" + token)).contains("已生效");
    return token;
  }

  private String post(String path, String form, Map<String, String> fields) throws Exception {
    StringBuilder body = new StringBuilder(form + "=" + form);
    fields.forEach((name, value) -> body.append('&').append(name).append('=').append(coded(value)));
    body.append("&jakarta.faces.ViewState=stateless");
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(portal.url(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    assertThat(answer.statusCode()).as(path).isLessThan(400);
    return answer.body();
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Delivers a warning as an authority's machine would; its public id. */
  private String warn(String identifier, String colour, String severity, String type, String of)
      throws Exception {
    return warn(identifier, colour, severity, type, of, "210103000000");
  }

  private String warn(
      String identifier, String colour, String severity, String type, String of, String code)
      throws Exception {
    send(identifier, colour, severity, type, of, code);
    Supplier<Matcher> found =
        () ->
            Pattern.compile("\"headline\":\"[^\"]*" + colour + "色预警\",\"id\":\"([0-9a-z]{26})\"")
                .matcher(get("/api/v1/warnings/active").body());
    await("the warning is active", () -> found.get().find());
    Matcher id = found.get();
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private void cancel(String identifier, String of) throws Exception {
    send(identifier, "红", "Extreme", "Cancel", of, "210103000000");
  }

  /** Letters to somebody whose subject has the word. */
  private long count(String recipient, String word) {
    return lettersTo(recipient).stream().filter(letter -> subject(letter).contains(word)).count();
  }

  private void send(
      String identifier, String colour, String severity, String type, String of, String code)
      throws Exception {
    String references =
        of == null ? "" : "<references>it," + of + ",2026-01-01T00:00:00+08:00</references>";
    String cap =
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>"
            + identifier
            + "</identifier><sender>it</sender><sent>"
            + time(Instant.now())
            + "</sent><status>Actual</status><msgType>"
            + type
            + "</msgType><scope>Public</scope>"
            + references
            + "<info><language>zh-CN</language><category>Met</category><event>暴雨</event>"
            + "<urgency>Unknown</urgency><severity>"
            + severity
            + "</severity><certainty>Unknown</certainty><eventCode><valueName>c</valueName>"
            + "<value>11B03</value></eventCode><expires>"
            + time(Instant.now().plus(Duration.ofHours(6)))
            + "</expires><senderName>甲市气象台</senderName><headline>甲市气象台发布暴雨"
            + colour
            + "色预警</headline><description>预计有强降雨。</description><area><areaDesc>沈河区</areaDesc>"
            + "<geocode><valueName>CPEAS Geographic Code</valueName><value>"
            + code
            + "</value></geocode></area></info></alert>";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(portal.url("/api/v1/warnings"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/cap+xml")
                .POST(HttpRequest.BodyPublishers.ofString(cap)));
    assertThat(answer.body()).contains("ACCEPTED");
  }

  private static String time(Instant moment) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
        .format(OffsetDateTime.ofInstant(moment, ZoneOffset.ofHours(8)));
  }

  private MimeMessage letterTo(String recipient, String subject) {
    Supplier<List<MimeMessage>> found =
        () -> lettersTo(recipient).stream().filter(m -> subject(m).contains(subject)).toList();
    await("a letter to " + recipient, () -> !found.get().isEmpty());
    return found.get().get(0);
  }

  private List<MimeMessage> lettersTo(String recipient) {
    return Arrays.stream(mail.getReceivedMessages()).filter(m -> to(m).equals(recipient)).toList();
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String to(MimeMessage message) {
    try {
      return message.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes every message but the first try of what is urgent. */
  private void gateway(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = body.replaceAll(".*\"requestId\":\"([^\"]*)\".*", "$1");
    boolean busy = tries.merge(key, 1, Integer::sum) == 1 && body.contains("\"urgent\":true");
    if (!busy) {
      texts.add(body);
    }
    exchange.sendResponseHeaders(busy ? 503 : 202, -1);
    exchange.close();
  }

  private static void await(String what, Supplier<Boolean> seen) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not seen in time");
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private String page(String path) {
    return get(path).body();
  }

  private HttpResponse<String> get(String path) {
    try {
      return send(HttpRequest.newBuilder(portal.url(path)));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void start(int gatewayPort) throws Exception {
    FirstStart.Installed installed = FirstStart.on(DatabaseKind.POSTGRESQL).copy("delivery");
    Path data = installed.dataDir();
    Path keystore = data.resolve("cap.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keystore.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    Path dkim = data.resolve("dkim.pem");
    Files.writeString(
        dkim,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(rsa.generateKeyPair().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    portal =
        PortalProcess.start(
                "delivery",
                installed.database(),
                data,
                PortalProcess.freePort(),
                Map.ofEntries(
                    Map.entry("PORTAL_MAIL_HOST", "127.0.0.1"),
                    Map.entry("PORTAL_MAIL_PORT", Integer.toString(mail.getSmtp().getPort())),
                    Map.entry("PORTAL_MAIL_FROM", "noreply@example.org"),
                    Map.entry("PORTAL_MAIL_DKIM_KEY", dkim.toString()),
                    Map.entry(
                        "PORTAL_SMS_GATEWAY_URL", "http://127.0.0.1:" + gatewayPort + "/send"),
                    Map.entry("PORTAL_WARNING_POST_TOKEN", TOKEN),
                    Map.entry("PORTAL_DELIVERY_REPORT_TOKEN", TOKEN),
                    Map.entry("PORTAL_WARNING_SIGN_KEYSTORE", keystore.toString()),
                    Map.entry("PORTAL_WARNING_SIGN_PASSWORD", PASSWORD)))
            .awaitReady();
  }
}
