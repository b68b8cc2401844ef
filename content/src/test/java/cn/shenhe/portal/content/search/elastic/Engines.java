package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.lucene.TestIndex;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Both engines side by side, Elasticsearch as one real node; {@code -Dbench.engines=lucene} leaves
 * it out.
 */
final class Engines implements AutoCloseable {

  private final Map<String, SearchIndex> all = new LinkedHashMap<>();
  private final TestIndex lucene;
  private ElasticNode node;

  /**
   * @param heap of the node, MB
   */
  Engines(Path folder, int heap) {
    lucene = new TestIndex(folder.resolve("lucene"));
    all.put("lucene", lucene);
    if (System.getProperty("bench.engines", "lucene,elastic").contains("elastic")) {
      node = ElasticNode.alone(folder.resolve("node")).heap(heap).start().awaitCluster(1);
      all.put("elastic", ElasticIndexIT.index(node.url(), "bench", 1));
    }
  }

  /** By name, Lucene first. */
  Map<String, SearchIndex> all() {
    return all;
  }

  /** The process behind an engine; null for Lucene, which lives in this one. */
  ElasticNode node(String name) {
    return name.equals("elastic") ? node : null;
  }

  @Override
  public void close() {
    lucene.close();
    if (node != null) {
      node.close();
    }
  }
}
