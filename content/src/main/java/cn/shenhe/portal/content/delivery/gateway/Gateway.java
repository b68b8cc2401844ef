package cn.shenhe.portal.content.delivery.gateway;

import cn.shenhe.portal.content.TimedHttp;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Parcel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** One gateway; see the package for its language. */
final class Gateway {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration UNCONFIGURED = Duration.ofMinutes(10);
  private static final int MOST_ASKED_SECONDS = 3600;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Optional<String> url;
  private final Optional<String> token;
  private final boolean demo;

  Gateway(Optional<String> url, Optional<String> token, boolean demo) {
    this.url = url.filter(text -> !text.isBlank());
    this.token = token;
    this.demo = demo;
  }

  Handover send(Parcel parcel, String channel) {
    if (url.isEmpty()) {
      return demo ? Handover.of(Result.KEPT, "") : Handover.retry("没有配置网关", UNCONFIGURED);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.get()))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(body(parcel, channel)));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<Void> answer = TimedHttp.said(client, request.build(), ANSWER);
      return said(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null));
    } catch (InterruptedIOException e) {
      return Handover.of(Result.RETRY, "中断");
    } catch (IOException e) {
      return Handover.of(Result.UNREACHABLE, "网关没有应答");
    }
  }

  static Handover said(int status, String retryAfter) {
    String detail = "HTTP " + status;
    if (status / 100 == 2 || status == 409) {
      return Handover.confirmed();
    }
    if (status == 410) {
      return Handover.of(Result.GONE, detail);
    }
    // 401, 403 and 404 are our operator's mistake or the gateway's, not the letter's: all letters
    // go to the one address, and a wrong one must not end every subscription.
    if (status == 401
        || status == 403
        || status == 404
        || status == 408
        || status == 429
        || status >= 500) {
      boolean seconds = retryAfter != null && retryAfter.matches("\\d{1,9}");
      Duration after =
          seconds
              ? Duration.ofSeconds(Math.min(MOST_ASKED_SECONDS, Long.parseLong(retryAfter)))
              : null;
      return Handover.retry(detail, after);
    }
    return Handover.of(Result.REFUSED, detail);
  }

  private static String body(Parcel parcel, String channel) {
    return "{\"requestId\":"
        + quoted(parcel.key())
        + ",\"channel\":"
        + quoted(channel)
        + ",\"to\":"
        + quoted(parcel.recipient())
        + ",\"text\":"
        + quoted(parcel.text())
        + ",\"urgent\":"
        + (parcel.lane() == Lane.URGENT)
        + "}";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
