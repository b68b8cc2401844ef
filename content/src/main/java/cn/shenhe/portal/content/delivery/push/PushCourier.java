package cn.shenhe.portal.content.delivery.push;

import cn.shenhe.portal.content.TimedHttp;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Courier;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands messages to the browsers' push services. A recipient is the endpoint, the browser's key and
 * its secret, with blanks between. Anybody may give an endpoint, so only known services are called.
 */
@ApplicationScoped
public class PushCourier implements Courier {

  private static final int AT_A_TIME = 16;
  private static final int SALT = 16;
  private static final int TOPIC_BYTES = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final long MOST_ASKED_SECONDS = 3600;

  @Inject VapidKey vapid;
  @Inject InstantSource clock;

  /** Host names, or ends of them after a full stop. */
  @Inject
  @ConfigProperty(
      name = "portal.push.services",
      defaultValue =
          "fcm.googleapis.com,updates.push.services.mozilla.com,push.apple.com,notify.windows.com")
  String services;

  private final SecureRandom random = new SecureRandom();
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(4))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Channel channel() {
    return Channel.WEB_PUSH;
  }

  @Override
  public String host(String recipient) {
    return URI.create(recipient.split(" ")[0]).getHost().toLowerCase(Locale.ROOT);
  }

  @Override
  public int perHost() {
    return AT_A_TIME;
  }

  @Override
  public Handover carry(Parcel parcel) {
    String[] parts = parcel.recipient().split(" ");
    URI endpoint = URI.create(parts[0]);
    if (parts.length != 3 || !known(host(parcel.recipient()))) {
      return Handover.of(Result.REFUSED, "不是已知的推送服务");
    }
    try {
      HttpResponse<Void> answer =
          TimedHttp.said(client, request(parcel, endpoint, parts), PATIENCE);
      return said(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(""));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Handover.of(Result.REFUSED, "浏览器的密钥不可用");
    } catch (InterruptedIOException e) {
      return Handover.of(Result.RETRY, "中断");
    } catch (IOException e) {
      return Handover.of(Result.UNREACHABLE, "推送服务没有应答");
    }
  }

  private boolean known(String host) {
    return Arrays.stream(services.split("[, ]+"))
        .anyMatch(service -> host.equals(service) || host.endsWith("." + service));
  }

  HttpRequest request(Parcel parcel, URI endpoint, String[] parts) throws GeneralSecurityException {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] body =
        PushEncryption.encrypt(
            parcel.text().getBytes(StandardCharsets.UTF_8),
            Base64.getUrlDecoder().decode(parts[1]),
            Base64.getUrlDecoder().decode(parts[2]),
            Curve.fresh(),
            salt);
    Instant now = clock.instant();
    long seconds = Math.max(0, Duration.between(now, parcel.notAfter()).toSeconds());
    String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    return HttpRequest.newBuilder(endpoint)
        .header("TTL", Long.toString(seconds))
        .header("Urgency", parcel.lane() == Lane.URGENT ? "high" : "normal")
        .header("Topic", topic(parcel.topic() == null ? parcel.key() : parcel.topic()))
        .header("Content-Encoding", "aes128gcm")
        .header("Content-Type", "application/octet-stream")
        .header("Authorization", vapid.authorization(origin))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  /**
   * 32 characters, the same for all messages about the same thing. Source: RFC 8030 section 5.4.
   */
  static String topic(String about) throws GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TOPIC_BYTES));
  }

  static Handover said(int status, String retryAfter) {
    String detail = "HTTP " + status;
    if (status / 100 == 2) {
      return Handover.confirmed();
    }
    if (status == 404 || status == 410) {
      return Handover.of(Result.GONE, detail);
    }
    if (status == 408 || status == 429 || status >= 500) {
      Duration after =
          retryAfter.matches("\\d{1,9}")
              ? Duration.ofSeconds(Math.min(MOST_ASKED_SECONDS, Long.parseLong(retryAfter)))
              : null;
      return Handover.retry(detail, after);
    }
    return Handover.of(Result.REFUSED, detail);
  }
}
