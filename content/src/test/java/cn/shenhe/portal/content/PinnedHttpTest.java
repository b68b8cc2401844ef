package cn.shenhe.portal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The connection goes to the address that was checked, whatever the name points to. */
class PinnedHttpTest {

  private static final int PATIENCE_MS = 1000;
  private static final int MOST = 1000;

  @Test
  void theNameIsNotResolvedAgain() throws Exception {
    // Nobody knows this name: whoever asked for it would fail.
    PinnedHttp.Answer answer = ask("HTTP/1.1 200 OK\r\nETag: \"1\"\r\n\r\nhello");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("etag", "\"1\"");
    assertThat(answer.body()).asString().isEqualTo("hello");
  }

  @Test
  void everyWayToEndABodyIsUnderstood() throws Exception {
    assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef").body())
        .asString()
        .isEqualTo("abc");
    assertThat(
            ask("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                .body())
        .asString()
        .isEqualTo("abcde");
  }

  @Test
  void whatIsBrokenOrTooLargeFails() {
    fails("SSH-2.0-OpenSSH\r\n");
    fails("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
    fails("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
    fails("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n");
    fails("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc");
    fails("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(MOST + 1));
    fails("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000));
  }

  private static void fails(String said) {
    assertThatThrownBy(() -> ask(said)).as(said).isInstanceOf(IOException.class);
  }

  private static PinnedHttp.Answer ask(String said) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, here)) {
      CompletableFuture<Void> answering =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read(new byte[2000]);
                  socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      URI uri = URI.create("http://nobody.invalid:" + server.getLocalPort() + "/a?b=c");
      try {
        return PinnedHttp.get(uri, here, Map.of("Accept", "*/*"), PATIENCE_MS, MOST);
      } finally {
        answering.exceptionally(broken -> null).join();
      }
    }
  }
}
