package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.web.content.delivery.MailDay.Group;
import cn.shenhe.portal.web.testing.DatabaseKind;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a red warning costs: matching and queueing a hundred thousand mixed subscribers, of the
 * whole district and of one street; letters a second to a mail server and to a push service, with
 * the first and the last hand-over and the processor time of one; and what one host of a hundred
 * that swallows connections does to all others. Prints only. Runs only when asked for:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=DeliveryBench -Dtest=none
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 *   [-Ddelivery.subscribers=100000] [-Ddelivery.letters=20000] [-Ddelivery.hooks=2000]</pre>
 */
class DeliveryBench {

  private static final int SUBSCRIBERS = Integer.getInteger("delivery.subscribers", 100_000);
  private static final int LETTERS = Integer.getInteger("delivery.letters", 20_000);
  private static final int HOOKS = Integer.getInteger("delivery.hooks", 2_000);
  private static final int HOSTS = 100;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aHundredThousandAreMatchedAndQueued(DatabaseKind kind) throws Exception {
    List<Group> mixed =
        List.of(
            Group.mail(SUBSCRIBERS * 6 / 10),
            new Group("SMS", SUBSCRIBERS * 2 / 10, "139%08d", "sms", ",暴雨,"),
            new Group("WECHAT", SUBSCRIBERS / 10, "open-%d", "wechat", ",暴雨,大风,"),
            new Group("WEBHOOK", SUBSCRIBERS / 10, "http://127.0.0.1:9/%d s", "127.0.0.1:9", ""));
    try (MailDay day = new MailDay(kind, mixed, Map.of())) {
      day.warn("queue", "暴雨", "11B03");
      waitFor(day.sink::total, 1);
      Thread.sleep(5_000);
      day.warn("street", "暴雨", "11B03", MailDay.STREETS.get(0));
      Thread.sleep(20_000);
      day.kill();
      System.out.printf("DELIVERY QUEUE %s: %s%n", kind, day.rounds());
    }
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void lettersASecond(DatabaseKind kind) throws Exception {
    try (MailDay day = new MailDay(kind, List.of(Group.mail(LETTERS)), Map.of())) {
      day.sink.clear();
      Duration cpu = day.cpu();
      long accepted = System.nanoTime();
      day.warn("mail", "暴雨", "11B03");
      waitFor(day.sink::total, LETTERS);
      double first = (day.sink.firstAt() - accepted) / 1e9;
      double last = (day.sink.lastAt() - accepted) / 1e9;
      System.out.printf(
          "DELIVERY MAIL %s: %d letters, first after %.1f s, last after %.1f s, %.0f a second,"
              + " %.1f ms of processor time each%n",
          kind,
          day.sink.total(),
          first,
          last,
          day.sink.total() / (last - first),
          day.cpu().minus(cpu).toMillis() / (double) day.sink.total());
    }
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void pushesASecond(DatabaseKind kind) throws Exception {
    Map<String, Long> arrived = new ConcurrentHashMap<>();
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    service.setExecutor(Executors.newFixedThreadPool(16));
    service.createContext("/", exchange -> take(exchange, arrived));
    service.start();
    Group browsers =
        new Group(
            "WEB_PUSH",
            LETTERS,
            "http://127.0.0.1:" + service.getAddress().getPort() + "/%d " + browserKeys(),
            "127.0.0.1",
            "");
    try (MailDay day =
        new MailDay(kind, List.of(browsers), Map.of("PORTAL_PUSH_SERVICES", "127.0.0.1"))) {
      Duration cpu = day.cpu();
      long accepted = System.nanoTime();
      day.warn("push", "暴雨", "11B03");
      waitFor(arrived::size, LETTERS);
      double last =
          (arrived.values().stream().mapToLong(Long::longValue).max().orElseThrow() - accepted)
              / 1e9;
      System.out.printf(
          "DELIVERY PUSH %s: %d messages, last after %.1f s, %.1f ms of processor time each%n",
          kind, arrived.size(), last, day.cpu().minus(cpu).toMillis() / (double) arrived.size());
    } finally {
      service.stop(0);
    }
  }

  /** The point and the secret of a browser, as it gives them. Source: RFC 8291, section 2. */
  private static String browserKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    ECPoint point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
    byte[] bytes = new byte[65];
    bytes[0] = 4;
    coordinate(point.getAffineX(), bytes, 1);
    coordinate(point.getAffineY(), bytes, 33);
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    return url.encodeToString(bytes) + " " + url.encodeToString(new byte[16]);
  }

  private static void coordinate(BigInteger value, byte[] into, int at) {
    byte[] bytes = value.toByteArray();
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, into, at + 32 - length, length);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void oneHostOfAHundredSwallowsConnections(DatabaseKind kind) throws Exception {
    Map<String, Long> arrived = new ConcurrentHashMap<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 500);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.createContext("/", exchange -> take(exchange, arrived));
    server.start();
    int port = server.getAddress().getPort();
    String hosts =
        IntStream.range(0, HOSTS).mapToObj(i -> "127.0.1." + i).collect(Collectors.joining(","));
    try (ServerSocket hole = new ServerSocket(0, 500, InetAddress.getByName("127.0.2.1"));
        MailDay day =
            new MailDay(
                kind,
                List.of(
                    hooks("calm", port, ",暴雨,"),
                    hooks("beside", port, ",大风,"),
                    new Group(
                        "WEBHOOK",
                        Math.max(1, HOOKS / 100),
                        "http://127.0.2.1:" + hole.getLocalPort() + "/%d s",
                        "127.0.2.1:" + hole.getLocalPort(),
                        ",大风,")),
                Map.of("PORTAL_WEBHOOK_INTERNAL_HOSTS", hosts + ",127.0.2.1"))) {
      String calm = round(day, arrived, "calm", "暴雨", "11B03");
      String beside = round(day, arrived, "beside", "大风", "11B06");
      System.out.printf(
          "DELIVERY HOLE %s: %d webhooks; alone %s; with 1 %% in a black hole %s%n",
          kind, HOOKS, calm, beside);
    } finally {
      server.stop(0);
    }
  }

  /** Spread over the hosts of this machine's own network, 127.0.1.0 to 127.0.1.99. */
  private static Group hooks(String set, int port, String hazards) {
    return new Group(
        "WEBHOOK",
        HOOKS,
        "http://127.0.1.HOST:" + port + "/" + set + "/%d s",
        "127.0.1.HOST:" + port,
        hazards);
  }

  private static String round(
      MailDay day, Map<String, Long> arrived, String set, String hazard, String code)
      throws Exception {
    long accepted = System.nanoTime();
    day.warn(set, hazard, code);
    waitFor(() -> (int) arrived.keySet().stream().filter(p -> p.contains(set)).count(), HOOKS);
    long[] times =
        arrived.entrySet().stream()
            .filter(one -> one.getKey().contains(set))
            .mapToLong(one -> (one.getValue() - accepted) / 1_000_000)
            .sorted()
            .toArray();
    return Arrays.stream(new double[] {0.5, 0.99, 1})
        .mapToObj(q -> "%.0f %%: %d ms".formatted(100 * q, times[(int) ((times.length - 1) * q)]))
        .collect(Collectors.joining(", "));
  }

  private static void take(HttpExchange exchange, Map<String, Long> arrived) throws IOException {
    exchange.getRequestBody().readAllBytes();
    arrived.putIfAbsent(exchange.getRequestURI().getPath(), System.nanoTime());
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static void waitFor(IntSupplier seen, int wanted) throws InterruptedException {
    long end = System.nanoTime() + 900_000_000_000L;
    while (seen.getAsInt() < wanted && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }
}
