package cn.shenhe.portal.content.delivery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Parcel;
import cn.shenhe.portal.content.testing.HeadersOnly;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both couriers against a gateway of our own that speaks the language of the package. */
class GatewayTest {

  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> taken = Collections.synchronizedSet(new HashSet<>());
  private volatile int busy;
  private volatile int answer;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/send", this::serve);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void aTextMessageIsHandedOverOnceHoweverOftenItIsTried() {
    SmsCourier courier = sms();
    Parcel parcel = parcel(Channel.SMS, "13800000001", "说\"明\"\n第二行\\");
    assertThat(courier.carry(parcel).result()).isEqualTo(Result.CONFIRMED);
    // As after a death between the gateway's yes and our writing it down.
    assertThat(courier.carry(parcel).result()).isEqualTo(Result.CONFIRMED);
    assertThat(taken).containsExactly("warning/a/1/s");
    assertThat(bodies.get(0))
        .isEqualTo(
            "{\"requestId\":\"warning/a/1/s\",\"channel\":\"sms\",\"to\":\"13800000001\","
                + "\"text\":\"说\\\"明\\\"\\u000a第二行\\\\\",\"urgent\":true}");
    assertThat(tokens).containsOnly("Bearer secret");
  }

  @Test
  void weChatSpeaksTheSameLanguage() {
    WechatCourier courier = new WechatCourier();
    courier.url = Optional.of(url());
    courier.token = Optional.empty();
    assertThat(courier.carry(parcel(Channel.WECHAT, "open-id", "t")).result())
        .isEqualTo(Result.CONFIRMED);
    assertThat(bodies.get(0)).contains("\"channel\":\"wechat\"").contains("\"to\":\"open-id\"");
    assertThat(tokens).containsOnly("none");
  }

  @Test
  void aBusyGatewayIsAskedAgainWhenItSays() {
    busy = 1;
    SmsCourier courier = sms();
    Parcel parcel = parcel(Channel.SMS, "13800000001", "t");
    Handover first = courier.carry(parcel);
    assertThat(first.result()).isEqualTo(Result.RETRY);
    assertThat(first.after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(courier.carry(parcel).result()).isEqualTo(Result.CONFIRMED);
  }

  @Test
  void whatTheGatewayAnswersDecides() {
    SmsCourier courier = sms();
    Parcel parcel = parcel(Channel.SMS, "13800000001", "t");
    for (int[] pair :
        new int[][] {{401, 0}, {403, 0}, {404, 0}, {429, 0}, {500, 0}, {410, 1}, {400, 2}}) {
      answer = pair[0];
      Result expected = List.of(Result.RETRY, Result.GONE, Result.REFUSED).get(pair[1]);
      assertThat(courier.carry(parcel).result()).as("HTTP %d", pair[0]).isEqualTo(expected);
    }
    server.stop(0);
    assertThat(courier.carry(parcel).result()).isEqualTo(Result.UNREACHABLE);
  }

  @Test
  @Timeout(9)
  void aGatewayThatNeverFinishesItsAnswerHoldsNobody() {
    try (HeadersOnly stalled = new HeadersOnly()) {
      SmsCourier courier = sms();
      courier.url = Optional.of(stalled.url());
      assertThat(courier.carry(parcel(Channel.SMS, "13800000001", "t")).result())
          .isEqualTo(Result.CONFIRMED);
    }
  }

  @Test
  void withoutAGatewayLettersWaitAndInTheDemonstrationTheyAreKept() {
    SmsCourier courier = new SmsCourier();
    courier.url = Optional.empty();
    courier.token = Optional.empty();
    Parcel parcel = parcel(Channel.SMS, "13800000001", "t");
    assertThat(courier.carry(parcel).result()).isEqualTo(Result.RETRY);
    SmsCourier demo = new SmsCourier();
    demo.url = Optional.empty();
    demo.token = Optional.empty();
    demo.demo = true;
    assertThat(demo.carry(parcel).result()).isEqualTo(Result.KEPT);
  }

  private SmsCourier sms() {
    SmsCourier courier = new SmsCourier();
    courier.url = Optional.of(url());
    courier.token = Optional.of("secret");
    return courier;
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
  }

  private static Parcel parcel(Channel channel, String to, String text) {
    return new Parcel(
        "warning/a/1/s",
        channel,
        Lane.URGENT,
        to,
        "sms",
        "",
        text,
        null,
        null,
        "a",
        null,
        Instant.MAX,
        1);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    tokens.add(token == null ? "none" : token);
    int status = answer;
    if (status == 0 && busy > 0) {
      busy--;
      exchange.getResponseHeaders().add("Retry-After", "7");
      status = 503;
    } else if (status == 0) {
      status = taken.add(body.replaceAll(".*\"requestId\":\"([^\"]*)\".*", "$1")) ? 202 : 409;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
