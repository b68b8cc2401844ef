package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.testing.TestDatabase;
import com.sun.net.httpserver.HttpServer;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed and a folder, as real servers and writers of files behave. */
class WarningPollingTest {

  private final TestDatabase db = new TestDatabase();
  private final List<String> asked = new ArrayList<>();
  private WarningPolling polling;
  private HttpServer server;
  private int status = 200;
  private String entries;
  private volatile int deadSeconds;

  @TempDir Path folder;

  @BeforeEach
  void wire() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String known = exchange.getRequestHeaders().getFirst("If-None-Match");
          asked.add(path + " " + known);
          if (path.equals("/onward")) {
            exchange
                .getResponseHeaders()
                .set("Location", url("/A9").replace("127.0.0.1", "127.0.0.2"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
          }
          if (path.startsWith("/dead")) {
            db.tick(deadSeconds);
            exchange.sendResponseHeaders(
                path.endsWith("gone") ? 404 : 200, path.endsWith("gone") ? -1 : 50);
            exchange.close();
            return;
          }
          boolean feed = path.equals("/feed");
          String text = feed ? feed() : message(path.substring(1));
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          if (feed) {
            exchange.getResponseHeaders().set("ETag", "\"" + entries.hashCode() + "\"");
          }
          boolean same = feed && ("\"" + entries.hashCode() + "\"").equals(known);
          exchange.sendResponseHeaders(same ? 304 : status, same ? -1 : body.length);
          if (!same) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    entries = entry("A1");
    FeedLog log = db.bean(FeedLog.class);
    db.put(FeedLog.class, new LogInTransactions(log));
    WarningIntake intake = db.bean(WarningIntake.class);
    db.put(WarningIntake.class, new IntakeInTransactions(intake));
    polling = db.bean(WarningPolling.class);
    polling.addresses = Optional.of("cma=" + url("/feed"));
    polling.folder = Optional.of(folder.toString());
  }

  @AfterEach
  void close() {
    server.stop(0);
    db.close();
  }

  @Test
  void linkedMessagesAreFetchedOnceAndAnUnchangedFeedIsNotReadAgain() {
    assertThat(polling.poll()).isEqualTo(1);
    assertThat(polling.poll()).as("not due yet").isZero();
    db.tick(61);
    assertThat(polling.poll()).isZero();
    assertThat(asked).hasSize(3);
    assertThat(asked.get(2)).isEqualTo("/feed \"" + entries.hashCode() + "\"");
    entries = entry("A1") + entry("A2");
    db.tick(61);
    assertThat(polling.poll()).isEqualTo(1);
    assertThat(receipts()).extracting(Receipt::identifier).containsExactlyInAnyOrder("A1", "A2");
  }

  @Test
  void aFeedIsReadAgainUntilEveryMessageInItIsHere() {
    entries = entry("A1") + entry("dead-gone");
    assertThat(polling.poll()).isEqualTo(1);
    db.tick(61);
    polling.poll();
    assertThat(asked)
        .filteredOn(line -> line.startsWith("/feed"))
        .allMatch(l -> l.endsWith("null"));
    assertThat(asked).filteredOn(line -> line.startsWith("/dead-gone")).hasSize(2);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      many.append(entry("M" + i));
    }
    entries = many.toString();
    db.tick(61);
    assertThat(polling.poll()).isEqualTo(100);
    db.tick(61);
    assertThat(polling.poll()).isEqualTo(1);
    db.tick(61);
    assertThat(polling.poll()).isZero();
    assertThat(asked.get(asked.size() - 1)).isEqualTo("/feed \"" + entries.hashCode() + "\"");
  }

  @Test
  void aHostThatDoesNotAnswerIsSparedAndWhatFailedBeforeIsAskedForLast() {
    entries = entry("dead1") + entry("dead2") + entry("dead3") + entry("A1");
    assertThat(polling.poll()).isZero();
    assertThat(asked).extracting(l -> l.split(" ")[0]).containsExactly("/feed", "/dead1", "/dead2");
    db.tick(61);
    entries = entry("dead1") + entry("dead2") + entry("A1");
    assertThat(polling.poll()).isEqualTo(1);
  }

  @Test
  void oneFeedTakesAMinuteAtMost() {
    deadSeconds = 25;
    entries = "";
    for (int i = 0; i < 9; i++) {
      entries += entry("dead" + i + "-gone");
    }
    polling.poll();
    assertThat(asked).filteredOn(line -> line.startsWith("/dead")).hasSize(3);
  }

  @Test
  void theEndingsOfFilesMayBeWrittenInCapitals() throws IOException {
    for (String name : List.of("a.XML", "b.Cap", "c.txt")) {
      Path file = folder.resolve(name);
      Files.writeString(file, message("F" + name.charAt(0)));
      Files.setLastModifiedTime(file, FileTime.from(now().minusSeconds(10)));
    }
    assertThat(polling.watch()).isEqualTo(2);
    assertThat(folder.resolve("c.txt")).exists();
  }

