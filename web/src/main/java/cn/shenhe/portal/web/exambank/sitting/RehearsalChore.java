package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.ExamRehearsal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Warms the exam path of this node before a session opens, once in its life: rehearsals that are
 * rolled back, and between them requests over the network to a sitting that does not exist. It
 * takes one processor for as long as {@link #length} says: the second compiler wants some thousand
 * calls of a method before it makes it fast. At the bell it ends.
 */
@ApplicationScoped
public class RehearsalChore {

  private static final Logger LOG = Logger.getLogger(RehearsalChore.class.getName());

  private static final String NOBODY = "/api/v1/sittings/" + "0".repeat(26) + "/";
  private static final String LINE =
      "{\"entries\":[{\"s\":1,\"k\":\"ANSWER\",\"q\":1,\"v\":\"[\\\"a\\\"]\",\"t\":1,\"h\":\"%s\"}]}"
          .formatted("0".repeat(64));
  private static final int SAVES = 6;

  @Inject ExamRehearsal rehearsal;

  @Inject
  @ConfigProperty(name = "portal.exam.rehearsal", defaultValue = "PT2M")
  Duration length;

  @Inject
  @ConfigProperty(name = "PORTAL_HTTP_PORT", defaultValue = "8080")
  int port;

  private final AtomicBoolean warm = new AtomicBoolean();

  /** Every minute; keeps the sheets at hand; plays only when a session opens soon. */
  public void warmUp() {
    rehearsal.shelve();
    if (!warm.get() && !length.isZero()) {
      rehearsal.due().ifPresent(this::rehearse);
    }
  }

  private void rehearse(String session) {
    long began = System.nanoTime();
    int played = 0;
    int answers = 0;
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    while (System.nanoTime() - began < length.toNanos()
        && rehearsal.due().filter(session::equals).isPresent()) {
      int saved = rehearsal.play(session);
      if (saved == 0) {
        return;
      }
      played++;
      answers += saved;
      knock(http);
    }
    warm.set(true);
    LOG.log(
        Level.INFO,
        "exam path warm: {0} rehearsals with {1} answers, all rolled back",
        new Object[] {played, answers});
  }

  /** What cannot be reached this way stays cold; the exam works without. */
  private void knock(HttpClient http) {
    try {
      ask(http, "POST", "open");
      ask(http, "GET", "sheet");
      ask(http, "GET", "pulse");
      for (int i = 0; i < SAVES; i++) {
        ask(http, "POST", "save");
      }
      ask(http, "POST", "hand-in");
    } catch (IOException e) {
      LOG.log(Level.FINE, "no rehearsal over the network", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(HttpClient http, String method, String act)
      throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + NOBODY + act))
            .timeout(Duration.ofSeconds(2))
            .header("X-Sitting-Token", "rehearsal")
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(LINE))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }
}
