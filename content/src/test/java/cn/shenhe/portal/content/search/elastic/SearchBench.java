package cn.shenhe.portal.content.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.Fragment;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.Judgements;
import cn.shenhe.portal.content.search.SafetyLaws;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.Synonyms;
import cn.shenhe.portal.content.search.lucene.TestIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Quality and speed of both engines, in one run. With {@code -Dbench.held-out=<folder>} the
 * questions kept apart ({@code queries.tsv}, {@code queries-typo.tsv}, {@code qrels.tsv}) are
 * measured too, with behaviour learnt from the whole training half.
 */
class SearchBench {

  private static final int FOLDS = 5;
  private static final int PASSAGE = 120;

  private final Synonyms synonyms = Synonyms.shipped();

  @Test
  void relevance(@TempDir Path folder) throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    Judgements judgements = new Judgements();
    Map<String, String> clean = judgements.questions(Judgements.file("queries-train.tsv"));
    Map<String, String> typo = judgements.questions(Judgements.file("queries-typo-train.tsv"));
    String apart = System.getProperty("bench.held-out", "");
    try (TestIndex lucene = new TestIndex(folder.resolve("lucene"));
        ElasticNode node = ElasticNode.alone(folder.resolve("node")).heap(512).start()) {
      node.awaitCluster(1);
      ElasticIndex elastic = ElasticIndexIT.index(node.url(), "bench", 1);
      Map<String, SearchIndex> engines = new LinkedHashMap<>();
      engines.put("lucene", lucene);
      engines.put("elastic", elastic);
      for (Map.Entry<String, SearchIndex> engine : engines.entrySet()) {
        engine.getValue().rebuild(judgements.documents(1));
        print(engine.getKey() + " train", judgements.measure(engine.getValue(), clean));
        print(engine.getKey() + " train, homophones", judgements.measure(engine.getValue(), typo));
        if (!apart.isEmpty()) {
          heldOut(engine.getKey(), engine.getValue(), judgements, Path.of(apart));
        }
      }
      double[] sums = new double[4];
      List<String> ids = new ArrayList<>(clean.keySet());
      for (int fold = 0; fold < FOLDS; fold++) {
        List<String> others = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
          if (i % FOLDS == fold) {
            asked.put(ids.get(i), clean.get(ids.get(i)));
          } else {
            others.add(ids.get(i));
          }
        }
        lucene.rebuild(judgements.taught(others, clean));
        double[] part = judgements.measure(lucene, asked);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += part[i];
        }
      }
      print("lucene train, behaviour from the other four fifths", sums);
      if (!apart.isEmpty()) {
        lucene.rebuild(judgements.taught(ids, clean));
        heldOut("lucene with behaviour", lucene, judgements, Path.of(apart));
      }
      assertThat(sums[0] / sums[3]).isGreaterThan(.44);
    }
  }

  private static void heldOut(String name, SearchIndex index, Judgements judgements, Path folder)
      throws IOException {
    judgements.judge(folder.resolve("qrels.tsv"));
    for (String file : List.of("queries.tsv", "queries-typo.tsv")) {
      if (Files.exists(folder.resolve(file))) {
        print(
            name + " held out " + file,
            judgements.measure(index, judgements.questions(folder.resolve(file))));
      }
    }
  }

  private static void print(String name, double[] sums) {
    System.out.printf(
        "BENCH relevance %s: n %.0f nDCG@10 %.4f MRR@10 %.4f Recall@100 %.4f%n",
        name, sums[3], sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]);
  }

  @Test
  void throughputSmall(@TempDir Path folder) throws IOException {
    throughput(folder, 1, 512);
  }

  @Test
  void throughputLarge(@TempDir Path folder) throws IOException {
    throughput(folder, 9, 1024);
  }

  private void throughput(Path folder, int copies, int heap) throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    Judgements judgements = new Judgements();
    List<String> questions =
        judgements.questions(Judgements.file("queries-train.tsv")).values().stream()
            .limit(Integer.getInteger("bench.questions", 150))
            .toList();
    try (TestIndex lucene = new TestIndex(folder.resolve("lucene"));
        ElasticNode node = ElasticNode.alone(folder.resolve("node")).heap(heap).start()) {
      node.awaitCluster(1);
      ElasticIndex elastic = ElasticIndexIT.index(node.url(), "bench", 1);
      List<SearchDocument> documents = judgements.documents(copies);
      int count = documents.size();
      System.out.printf(
          "BENCH index %,d passages: lucene %.0f docs/s %d MB, elastic %.0f docs/s %d MB%n",
          count,
          count / seconds(() -> lucene.rebuild(documents)),
          megabytes(folder.resolve("lucene")),
          count / seconds(() -> elastic.rebuild(documents)),
          megabytes(folder.resolve("node/data")));
      for (boolean all : new boolean[] {false, true}) {
        Sample one = new Sample();
        Sample other = new Sample();
        ask(lucene, questions.subList(0, questions.size() / 3), all);
        ask(elastic, questions.subList(0, questions.size() / 3), all);
        for (String question : questions) {
          one.time(() -> ask(lucene, List.of(question), all), null);
          other.time(() -> ask(elastic, List.of(question), all), node);
        }
        String name = all ? "facets and highlighting" : "ranking only";
        System.out.printf("BENCH %,d passages, %s: lucene %s%n", count, name, one);
        System.out.printf("BENCH %,d passages, %s: elastic %s%n", count, name, other);
      }
      System.gc();
      System.out.printf(
          "BENCH %,d passages: heap of this process %d MB%n",
          count, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }
  }

  private void ask(SearchIndex index, List<String> questions, boolean all) {
    for (String question : questions) {
      SearchPlan plan = SearchPlan.of(question, synonyms);
      IndexAnswer answer = index.query(plan, SearchFilter.NONE, 0, 10, all);
      if (all) {
        answer.passages().forEach(passage -> Fragment.best(passage.text(), plan, PASSAGE));
      }
    }
  }

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static long megabytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Times of one engine. */
  private static final class Sample {

    private final List<Long> wall = new ArrayList<>();
    private long cpu;

    void time(Runnable work, ElasticNode node) {
      var threads = ManagementFactory.getThreadMXBean();
      Duration before = node == null ? Duration.ZERO : node.used();
      long used = threads.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      work.run();
      wall.add(System.nanoTime() - began);
      cpu += threads.getCurrentThreadCpuTime() - used;
      cpu += node == null ? 0 : node.used().minus(before).toNanos();
    }

    @Override
    public String toString() {
      long[] sorted = wall.stream().mapToLong(Long::longValue).sorted().toArray();
      return "%.0f q/s wall, %.0f q/s cpu, p50 %.1f ms, p95 %.1f ms"
          .formatted(
              wall.size() * 1e9 / Arrays.stream(sorted).sum(),
              wall.size() * 1e9 / Math.max(1, cpu),
              sorted[sorted.length / 2] / 1e6,
              sorted[sorted.length * 95 / 100] / 1e6);
    }
  }
}
