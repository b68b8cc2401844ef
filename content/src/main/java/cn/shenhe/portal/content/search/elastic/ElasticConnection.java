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
 * visitors do not wait for a cluster that is away. What is amiss is kept in {@link Outages}.
 */
final class ElasticConnection implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ElasticConnection.class.getName());

  /** Milliseconds before each further attempt; together enough for a new master to be chosen. */
  private static final long[] PAUSES = {50, 200, 600, 1500};

  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private static final Set<Integer> LOCKED_OUT = Set.of(401, 403);

  /** A kind of call of its own in the outages: the request succeeds, what is in it does not. */
  private static final String WRITING = "the writing of documents";

  private final RestClient rest;
  private final ElasticsearchClient client;
  private final Outages outages = new Outages();

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
            new WatchedTransport(
                new RestClientTransport(
                    rest, new JacksonJsonpMapper(), null, NoopInstrumentation.INSTANCE),
                outages));
  }

  /**
   * Makes the call, again if need be.
   *
   * @throws SearchUnavailable when the cluster does not answer it, or does not let the portal in
   * @throws ElasticsearchException when it answers that the call is wrong
   */
  <T> T call(Call<T> call) {
    for (int attempt = 0; ; attempt++) {
      try {
        return call.make(client);
      } catch (ElasticsearchException e) {
        if (LOCKED_OUT.contains(e.status())) {
          throw lockedOut(e.endpointId(), e.status(), e);
        }
        if (!PASSING.contains(e.status())) {
          throw e;
        }
        pauseOrGiveUp(attempt, e.endpointId(), e);
      } catch (TransportException e) {
        if (LOCKED_OUT.contains(e.statusCode())) {
          throw lockedOut(e.endpointId(), e.statusCode(), e);
        }
        if (e.statusCode() > 0 && !PASSING.contains(e.statusCode())) {
          throw new SearchUnavailable(e);
        }
        pauseOrGiveUp(attempt, e.statusCode() > 0 ? e.endpointId() : Outages.ANY, e);
      } catch (IOException e) {
        pauseOrGiveUp(attempt, Outages.ANY, e);
      }
    }
  }

  private SearchUnavailable lockedOut(String kind, int status, Exception reason) {
    outages.lockedOut(kind, status, reason);
    return new SearchUnavailable(reason);
  }

  private void pauseOrGiveUp(int attempt, String kind, Exception reason) {
    if (attempt < PAUSES.length && !outages.isKnown(kind)) {
      pause(PAUSES[attempt]);
      return;
    }
    outages.failed(kind, reason);
    throw new SearchUnavailable(reason);
  }

  /** The cluster answered a call with documents, but does not take them. */
  SearchUnavailable notTaken(String reason) {
    Exception cause = new IllegalStateException(reason);
    outages.failed(WRITING, cause);
    return new SearchUnavailable(cause);
  }

  /** It took all it was given. */
  void taken() {
    outages.done(WRITING);
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
