package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.PinnedHttp;
import cn.shenhe.portal.content.PublicAddress;
import cn.shenhe.portal.content.TimedHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Asks the addresses of feeds, which the operator chose, and those of single messages, which stand
 * in the feeds and are therefore chosen by others; bounded in time and size.
 */
@ApplicationScoped
class FeedClient {

  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final int MOST_HOPS = 3;
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/cap+xml, */*";

  /** Twice that for a whole message. */
  private static final int PATIENCE_MS = 7000;

  private static final Duration WHOLE = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param etag null when there was none, like {@code modified}
   */
  record Answer(int status, byte[] body, String etag, String modified) {}

  /**
   * A message a feed points to. Its address, and each it leads on to, must be one of the public
   * internet: a feed must not make us ask machines of our own network. The connection goes to just
   * the address that was checked, wherever the name points to by then.
   *
   * @param known hosts of feeds, which the operator chose
   */
  Answer message(String url, Set<String> known) throws IOException {
    URI uri = URI.create(url);
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      InetAddress address = vetted(uri, known);
      PinnedHttp.Answer answer =
          PinnedHttp.get(uri, address, Map.of("Accept", ACCEPT), PATIENCE_MS, MOST_BYTES);
      String onward = answer.headers().get("location");
      if (answer.status() / 100 != 3 || onward == null) {
        return new Answer(answer.status(), answer.body(), null, null);
      }
      uri = uri.resolve(URI.create(onward));
    }
    throw new IOException("led on more than " + MOST_HOPS + " times");
  }

  private static InetAddress vetted(URI uri, Set<String> known) throws IOException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw new IOException("not an address of the web");
    }
    try {
      return PublicAddress.of(uri.getHost(), known);
    } catch (PublicAddress.Refused e) {
      throw new IOException(e);
    }
  }

  Answer get(String url, String etag, String modified) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", ACCEPT);
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (modified != null) {
      request.header("If-Modified-Since", modified);
    }
    HttpResponse<byte[]> answer = TimedHttp.whole(client, request.build(), WHOLE, MOST_BYTES);
    return new Answer(
        answer.statusCode(),
        answer.body(),
        answer.headers().firstValue("ETag").orElse(null),
        answer.headers().firstValue("Last-Modified").orElse(null));
  }
}
