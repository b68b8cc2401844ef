package cn.shenhe.portal.content.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.Behaviour;
import cn.shenhe.portal.content.search.Fragment;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.Judgements;
import cn.shenhe.portal.content.search.SafetyLaws;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.Synonyms;
import cn.shenhe.portal.content.search.TitleLookUps;
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
 * Quality and speed of both engines, in one run: {@code mvn -Pbench verify -pl content -am
 * -Dit.test=SearchBench -Dfailsafe.failIfNoSpecifiedTests=false}, one part with {@code
 * -Dit.test=SearchBench#throughputLarge}. {@code -Dbench.questions=40 -Dbench.copies=2} make it
 * smaller. With {@code -Dbench.held-out=<folder>} the questions kept apart ({@code queries.tsv},
 * {@code queries-typo.tsv}, {@code qrels.tsv}) are measured too, with behaviour learnt from the
 * whole training half.
 */
class SearchBench {

  private static final int FOLDS = 5;
  private static final int PASSAGE = 120;

  /** Questions asked before the clock runs. */
  private static final int WARMING = 50;

  private final Synonyms synonyms = Synonyms.shipped();

  @Test
  void relevance(@TempDir Path folder) throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    Judgements judgements = new Judgements();
    Map<String, String> clean = judgements.questions(Judgements.file("queries-train.tsv"));
    Map<String, String> typo = judgements.questions(Judgements.file("queries-typo-train.tsv"));
    String apart = System.getProperty("bench.held-out", "");
    try (Engines engines = new Engines(folder, 512)) {
      List<double[]> plain = new ArrayList<>();
      for (Map.Entry<String, SearchIndex> engine : engines.all().entrySet()) {
        engine.getValue().rebuild(judgements.documents(1));
        plain.add(judgements.measure(engine.getValue(), clean));
        print(engine.getKey() + " train", plain.get(plain.size() - 1));
        plain.add(judgements.measure(engine.getValue(), typo));
        print(engine.getKey() + " train, homophones", plain.get(plain.size() - 1));
        if (!apart.isEmpty()) {
          heldOut(engine.getKey(), engine.getValue(), judgements, apart);
        }
      }
      List<String> ids = new ArrayList<>(clean.keySet());
      double[] learnt = behaviour(engines.all(), judgements, clean);
      if (!apart.isEmpty()) {
        for (Map.Entry<String, SearchIndex> engine : engines.all().entrySet()) {
          Behaviour.teach(engine.getValue(), judgements, ids, clean);
          heldOut(engine.getKey() + " with behaviour", engine.getValue(), judgements, apart);
        }
      }
      assertThat(plain.get(0)[0]).isGreaterThan(.403 * plain.get(0)[3]);
      assertThat(plain.get(0)[2]).isGreaterThan(.70 * plain.get(0)[3]);
      assertThat(plain.get(1)[0]).isGreaterThan(.385 * plain.get(1)[3]);
      assertThat(learnt[0]).isGreaterThan(.44 * learnt[3]);
    }
  }

  /**
   * Each fifth of the questions after the other four have been asked and opened, on every engine.
   *
   * @return the sums of the last engine
   */
  private static double[] behaviour(
      Map<String, SearchIndex> engines, Judgements judgements, Map<String, String> questions) {
    List<String> ids = new ArrayList<>(questions.keySet());
    double[] sums = new double[4];
    for (Map.Entry<String, SearchIndex> engine : engines.entrySet()) {
      sums = new double[4];
      for (int fold = 0; fold < FOLDS; fold++) {
        List<String> others = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
          if (i % FOLDS == fold) {
            asked.put(ids.get(i), questions.get(ids.get(i)));
          } else {
            others.add(ids.get(i));
          }
        }
        Behaviour.teach(engine.getValue(), judgements, others, questions);
        double[] part = judgements.measure(engine.getValue(), asked);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += part[i];
        }
      }
      print(engine.getKey() + " train, behaviour from the other four fifths", sums);
    }
    return sums;
  }

  private static void heldOut(String name, SearchIndex index, Judgements judgements, String apart)
      throws IOException {
    Path folder = Path.of(apart);
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
  void titles(@TempDir Path folder) throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    TitleLookUps lookUps = new TitleLookUps(1);
    try (Engines engines = new Engines(folder, 512)) {
      for (Map.Entry<String, SearchIndex> engine : engines.all().entrySet()) {
        engine.getValue().rebuild(lookUps.documents());
        Map<String, Double> shares = lookUps.measure(engine.getValue());
        System.out.printf(
            "BENCH titles %s: S@1 %.4f %s%n", engine.getKey(), TitleLookUps.mean(shares), shares);
        assertThat(TitleLookUps.mean(shares)).isGreaterThan(.935);
      }
    }
  }

  @Test
  void throughputSmall(@TempDir Path folder) throws IOException {
    throughput(folder, 1, 512);
  }

  @Test
  void throughputLarge(@TempDir Path folder) throws IOException {
    throughput(folder, Integer.getInteger("bench.copies", 9), 1024);
  }

  private void throughput(Path folder, int copies, int heap) throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    Judgements judgements = new Judgements();
    List<String> questions =
        judgements.questions(Judgements.file("queries-train.tsv")).values().stream()
            .limit(Integer.getInteger("bench.questions", 150))
            .toList();
    try (Engines engines = new Engines(folder, heap)) {
      List<SearchDocument> documents = judgements.documents(copies);
      String size = "%,d passages".formatted(documents.size());
      for (Map.Entry<String, SearchIndex> engine : engines.all().entrySet()) {
        double seconds = seconds(() -> engine.getValue().rebuild(documents));
        System.out.printf(
            "BENCH %s, %s: indexed %.0f docs/s, %d MB on disk%n",
            size,
            engine.getKey(),
            documents.size() / seconds,
            megabytes(folder.resolve(engine.getKey().equals("lucene") ? "lucene" : "node/data")));
      }
      for (boolean all : new boolean[] {false, true}) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        engines
            .all()
            .forEach(
                (name, index) -> {
                  questions.stream().limit(WARMING).forEach(question -> ask(index, question, all));
                  samples.put(name, new Sample(engines.node(name)));
                });
        for (String question : questions) {
          engines
              .all()
              .forEach((name, index) -> samples.get(name).time(() -> ask(index, question, all)));
        }
        samples.forEach(
            (name, sample) ->
                System.out.printf(
                    "BENCH %s, %s, %s: %s%n",
                    size, name, all ? "facets and highlighting" : "ranking only", sample));
      }
      System.gc();
      System.out.printf(
          "BENCH %s: heap of this process, with the questions and documents, %d MB; resident here"
              + " %d MB, Elasticsearch %d MB%n",
          size,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
          ElasticNode.resident(ProcessHandle.current()),
          engines.node("elastic") == null ? 0 : engines.node("elastic").resident());
    }
  }

  private void ask(SearchIndex index, String question, boolean all) {
    SearchPlan plan = SearchPlan.of(question, synonyms);
    IndexAnswer answer = index.query(plan, SearchFilter.NONE, 0, 10, all);
    if (all) {
      answer.passages().forEach(passage -> Fragment.best(passage.text(), plan, PASSAGE));
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
    private final ElasticNode node;
    private long cpu;

    /**
     * @param node whose time counts too, or null
     */
    Sample(ElasticNode node) {
      this.node = node;
    }

    void time(Runnable work) {
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
