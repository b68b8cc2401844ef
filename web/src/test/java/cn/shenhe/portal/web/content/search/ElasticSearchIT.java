package cn.shenhe.portal.web.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.search.elastic.ElasticNode;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.FirstStart;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The packed portal on a real Elasticsearch: it starts while the cluster is away, finds once it is
 * there, keeps serving when it is killed, and the outbox drains when it is back.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class ElasticSearchIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String QUESTION = "q=%E7%81%AD%E7%81%AB%E5%99%A8";
  private static final String PLAIN_NOTICE = "搜索暂时不可用";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void thePortalOutlivesItsClusterAndLosesNoChange(@TempDir Path folder) throws Exception {
    FirstStart.Installed installed = FirstStart.on(DatabaseKind.POSTGRESQL).copy("elastic");
    try (ElasticNode node = ElasticNode.alone(folder).firstCompilerOnly()) {
      PortalProcess portal =
          PortalProcess.start(
              "elastic",
              installed.database(),
              installed.dataDir(),
              PortalProcess.freePort(),
              Map.of("PORTAL_SEARCH_ENGINE", "elastic", "PORTAL_SEARCH_ELASTIC_HOSTS", node.url()));
      try {
        portal.awaitReady();
        isAwayWithGrace(portal);
        node.start().awaitCluster(1);
        until(() -> answer(portal, "/api/v1/search?" + QUESTION).body().contains("\"marks\":[["));
        assertThat(answer(portal, "/search/search?" + QUESTION).body())
            .contains("<mark>灭火器</mark>")
            .doesNotContain(PLAIN_NOTICE);

        node.kill();
        isAwayWithGrace(portal);
        change(installed.database());
        assertThat(waiting(installed.database())).isPositive();
        node.start().awaitCluster(1);
        until(() -> waiting(installed.database()) == 0);
        until(() -> answer(portal, "/api/v1/search?" + QUESTION).statusCode() == 200);
      } finally {
        portal.terminate();
      }
    }
  }

  private void isAwayWithGrace(PortalProcess portal) throws Exception {
    assertThat(answer(portal, "/").statusCode()).isEqualTo(200);
    HttpResponse<String> page = answer(portal, "/search/search?" + QUESTION);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(PLAIN_NOTICE);
    assertThat(answer(portal, "/api/v1/search?" + QUESTION).statusCode()).isEqualTo(503);
    assertThat(answer(portal, "/health/ready").statusCode()).isEqualTo(200);
  }

  /** As a boundary does that changes a lesson. */
  private static void change(DatabaseKind.TestDatabase database) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into search_outbox (id, kind, public_id, created_at)"
              + " values (-1, 'lesson', 'none-such', current_timestamp)");
    }
  }

  private static long waiting(DatabaseKind.TestDatabase database) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from search_outbox")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static Connection open(DatabaseKind.TestDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private HttpResponse<String> answer(PortalProcess portal, String path)
      throws IOException, InterruptedException {
    URI address = portal.url(path);
    return client.send(
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(500);
    }
  }
}
