package cn.shenhe.portal.content.search.elastic;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Many small writes in few requests. What the cluster was too busy for is sent again; a document
 * that it refuses as malformed is left out and logged, so that it holds up no other (the comparison
 * with the database shows it missing). Every write carries its id, so one sent twice is there once.
 */
final class BulkWriter {

  private static final Logger LOG = Logger.getLogger(BulkWriter.class.getName());

  private static final int MOST_OPERATIONS = 1000;

  /** Characters of one request, about 4 MB. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private final ElasticConnection connection;
  private final String index;
  private final List<BulkOperation> waiting = new ArrayList<>();
  private int characters;

  BulkWriter(ElasticConnection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  void put(String id, String routing, Map<String, Object> passage) {
    waiting.add(
        BulkOperation.of(
            b -> b.index(i -> i.index(index).id(id).routing(routing).document(passage))));
    for (Object value : passage.values()) {
      characters += value instanceof String text ? text.length() : 20;
    }
    if (waiting.size() >= MOST_OPERATIONS || characters >= MOST_CHARACTERS) {
      flush();
    }
  }

  void remove(String id, String routing) {
    waiting.add(BulkOperation.of(b -> b.delete(d -> d.index(index).id(id).routing(routing))));
    if (waiting.size() >= MOST_OPERATIONS) {
      flush();
    }
  }

  /** Sends what waits; afterwards nothing does. */
  void flush() {
    List<BulkOperation> sending = List.copyOf(waiting);
    waiting.clear();
    characters = 0;
    if (sending.isEmpty()) {
      return;
    }
    for (int attempt = 0; ; attempt++) {
      List<BulkOperation> now = sending;
      BulkResponse answer = connection.call(client -> client.bulk(b -> b.operations(now)));
      sending = answer.errors() ? failed(now, answer.items()) : List.of();
      if (sending.isEmpty()) {
        connection.taken();
        return;
      }
      long pause = ElasticConnection.pauseBefore(attempt);
      if (pause < 0) {
        throw connection.notTaken(reasonOfFirst(answer.items()));
      }
      ElasticConnection.pause(pause);
    }
  }

  private static String reasonOfFirst(List<BulkResponseItem> items) {
    return items.stream()
        .filter(item -> item.status() == 429 || item.status() >= 500)
        .map(BulkWriter::reason)
        .findFirst()
        .orElse("");
  }

  private static String reason(BulkResponseItem item) {
    return item.error() == null ? "status " + item.status() : item.error().reason();
  }

  private List<BulkOperation> failed(List<BulkOperation> sent, List<BulkResponseItem> items) {
    List<BulkOperation> again = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      BulkResponseItem item = items.get(i);
      if (item.status() == 429 || item.status() >= 500) {
        again.add(sent.get(i));
      } else if (item.status() == 400) {
        LOG.log(
            Level.SEVERE,
            "the search cluster refuses {0}: {1}",
            new Object[] {item.id(), reason(item)});
      } else if (item.error() != null && item.status() != 404) {
        throw connection.notTaken(reason(item));
      }
    }
    return again;
  }
}
