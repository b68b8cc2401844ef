package cn.shenhe.portal.content.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.SafetyLaws;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.SearchUnavailable;
import cn.shenhe.portal.content.search.Synonyms;
import cn.shenhe.portal.content.search.lucene.TestIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real nodes, one killed while the portal writes and visitors ask: {@code mvn -Pbench verify
 * -pl content -am -Dit.test=ThreeNodesBench -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
class ThreeNodesBench {

  private final Synonyms synonyms = Synonyms.shipped();

  @Test
  void aNodeMayDie(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    List<ElasticNode> nodes = ElasticNode.together(folder, 3);
    try (TestIndex lucene = new TestIndex(folder.resolve("lucene"))) {
      nodes.forEach(ElasticNode::start);
      nodes.get(0).awaitCluster(3);
      String hosts = nodes.stream().map(ElasticNode::url).collect(Collectors.joining(","));
      ElasticIndex elastic = ElasticIndexIT.index(hosts, "three", 3);
      List<SearchDocument> laws = SafetyLaws.documents();
      lucene.rebuild(laws);
      elastic.rebuild(laws);
      awaitGreen(nodes.get(0));
      Parity parity =
          Parity.of(
              lucene, elastic, SafetyLaws.questions(Integer.getInteger("bench.questions", 150)));
      System.out.printf("BENCH three nodes with copies: %s%n", parity);
      assertThat(parity.share()).as(parity.toString()).isGreaterThanOrEqualTo(.98);

      long before = ask(elastic, "独角兽").total();
      AtomicBoolean ended = new AtomicBoolean();
      AtomicInteger asked = new AtomicInteger();
      List<Throwable> failed = Collections.synchronizedList(new ArrayList<>());
      Thread visitor =
          new Thread(
              () -> {
                while (!ended.get()) {
                  try {
                    assertThat(ask(elastic, "消防安全").passages()).hasSize(10);
                    asked.incrementAndGet();
                  } catch (RuntimeException | AssertionError e) {
                    failed.add(e);
                  }
                }
              });
      visitor.start();
      int written = 0;
      for (int batch = 0; batch < 30; batch++) {
        if (batch == 10) {
          nodes.get(0).kill();
        }
        List<SearchDocument> more = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          int number = batch * 20 + i;
          more.add(ElasticIndexIT.document("n" + number, "新增 " + number, "独角兽 " + number));
        }
        write(elastic, more);
        written += more.size();
      }
      ended.set(true);
      visitor.join();
      System.out.printf(
          "BENCH three nodes, one killed: %d questions asked, %d failed, %d documents written%n",
          asked.get(), failed.size(), written);
      assertThat(asked.get()).isPositive();
      assertThat(failed).isEmpty();
      assertThat(ask(elastic, "独角兽").total()).isEqualTo(before + written);
      assertThat(elastic.count()).isEqualTo(laws.size() + written);
      nodes.get(0).start().awaitCluster(3);
      assertThat(elastic.count()).isEqualTo(laws.size() + written);
    } finally {
      nodes.forEach(ElasticNode::kill);
    }
  }

  /** As the drain does: what could not be written stays and is written again. */
  private static void write(ElasticIndex elastic, List<SearchDocument> documents) {
    while (true) {
      try {
        elastic.index(documents);
        return;
      } catch (SearchUnavailable e) {
        ElasticConnection.pause(500);
      }
    }
  }

  private IndexAnswer ask(SearchIndex index, String question) {
    return index.query(SearchPlan.of(question, synonyms), SearchFilter.NONE, 0, 10);
  }

  private static void awaitGreen(ElasticNode node) {
    ElasticIndex index = ElasticIndexIT.index(node.url(), "three", 3);
    for (int i = 0; i < 240 && !index.green(); i++) {
      ElasticConnection.pause(500);
    }
    assertThat(index.green()).isTrue();
  }
}