  @Test
  void whatDisappearsFromAFeedIsNotEnded() {
    polling.poll();
    entries = "";
    db.tick(61);
    polling.poll();
    assertThat(receipts()).hasSize(1);
    assertThat(
            db.in(
                    () ->
                        db.bean(WarningBoard.class)
                            .search(new ArchiveSearch(null, null, null, null, null, 0)))
                .get(0)
                .state())
        .isNotIn(WarningState.CANCELLED, WarningState.ENDED);
  }

  @Test
  void aFailingFeedIsAskedLessAndLessOften() {
    status = 500;
    for (int minute = 0; minute < 60; minute++) {
      polling.poll();
      db.tick(60);
    }
    assertThat(asked.size()).isBetween(4, 8);
    assertThat(receipts()).isEmpty();
  }

  @Test
  void whatGoesWrongWithOneFeedOrFileKeepsNoOtherWaiting() throws IOException {
    polling.addresses =
        Optional.of(
            "x".repeat(60)
                + "="
                + url("/feed")
                + " bad="
                + url("/feed")
                + " worse=http://[ cma="
                + url("/feed"));
    assertThat(polling.poll()).isEqualTo(1);
    assertThat(receipts()).extracting(Receipt::source).containsExactly("cma");
    for (String name : List.of("a.xml", "b.xml")) {
      Path file = folder.resolve(name);
      Files.writeString(file, name.equals("a.xml") ? "broken" : message("A7"));
      Files.setLastModifiedTime(file, FileTime.from(now().minusSeconds(10)));
    }
    assertThat(polling.watch()).isEqualTo(1);
    assertThat(folder.resolve("failed/a.xml")).exists();
  }

  @Test
  void aFeedCannotMakeUsAskMachinesOfOurOwnNetwork() {
    entries = entry("A1") + entry("A2").replace("127.0.0.1", "127.0.0.2") + entry("onward");
    assertThat(polling.poll()).isEqualTo(1);
    assertThat(asked)
        .extracting(line -> line.split(" ")[0])
        .containsExactly("/feed", "/A1", "/onward");
    assertThat(receipts()).extracting(Receipt::identifier).containsExactly("A1");
  }

  @Test
  void filesAreTakenWhenTheyAreSettledAndOnce() throws IOException {
    Path file = folder.resolve("a.xml");
    Files.writeString(file, message("A1"));
    Files.setLastModifiedTime(file, FileTime.from(now().plusSeconds(10)));
    assertThat(polling.watch()).isZero();
    Files.setLastModifiedTime(file, FileTime.from(now().minusSeconds(10)));
    assertThat(polling.watch()).isEqualTo(1);
    assertThat(polling.watch()).isZero();
    assertThat(folder.resolve("taken/a.xml")).exists();
    assertThat(receipts()).hasSize(1);
  }

  private Instant now() {
    return polling.clock.instant();
  }

  private List<Receipt> receipts() {
    return db.in(() -> polling.intake.receipts(null, 0));
  }

  private String feed() {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>f</id><title>t</title>"
        + "<updated>2026-11-23T00:00:00Z</updated>"
        + entries
        + "</feed>";
  }

  private String entry(String id) {
    return "<entry><id>"
        + id
        + "</id><title>t</title><updated>2026-11-23T00:00:00Z</updated>"
        + "<link type=\"application/cap+xml\" href=\""
        + url("/" + id)
        + "\"/></entry>";
  }

  private static String message(String id) {
    return aRainWarning(id).xml();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What the container's interceptor does. */
  private final class LogInTransactions extends FeedLog {

    private final FeedLog real;

    LogInTransactions(FeedLog real) {
      this.real = real;
    }

    @Override
    public Optional<Due> due(String code, String url) {
      return db.in(() -> real.due(code, url));
    }

    @Override
    public void answered(String code, String etag, String modified) {
      db.run(() -> real.answered(code, etag, modified));
    }

    @Override
    public void missed(String code) {
      db.run(() -> real.missed(code));
    }
  }

  /** What the container does for a boundary that is called outside of a transaction. */
  private final class IntakeInTransactions extends WarningIntake {

    private final WarningIntake real;

    IntakeInTransactions(WarningIntake real) {
      this.real = real;
    }

    @Override
    public Receipt receive(byte[] document, String source) {
      return db.in(() -> real.receive(document, source));
    }

    @Override
    public List<Receipt> receiveAll(byte[] container, String source) {
      if (source.equals("bad") || new String(container, StandardCharsets.UTF_8).equals("broken")) {
        throw new EJBException("deadlock");
      }
      return db.in(() -> real.receiveAll(container, source));
    }

    @Override
    public List<Receipt> receipts(ReceiptState state, int first) {
      return real.receipts(state, first);
    }
  }
}
