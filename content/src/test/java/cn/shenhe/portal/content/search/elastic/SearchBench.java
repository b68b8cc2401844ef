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
      Map<String, double[]> clear = new LinkedHashMap<>();
      Map<String, double[]> mistyped = new LinkedHashMap<>();
      for (Map.Entry<String, SearchIndex> engine : engines.all().entrySet()) {
        engine.getValue().rebuild(judgements.documents(1));
        clear.put(engine.getKey(), judgements.measure(engine.getValue(), clean));
        print(engine.getKey() + " train", clear.get(engine.getKey()));
        mistyped.put(engine.getKey(), judgements.measure(engine.getValue(), typo));
        print(engine.getKey() + " train, homophones", mistyped.get(engine.getKey()));
        if (!apart.isEmpty()) {
          double[] untaught = heldOut(engine.getKey(), engine.getValue(), judgements, apart);
          assertThat(untaught[0]).as(engine.getKey()).isGreaterThanOrEqualTo(.40 * untaught[3]);
          assertThat(untaught[2]).as(engine.getKey()).isGreaterThanOrEqualTo(.70 * untaught[3]);
        }
      }
      List<String> ids = new ArrayList<>(clean.keySet());
      Map<String, double[]> learnt = behaviour(engines.all(), judgements, clean);
      if (!apart.isEmpty()) {
        for (Map.Entry<String, SearchIndex> engine : engines.all().entrySet()) {
          Behaviour.teach(engine.getValue(), judgements, ids, clean);
          double[] taught =
              heldOut(engine.getKey() + " with behaviour", engine.getValue(), judgements, apart);
          assertThat(taught[0]).as(engine.getKey()).isGreaterThanOrEqualTo(.46 * taught[3]);
          assertThat(taught[2]).as(engine.getKey()).isGreaterThanOrEqualTo(.80 * taught[3]);
        }
      }
      for (String engine : engines.all().keySet()) {
        double[] plain = clear.get(engine);
        double[] homophones = mistyped.get(engine);
        double[] taught = learnt.get(engine);
        assertThat(plain[0]).as(engine).isGreaterThan(.403 * plain[3]);
        assertThat(plain[2]).as(engine).isGreaterThan(.70 * plain[3]);
        assertThat(homophones[0]).as(engine).isGreaterThan(.385 * homophones[3]);
        assertThat(taught[0]).as(engine).isGreaterThan(.44 * taught[3]);
      }
    }
  }

  /**
   * Each fifth of the questions after the other four have been asked and opened, on every engine.
   *
   * @return the sums of each engine
   */
  private static Map<String, double[]> behaviour(
      Map<String, SearchIndex> engines, Judgements judgements, Map<String, String> questions) {
    List<String> ids = new ArrayList<>(questions.keySet());
    Map<String, double[]> byEngine = new LinkedHashMap<>();
    for (Map.Entry<String, SearchIndex> engine : engines.entrySet()) {
      double[] sums = new double[4];
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
      byEngine.put(engine.getKey(), sums);
    }
    return byEngine;
  }

  /**
   * The questions kept apart, and the same with errors of sound where there are such.
   *
   * @return the sums of the former
   */
  private static double[] heldOut(
      String name, SearchIndex index, Judgements judgements, String apart) throws IOException {
    Path folder = Path.of(apart);
    judgements.judge(folder.resolve("qrels.tsv"));
    double[] sums = judgements.measure(index, judgements.questions(folder.resolve("queries.tsv")));
    print(name + " held out", sums);
    Path typo = folder.resolve("queries-typo.tsv");
    if (Files.exists(typo)) {
      print(name + " held out, homophones", judgements.measure(index, judgements.questions(typo)));
    }
    return sums;
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
