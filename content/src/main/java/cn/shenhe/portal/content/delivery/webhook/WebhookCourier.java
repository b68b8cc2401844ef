package cn.shenhe.portal.content.delivery.webhook;

import cn.shenhe.portal.content.PinnedHttp;
import cn.shenhe.portal.content.PublicAddress;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Courier;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts letters to webhooks. A recipient is a URL and, after a blank, the secret that signs. */
@ApplicationScoped
public class WebhookCourier implements Courier {

  private static final int AT_A_TIME = 2;

  /** Hosts that swallow connections are many and cheap to make: little patience at first. */
  private static final int FIRST_PATIENCE_MS = 2000;

  private static final int PATIENCE_MS = 6000;
  private static final int TRIES_OF_404 = 5;
  private static final long MOST_ASKED_SECONDS = 3600;

  @Inject
  @ConfigProperty(name = "portal.webhook.internal-hosts")
  Optional<String> internalHosts;

  @Inject InstantSource clock;

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public String host(String recipient) {
    URI uri = URI.create(recipient.split(" ")[0]);
    String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
    return uri.getHost().toLowerCase(Locale.ROOT) + port;
  }

  @Override
  public int perHost() {
    return AT_A_TIME;
  }

  @Override
  public Handover carry(Parcel parcel) {
    String[] parts = parcel.recipient().split(" ");
    if (parts.length != 2) {
      return Handover.of(Result.REFUSED, "没有密钥");
    }
    URI uri = URI.create(parts[0]);
    byte[] body = parcel.text().getBytes(StandardCharsets.UTF_8);
    long now = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json; charset=UTF-8");
    headers.put("User-Agent", "shenhe-portal");
    headers.put("Webhook-Id", parcel.key());
    headers.put("Webhook-Timestamp", Long.toString(now));
    headers.put("Webhook-Signature", "v1," + signature(parts[1], parcel.key(), now, body));
    try {
      InetAddress address = PublicAddress.of(uri.getHost(), exempt());
      int patience = parcel.attempt() == 1 ? FIRST_PATIENCE_MS : PATIENCE_MS;
      return said(PinnedHttp.post(uri, address, headers, body, patience), parcel.attempt());
    } catch (PublicAddress.Refused e) {
      return Handover.of(Result.REFUSED, "不是公网地址");
    } catch (UnknownHostException e) {
      return Handover.of(Result.UNREACHABLE, "找不到主机");
    } catch (IOException e) {
      return Handover.of(Result.UNREACHABLE, e.getClass().getSimpleName());
    }
  }

  private Set<String> exempt() {
    return internalHosts.map(text -> Set.of(text.split("[, ]+"))).orElse(Set.of());
  }

  static Handover said(PinnedHttp.Answer answer, int attempt) {
    int status = answer.status();
    String detail = "HTTP " + status;
    if (status / 100 == 2) {
      return Handover.confirmed();
    }
    if (status == 410 || status == 404 && attempt >= TRIES_OF_404) {
      return Handover.of(Result.GONE, detail);
    }
    if (status == 404 || status == 408 || status == 429 || status >= 500) {
      String retryAfter = answer.headers().getOrDefault("retry-after", "");
      Duration after =
          retryAfter.matches("\\d{1,9}")
              ? Duration.ofSeconds(Math.min(MOST_ASKED_SECONDS, Long.parseLong(retryAfter)))
              : null;
      return Handover.retry(detail, after);
    }
    return Handover.of(Result.REFUSED, detail);
  }

  /** Base 64 of HMAC-SHA256 over {@code id.timestamp.body}. */
  static String signature(String secret, String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
