package cn.shenhe.portal.content.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Parcel;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The courier against a push service of our own. Source: RFC 8030, sections 5 and 8.4. */
class PushCourierTest {

  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

  private final List<Headers> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
  private final PushCourier courier = new PushCourier();
  private volatile int status = 201;
  private volatile String retryAfter;
  private HttpServer server;
  private String recipient;
  @TempDir Path data;

  @BeforeEach
  void open() throws IOException, GeneralSecurityException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/push", this::serve);
    server.start();
    VapidKey vapid = new VapidKey();
    vapid.configured = Optional.empty();
    vapid.contact = Optional.of("mailto:duty@example.org");
    vapid.dataDir = data.toString();
    vapid.clock = () -> NOW;
    courier.vapid = vapid;
    courier.clock = () -> NOW;
    courier.services = "push.example.org,127.0.0.1";
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    recipient =
        "http://127.0.0.1:%d/push/one %s %s"
            .formatted(
                server.getAddress().getPort(),
                url.encodeToString(Curve.bytes(Curve.fresh().getPublic())),
                url.encodeToString(new byte[16]));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void aMessageSaysHowLongItHoldsHowUrgentItIsAndWhatItReplaces() throws Exception {
    assertThat(courier.carry(parcel(Lane.URGENT, "warning-a", NOW.plusSeconds(600))).result())
        .isEqualTo(Result.CONFIRMED);
    assertThat(courier.carry(parcel(Lane.NORMAL, null, NOW.minusSeconds(5))).result())
        .isEqualTo(Result.CONFIRMED);
    Headers urgent = asked.get(0);
    assertThat(urgent.getFirst("TTL")).isEqualTo("600");
    assertThat(urgent.getFirst("Urgency")).isEqualTo("high");
    assertThat(urgent.getFirst("Topic"))
        .isEqualTo(PushCourier.topic("warning-a"))
        .matches("[A-Za-z0-9_-]{32}");
    assertThat(urgent.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
    assertThat(urgent.getFirst("Authorization"))
        .matches("vapid t=[^.]+\\.[^.]+\\.[^.]+, k=" + courier.vapid.publicKey());
    Headers normal = asked.get(1);
    assertThat(normal.getFirst("TTL")).as("nothing that is over is kept").isEqualTo("0");
    assertThat(normal.getFirst("Urgency")).isEqualTo("normal");
    assertThat(normal.getFirst("Topic")).isEqualTo(PushCourier.topic("key"));
    // Salt, record size, key length, key; then the text, its delimiter and the tag.
    assertThat(sizes)
        .containsOnly(16 + 4 + 1 + Curve.POINT + "{\"title\":\"t\"}".length() + 1 + 16);
  }

  @Test
  void whatTheServiceAnswersDecides() {
    Object[][] meanings = {
      {200, Result.CONFIRMED}, {202, Result.CONFIRMED}, {404, Result.GONE}, {410, Result.GONE},
      {400, Result.REFUSED}, {403, Result.REFUSED}, {413, Result.REFUSED}, {301, Result.REFUSED},
      {408, Result.RETRY}, {429, Result.RETRY}, {500, Result.RETRY}, {503, Result.RETRY}
    };
    for (Object[] meaning : meanings) {
      status = (Integer) meaning[0];
      assertThat(carry().result()).as("HTTP %s", meaning[0]).isEqualTo(meaning[1]);
    }
  }

  @Test
  void aBusyServiceSaysWhenButNotForHowLongItLikes() {
    status = 429;
    assertThat(carry().after()).isNull();
    retryAfter = "7";
    assertThat(carry().after()).isEqualTo(Duration.ofSeconds(7));
    retryAfter = "99999999";
    assertThat(carry().after()).isEqualTo(Duration.ofHours(1));
    retryAfter = "Wed, 01 Jul 2026 00:00:10 GMT";
    assertThat(carry().after()).isNull();
  }

  @Test
  void onlyKnownServicesAreCalledAndOnlyUsableKeysEncryptedFor() {
    courier.services = "push.example.org";
    assertThat(carry().result()).isEqualTo(Result.REFUSED);
    courier.services = "127.0.0.1";
    recipient = recipient.split(" ")[0] + " AAAA AAAA";
    assertThat(carry().result()).isEqualTo(Result.REFUSED);
    assertThat(asked).isEmpty();
  }

  @Test
  @Timeout(15)
  void aServiceThatIsAwayIsUnreachable() {
    server.stop(0);
    assertThat(carry().result()).isEqualTo(Result.UNREACHABLE);
  }

  private Handover carry() {
    return courier.carry(parcel(Lane.URGENT, "a", NOW.plusSeconds(60)));
  }

  private Parcel parcel(Lane lane, String topic, Instant notAfter) {
    return new Parcel(
        "key",
        Channel.WEB_PUSH,
        lane,
        recipient,
        "127.0.0.1",
        "",
        "{\"title\":\"t\"}",
        null,
        null,
        topic,
        null,
        notAfter,
        1);
  }

  private void serve(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestHeaders());
    sizes.add(exchange.getRequestBody().readAllBytes().length);
    if (retryAfter != null) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
