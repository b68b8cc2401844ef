package cn.shenhe.portal.content.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchIndexing;
import cn.shenhe.portal.content.search.SearchUnavailable;
import cn.shenhe.portal.content.testing.TestDatabase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster that answers and does not let the portal in, or not everywhere; what the log says. */
class ElasticRefusedTest {

  private static final Logger LOG = Logger.getLogger(Outages.class.getName());

  private final List<String> logged = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private HttpServer cluster;
  private int status;

  /** Paths that end so are refused. */
  private String refused = "";

  private boolean product;

  @BeforeEach
  void start() throws IOException {
    LOG.addHandler(ear);
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext(
        "/",
        exchange -> {
          int said = exchange.getRequestURI().getPath().endsWith(refused) ? status : 200;
          String words =
              said == 200
                  ? "{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}"
                  : "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"},\"status\":%d}"
                      .formatted(said);
          byte[] body = words.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          if (product) {
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
          }
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(said, head ? -1 : body.length);
          if (!head) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    cluster.start();
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(ear);
    cluster.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"401, true", "401, false", "403, true", "400, true"})
  void thePortalStartsAndSaysWhatIsWrong(int refusal, boolean fromElastic) {
    status = refusal;
    product = fromElastic;
    ElasticIndex index =
        ElasticIndexIT.index("http://127.0.0.1:" + cluster.getAddress().getPort(), "locked", 1);
    try (TestDatabase db = new TestDatabase()) {
      db.put(SearchIndex.class, index);
      SearchIndexing indexing = db.bean(SearchIndexing.class);
      db.run(indexing::catchUp);
      assertThat(db.in(indexing::drain)).isZero();
      assertThatThrownBy(() -> db.in(indexing::rebuild)).isInstanceOf(SearchUnavailable.class);
      assertThat(logged)
          .as("said once, and only when it is about who asks")
          .hasSize(status == 400 ? 0 : 1)
          .allMatch(line -> line.contains("portal.search.elastic.user"));
    } finally {
      index.close();
    }
  }

  @Test
  void whoMayReadButNotWriteIsToldSoOnceAndOnceThatItIsOver() {
    status = 403;
    product = true;
    refused = "/_refresh";
    try (ElasticConnection connection =
        new ElasticConnection(
            "http://127.0.0.1:" + cluster.getAddress().getPort(), "", "", Duration.ofSeconds(5))) {
      for (int i = 0; i < 3; i++) {
        assertThat(connection.<Boolean>call(c -> c.indices().existsAlias(e -> e.name("a")).value()))
            .isTrue();
        assertThatThrownBy(() -> connection.call(c -> c.indices().refresh(r -> r.index("a"))))
            .isInstanceOf(SearchUnavailable.class);
      }
      assertThat(logged).hasSize(1);
      status = 200;
      connection.call(c -> c.indices().refresh(r -> r.index("a")));
      connection.call(c -> c.indices().refresh(r -> r.index("a")));
      assertThat(logged).hasSize(2).last().asString().contains("in again");
    }
  }

  @Test
  void whatIsAmissIsSaidOnceWhateverElseSucceedsAndOnceThatItIsOver() {
    Outages outages = new Outages();
    for (int i = 0; i < 3; i++) {
      outages.failed("es/search", new IOException("no shard"));
      outages.done("es/cluster.health");
    }
    assertThat(outages.rests("es/search")).isTrue();
    assertThat(outages.rests("es/cluster.health")).isFalse();
    assertThat(logged).hasSize(1);
    outages.done("es/search");
    outages.done("es/search");
    assertThat(outages.rests("es/search")).isFalse();
    assertThat(logged).hasSize(2);
    for (int i = 0; i < 3; i++) {
      outages.failed(Outages.ANY, new IOException("refused"));
    }
    assertThat(outages.rests("es/search")).isTrue();
    assertThat(logged).hasSize(3).last().asString().contains("does not answer");
    outages.answered();
    outages.done("es/search");
    assertThat(logged).hasSize(4).last().asString().contains("answers again");
  }
}
