package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.sandbox.search.LatLonPointPrototypeQueries;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/**
 * The nearest ten of 200,000 that suit a hazard: our index beside brute force and Lucene, on the
 * same points and questions in one run. {@code mvn -Pbench -pl content test}.
 *
 * <p>Lucene's nearest takes no condition, so it gets an index of its own in which only the suitable
 * places have the field asked for; it measures on the sphere, ours on the ellipsoid.
 */
class ShelterIndexBench {

  private static final int SHELTERS = 200_000;
  private static final int WARM_UP = 2_000;
  private static final int QUESTIONS = 5_000;
  private static final int BRUTE_QUESTIONS = 200;
  private static final int NEAREST = 10;
  private static final Hazard[] HAZARDS = {
    Hazard.EARTHQUAKE, Hazard.FLOOD, Hazard.FIRE, Hazard.GALE
  };
  private static final double[] SHARES = {0.78, 0.62, 0.35, 0.05};

  private interface Question {
    Object ask(GeoPoint here, int hazard) throws IOException;
  }

  @Test
  void nearestTenOfTwoHundredThousand() throws IOException {
    Random random = new Random(20261124);
    GeoPoint[] points = new GeoPoint[SHELTERS];
    boolean[][] suits = new boolean[HAZARDS.length][SHELTERS];
    List<ShelterState> states = new ArrayList<>(SHELTERS);
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
      for (int i = 0; i < SHELTERS; i++) {
        points[i] = new GeoPoint(rounded(40, 4, random), rounded(121, 5, random));
        Document document = new Document();
        document.add(new StoredField("id", i));
        List<Object> facts =
            new ArrayList<>(
                List.of(
                    ShelterAttribute.POSITION, points[i].latitude() + "," + points[i].longitude()));
        for (int h = 0; h < HAZARDS.length; h++) {
          suits[h][i] = random.nextDouble() < SHARES[h];
          facts.add(ShelterAttribute.suits(HAZARDS[h]));
          facts.add(suits[h][i] ? "是" : "否");
          if (suits[h][i]) {
            document.add(
                new LatLonPoint(HAZARDS[h].name(), points[i].latitude(), points[i].longitude()));
          }
        }
        writer.addDocument(document);
        states.add(
            Sheets.state("s" + i, ShelterStatus.OPEN, Sheets.sheet("所" + i, facts.toArray())));
      }
      writer.forceMerge(1);
    }
    ShelterIndex index = new ShelterIndex(states);
    List<ShelterNeeds> needs =
        Arrays.stream(HAZARDS).map(h -> new ShelterNeeds(h, Set.of(), 0, true)).toList();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Question ours =
          (here, h) -> index.nearest(here, needs.get(h), TriState.YES, false, NEAREST, p -> true);
      Question lucene =
          (here, h) ->
              LatLonPointPrototypeQueries.nearest(
                  searcher, HAZARDS[h].name(), here.latitude(), here.longitude(), NEAREST);
      Question brute = (here, h) -> brute(points, suits[h], here);
      report("k-d tree, geodesic ", ours, QUESTIONS, WARM_UP);
      report("Lucene, sphere     ", lucene, QUESTIONS, WARM_UP);
      report("brute force        ", brute, BRUTE_QUESTIONS, 20);
    }
    Random check = new Random(3);
    for (int q = 0; q < 20; q++) {
      GeoPoint here = here(check);
      double[] found =
          index.nearest(here, needs.get(q % 4), TriState.YES, false, NEAREST, p -> true).stream()
              .mapToDouble(ShelterIndex.Near::metres)
              .toArray();
      assertThat(found).containsExactly(brute(points, suits[q % 4], here));
    }
  }

  private static void report(String name, Question question, int questions, int warmUp)
      throws IOException {
    Random random = new Random(7);
    for (int q = 0; q < warmUp; q++) {
      question.ask(here(random), q % HAZARDS.length);
    }
    long[] nanos = new long[questions];
    for (int q = 0; q < questions; q++) {
      GeoPoint here = here(random);
      long start = System.nanoTime();
      question.ask(here, q % HAZARDS.length);
      nanos[q] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "bench shelter %s %,d points, %d questions: p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
        name,
        SHELTERS,
        questions,
        nanos[questions / 2] / 1e6,
        nanos[questions * 99 / 100] / 1e6,
        nanos[questions - 1] / 1e6);
  }

  /** As a sheet keeps it, in ten-millionths of a degree. */
  private static double rounded(double from, double width, Random random) {
    return Math.round((from + random.nextDouble() * width) * 1e7) / 1e7;
  }

  private static GeoPoint here(Random random) {
    return new GeoPoint(40 + random.nextDouble() * 4, 121 + random.nextDouble() * 5);
  }

  private static double[] brute(GeoPoint[] points, boolean[] suits, GeoPoint here) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (suits[i]) {
        all.add(here.distanceTo(points[i]));
      }
    }
    all.sort(Comparator.naturalOrder());
    return all.stream().limit(NEAREST).mapToDouble(Double::doubleValue).toArray();
  }
}
