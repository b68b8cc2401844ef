package cn.shenhe.portal.content.warning;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the addresses of feeds, which the operator chose; bounded in time and size. */
@ApplicationScoped
class FeedClient {

  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param etag null when there was none, like {@code modified}
   */
  record Answer(int status, byte[] body, String etag, String modified) {}

  Answer get(String url, String etag, String modified) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(15))
            .header(
                "Accept", "application/atom+xml, application/rss+xml, application/cap+xml, */*");
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (modified != null) {
      request.header("If-Modified-Since", modified);
    }
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
          throw new IOException("more than " + MOST_BYTES + " bytes");
        }
        return new Answer(
            answer.statusCode(),
            body,
            answer.headers().firstValue("ETag").orElse(null),
            answer.headers().firstValue("Last-Modified").orElse(null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
