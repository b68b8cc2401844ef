package cn.shenhe.portal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.testing.HeadersOnly;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that says yes and then nothing holds nobody. */
@Timeout(30)
class TimedHttpTest {

  private final HeadersOnly server = new HeadersOnly();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anAnswerWithoutItsBodyIsNone() {
    assertThatThrownBy(() -> TimedHttp.whole(client, request(), Duration.ofMillis(500), 1000))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void whatTheServerSaidIsKnownWithoutItsWords() throws IOException {
    assertThat(TimedHttp.said(client, request(), Duration.ofSeconds(20)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aWholeAnswerIsRead() throws IOException {
    server.says("hello");
    assertThat(TimedHttp.whole(client, request(), Duration.ofSeconds(20), 5).body())
        .asString()
        .isEqualTo("hello");
    assertThatThrownBy(() -> TimedHttp.whole(client, request(), Duration.ofSeconds(20), 4))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 4 bytes");
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(URI.create(server.url())).build();
  }
}
