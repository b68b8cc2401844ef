package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.SearchUnavailable;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls to the index behind the alias, which should be there. */
final class ElasticCalls {

  private static final Logger LOG = Logger.getLogger(ElasticCalls.class.getName());
  private static final int NOT_FOUND = 404;

  private final ElasticConnection connection;
  private final String alias;
  private volatile boolean sound;

  ElasticCalls(ElasticConnection connection, String alias) {
    this.connection = connection;
    this.alias = alias;
  }

  String alias() {
    return alias;
  }

  /** Whether the index was found to be whole and has not been missed since. */
  boolean isSound() {
    return sound;
  }

  void setSound(boolean found) {
    sound = found;
  }

  /** The document of a passage. */
  static String keyOf(String id) {
    return id.substring(0, id.lastIndexOf('#'));
  }

  <T> SearchResponse<T> search(SearchRequest request, Class<T> type) {
    return asked(client -> client.search(request, type));
  }

  /**
   * A call to an index that should be there. Whatever the cluster has against it, visitors get the
   * plain notice and the outbox waits; where the index is gone, the next round makes it anew.
   */
  <T> T asked(ElasticConnection.Call<T> call) {
    try {
      return connection.call(call);
    } catch (ElasticsearchException e) {
      throw refused(e);
    }
  }

  SearchUnavailable refused(ElasticsearchException e) {
    if (e.status() == NOT_FOUND) {
      sound = false;
    } else {
      LOG.log(Level.WARNING, "the search cluster refuses a call: {0}", e.getMessage());
    }
    return new SearchUnavailable(e);
  }

  void refresh(String index) {
    asked(client -> client.indices().refresh(r -> r.index(index)));
  }
}
