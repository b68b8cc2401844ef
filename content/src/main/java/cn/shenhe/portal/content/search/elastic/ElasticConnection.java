package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.SearchUnavailable;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.instrumentation.NoopInstrumentation;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * The way to the cluster: several hosts in turn, a call that failed is tried again a few times, and
 * after a call that failed for good the next ones are refused at once for a moment, so that
 * visitors do not wait for a cluster that is away.
 */
final class ElasticConnection implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ElasticConnection.class.getName());

  /** Milliseconds before each further attempt; together enough for a new master to be chosen. */
  private static final long[] PAUSES = {50, 200, 600, 1500};

  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private static final Set<Integer> LOCKED_OUT = Set.of(401, 403);

  private final RestClient rest;
  private final ElasticsearchClient client;
  private volatile long awayUntil;
  private volatile boolean away;
  private volatile boolean lockedOut;

  /** One call to the cluster. */
  interface Call<T> {
    T make(ElasticsearchClient client) throws IOException;
  }

  /**
   * @param hosts addresses separated by commas
   * @param user empty for none
   * @param timeout longest wait for one answer
   */
  ElasticConnection(String hosts, String user, String password, Duration timeout) {
    HttpHost[] nodes =
        Arrays.stream(hosts.split(","))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .map(HttpHost::create)
            .toArray(HttpHost[]::new);
    RestClientBuilder builder =
        RestClient.builder(nodes)
            .setRequestConfigCallback(
                config ->
                    config.setConnectTimeout(1000).setSocketTimeout((int) timeout.toMillis()));
    if (!user.isBlank()) {
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          AuthScope.ANY, new UsernamePasswordCredentials(user.strip(), password));
      builder.setHttpClientConfigCallback(http -> http.setDefaultCredentialsProvider(credentials));
    }
    rest = builder.build();
    client =
        new ElasticsearchClient(
            new RestClientTransport(
                rest, new JacksonJsonpMapper(), null, NoopInstrumentation.INSTANCE));
  }

  /**
   * Makes the call, again if need be.
   *
   * @throws SearchUnavailable when the cluster does not answer it, or does not let the portal in
   * @throws ElasticsearchException when it answers that the call is wrong
   */
  <T> T call(Call<T> call) {
    if (away && System.nanoTime() - awayUntil < 0) {
      throw new SearchUnavailable(null);
    }
    for (int attempt = 0; ; attempt++) {
      try {
        T answer = call.make(client);
        if (away) {
          away = false;
          LOG.info("the search cluster answers again");
        }
        lockedOut = false;
        return answer;
      } catch (ElasticsearchException e) {
        if (LOCKED_OUT.contains(e.status())) {
          throw lockedOut(e.status(), e);
        }
        if (!PASSING.contains(e.status())) {
          throw e;
        }
        pauseOrGiveUp(attempt, e);
      } catch (TransportException e) {
        if (LOCKED_OUT.contains(e.statusCode())) {
          throw lockedOut(e.statusCode(), e);
        }
        if (e.statusCode() > 0 && !PASSING.contains(e.statusCode())) {
          throw new SearchUnavailable(e);
        }
        pauseOrGiveUp(attempt, e);
      } catch (IOException e) {
        pauseOrGiveUp(attempt, e);
      }
    }
  }

  /** Said once, until a call is answered. */
  private SearchUnavailable lockedOut(int status, Exception reason) {
    if (!lockedOut) {
      lockedOut = true;
      LOG.log(
          Level.WARNING,
          "the search cluster does not let the portal in (status {0}): portal.search.elastic.user,"
              + " its password or its rights are wrong: {1}",
          new Object[] {status, reason.getMessage()});
    }
    return new SearchUnavailable(reason);
  }

  private void pauseOrGiveUp(int attempt, Exception reason) {
    if (attempt < PAUSES.length && !away) {
      pause(PAUSES[attempt]);
      return;
    }
    awayUntil = System.nanoTime() + REST_AFTER_FAILURE.toNanos();
    if (!away) {
      away = true;
      LOG.log(Level.WARNING, "the search cluster does not answer: {0}", reason.toString());
    }
    throw new SearchUnavailable(reason);
  }

  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchUnavailable(e);
    }
  }

  static long pauseBefore(int attempt) {
    return attempt < PAUSES.length ? PAUSES[attempt] : -1;
  }

  @Override
  public void close() {
    try {
      rest.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "closing", e);
    }
  }
}
