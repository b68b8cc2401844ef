package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.SearchUnavailable;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.TransportOptions;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Tells the outages what came of each call, and makes none that rests. */
final class WatchedTransport implements ElasticsearchTransport {

  private final ElasticsearchTransport real;
  private final Outages outages;

  WatchedTransport(ElasticsearchTransport real, Outages outages) {
    this.real = real;
    this.outages = outages;
  }

  @Override
  public <Q, R, E> R performRequest(Q request, Endpoint<Q, R, E> endpoint, TransportOptions options)
      throws IOException {
    if (outages.rests(endpoint.id())) {
      throw new SearchUnavailable(null);
    }
    try {
      R answer = real.performRequest(request, endpoint, options);
      outages.done(endpoint.id());
      return answer;
    } catch (ElasticsearchException e) {
      outages.answered();
      throw e;
    } catch (TransportException e) {
      if (e.statusCode() > 0) {
        outages.answered();
      }
      throw e;
    }
  }

  @Override
  public <Q, R, E> CompletableFuture<R> performRequestAsync(
      Q request, Endpoint<Q, R, E> endpoint, TransportOptions options) {
    return real.performRequestAsync(request, endpoint, options);
  }

  @Override
  public JsonpMapper jsonpMapper() {
    return real.jsonpMapper();
  }

  @Override
  public TransportOptions options() {
    return real.options();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
