package cn.shenhe.portal.content.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.PublicAddress;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Parcel;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves for addresses that anybody may have given. */
class WebhookTest {

  private final List<String> heard = new ArrayList<>();
  private final WebhookCourier courier = new WebhookCourier();
  private HttpServer server;
  private int status = 204;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard.add(
              exchange.getRequestURI()
                  + " "
                  + exchange
                      .getRequestHeaders()
                      .getFirst("Webhook-Signature")
                      .equals(
                          "v1,"
                              + WebhookCourier.signature(
                                  "secret",
                                  exchange.getRequestHeaders().getFirst("Webhook-Id"),
                                  Long.parseLong(
                                      exchange.getRequestHeaders().getFirst("Webhook-Timestamp")),
                                  body)));
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.getResponseHeaders().set("Retry-After", "17");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    courier.clock = () -> Instant.parse("2026-11-23T00:00:00Z");
    courier.internalHosts = Optional.of("127.0.0.1");
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  /** The example of the public page for receivers: it may not change under their hands. */
  @Test
  void theSignatureIsTheOneThatReceiversAreTold() {
    assertThat(
            WebhookCourier.signature(
                "k3vq8example0secret0only00",
                "warning/0k1example0warning000000/2/0k1example0reader0000000",
                1_795_996_800L,
                "{\"event\":\"warning\",\"level\":\"RED\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("0su49kYPtJ0oQOo8qaHGR/FHrE1uFcHcKVa5+rQU1/Q=");
  }

  @Test
  void theBodyIsSignedAndTheAnswerUnderstood() {
    assertThat(carry("/hook?a=b", 1)).isEqualTo(Result.CONFIRMED);
    assertThat(heard).containsExactly("/hook?a=b true");
    status = 410;
    assertThat(carry("/", 1)).isEqualTo(Result.GONE);
    status = 404;
    assertThat(carry("/", 1)).isEqualTo(Result.RETRY);
    assertThat(carry("/", 5)).isEqualTo(Result.GONE);
    status = 503;
    assertThat(courier.carry(parcel(url("/"), 1)).after()).hasSeconds(17);
    status = 400;
    assertThat(carry("/", 1)).isEqualTo(Result.REFUSED);
  }

  @Test
  void redirectsAreNotFollowed() {
    status = 302;
    assertThat(carry("/", 1)).isEqualTo(Result.REFUSED);
    assertThat(heard).hasSize(1);
  }

  @Test
  void ourOwnNetworkIsNotCalled() {
    courier.internalHosts = Optional.empty();
    assertThat(carry("/", 1)).isEqualTo(Result.REFUSED);
    assertThat(courier.carry(parcel("http://localhost:" + port() + "/", 1)).result())
        .isEqualTo(Result.REFUSED);
    assertThat(courier.carry(parcel("http://[::ffff:127.0.0.1]:" + port() + "/", 1)).result())
        .isEqualTo(Result.REFUSED);
    assertThat(courier.carry(parcel("http://2130706433:" + port() + "/", 1)).result())
        .isIn(Result.REFUSED, Result.UNREACHABLE);
    assertThat(heard).isEmpty();
  }

  @Test
  void aHostThatSwallowsConnectionsCostsLittleTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      long began = System.nanoTime();
      assertThat(
              courier.carry(parcel("http://127.0.0.1:" + silent.getLocalPort() + "/", 1)).result())
          .isEqualTo(Result.UNREACHABLE);
      assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(4_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.0.8",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001::1",
        "2001:db8::1",
        "ff02::1"
      })
  void addressesThatAreNotPublic(String address) throws UnknownHostException {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "1.1.1.1"})
  void addressesThatArePublic(String address) throws UnknownHostException {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
  }

  private Result carry(String path, int attempt) {
    return courier.carry(parcel(url(path), attempt)).result();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static Parcel parcel(String url, int attempt) {
    return new Parcel(
        "key",
        Channel.WEBHOOK,
        Lane.NORMAL,
        url + " secret",
        "h",
        "",
        "{}",
        null,
        null,
        null,
        null,
        Instant.parse("2026-11-24T00:00:00Z"),
        attempt);
  }
}
