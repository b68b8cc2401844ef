package cn.shenhe.portal.exambank.question.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.shenhe.portal.exambank.question.SharedFixtures;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values: Moodle's statistics_test.php, from its stats.xls. */
class ItemAnalysisTest {

  private static final Double[] FACILITY = {
    0.,
    0.,
    0.,
    0.,
    null,
    null,
    null,
    41.19318182,
    81.36363636,
    71.36363636,
    65.45454545,
    65.90909091,
    36.36363636,
    59.09090909,
    50.,
    59.09090909,
    63.63636364,
    45.45454545,
    27.27272727,
    50.
  };
  private static final Double[] DEVIATION = {
    0.,
    0.,
    0.,
    0.,
    null,
    null,
    null,
    1912.733589,
    251.2738111,
    322.6312277,
    333.4199022,
    337.5811591,
    492.3659639,
    503.2362797,
    511.7663157,
    503.2362797,
    492.3659639,
    509.6471914,
    455.8423058,
    511.7663157
  };
  private static final Double[] WEIGHT = {
    0.,
    0.,
    0.,
    0.,
    0.,
    0.,
    0.,
    26.58464457,
    3.368456046,
    3.253955259,
    7.584083694,
    3.79658376,
    3.183278505,
    4.532356904,
    7.78856243,
    10.08351572,
    8.381139345,
    8.727645713,
    7.946277111,
    4.769500946
  };
  private static final Double[] INDEX = {
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    25.88327077,
    1.170256965,
    -4.207816809,
    28.16930644,
    -2.513606859,
    -12.99017581,
    -8.900638238,
    8.670004606,
    29.63337745,
    15.18945843,
    16.21079629,
    15.52451404,
    -8.396734802
  };
  private static final Double[] EFFICIENCY = {
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    27.23492723,
    1.382386552,
    -4.691171307,
    31.12404354,
    -2.877487579,
    -17.5074184,
    -10.27568922,
    10.86956522,
    34.58997279,
    17.4790556,
    20.14359793,
    22.06477733,
    -10.
  };

  @Test
  void everyItemStatisticEqualsMoodlesOwnToAMillionth() throws Exception {
    Golden golden = golden();
    ItemAnalysis analysis = ItemAnalysis.of(golden.marks, golden.maxima, golden.totals);
    assertThat(analysis.items()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      ItemStatistics item = analysis.items().get(i);
      equal("facility " + i, scaled(item.facility(), 100), FACILITY[i]);
      equal("deviation " + i, scaled(item.deviation(), 1000), DEVIATION[i]);
      equal("weight " + i, item.effectiveWeight(), WEIGHT[i]);
      equal("index " + i, item.discriminationIndex(), INDEX[i]);
      equal("efficiency " + i, item.discriminativeEfficiency(), EFFICIENCY[i]);
    }
  }

  @Test
  void reliabilityOfAWholeQuizEqualsMoodlesOwnToAMillionth() throws Exception {
    List<String> lines =
        Files.readAllLines(SharedFixtures.file("exam/moodle-stats-golden/results00.csv"));
    double[][] marks =
        lines.stream()
            .skip(1)
            .filter(l -> !l.isBlank())
            .map(
                l ->
                    Arrays.stream(l.split(","))
                        .skip(1)
                        .limit(7)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
            .toArray(double[][]::new);
    ItemAnalysis analysis = ItemAnalysis.of(marks, new double[] {1, 1, 1, 1, 1, 1, 1});
    // Source: stats_from_steps_walkthrough_test.php, quiz 00.
    equal("deviation", analysis.reliability().deviation(), 0.8117265554);
    equal("alpha", analysis.reliability().alpha(), -87.2230935542);
    equal("error ratio", analysis.reliability().errorRatio(), 136.8294900795);
    equal("standard error", analysis.reliability().standardError(), 1.1106813066);
    Double[] efficiency = {
      -9.4550536967,
      -36.7834118938,
      -21.6545012165,
      -31.4411395613,
      -21.1794802584,
      -56.9365974439,
      -6.5043742058
    };
    for (int i = 0; i < 7; i++) {
      equal("efficiency " + i, analysis.items().get(i).discriminativeEfficiency(), efficiency[i]);
    }
  }

  @Test
  void everyLineOfTheQuizStatisticsEqualsMoodlesOwnToAMillionth() throws Exception {
    List<Map<String, String>> steps = table("steps00.csv");
    List<double[]> marks = new ArrayList<>();
    for (Map<String, String> result : table("results00.csv")) {
      marks.add(
          result.entrySet().stream()
              .filter(cell -> cell.getKey().matches("(?i)slots?\\.\\d+\\.mark|mark.*\\d+"))
              .mapToDouble(cell -> Double.parseDouble(cell.getValue()))
              .toArray());
    }
    int checked = 0;
    for (Map<String, String> line : table("qstats00.csv")) {
      int slot = Integer.parseInt(line.get("slot"));
      List<double[]> met = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        boolean asked =
            (line.get("subqname").isEmpty()
                    || line.get("subqname").equals(steps.get(i).get("randqs." + slot)))
                && (line.get("variant").isEmpty()
                    || line.get("variant").equals(steps.get(i).get("variants." + slot)));
        if (asked) {
          met.add(marks.get(i));
        }
      }
      assertThat(met).hasSize(Integer.parseInt(line.get("s")));
      double[] maxima = new double[marks.get(0).length];
      Arrays.fill(maxima, 1);
      // Moodle compares a question behind a random slot with the whole total, its own mark
      // included.
      boolean behind = !line.get("subqname").isEmpty();
      double[] totals =
          met.stream().mapToDouble(m -> sum(m) + (behind ? m[slot - 1] : 0)).toArray();
      ItemStatistics item =
          ItemAnalysis.of(met.toArray(double[][]::new), maxima, totals).items().get(slot - 1);
      equal("facility " + line, item.facility(), Double.valueOf(line.get("facility")));
      equal("sd " + line, item.deviation(), Double.valueOf(line.get("sd")));
      equal(
          "index " + line,
          item.discriminationIndex(),
          Double.valueOf(line.get("discriminationindex")));
      equal(
          "efficiency " + line,
          item.discriminativeEfficiency(),
          Double.valueOf(line.get("discriminativeefficiency")));
      if (!line.get("effectiveweight").contains("NULL")) {
        equal(
            "weight " + line, item.effectiveWeight(), Double.valueOf(line.get("effectiveweight")));
      }
      checked++;
    }
    assertThat(checked).isEqualTo(10);
  }

  private static double sum(double[] marks) {
    return Arrays.stream(marks).sum();
  }

  /** A table of the golden data: one map per line. */
  private static List<Map<String, String>> table(String name) throws Exception {
    List<String> lines =
        Files.readAllLines(SharedFixtures.file("exam/moodle-stats-golden/" + name));
    String[] header = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = cells(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < header.length; c++) {
        row.put(header[c], c < cells.length ? cells[c] : "");
      }
      if (!line.isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static String[] cells(String line) {
    return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
        .toArray(String[]::new);
  }

  /**
   * What everybody answered, try by try, against Moodle's own counts: every different answer of the
   * expected table is an option. A try is what was handed in, or stood there unsubmitted at the
   * end; what is incomplete or no number is none.
   */
  @ParameterizedTest
  @ValueSource(strings = {"00", "01", "02", "03"})
  void theCountsOfEveryAnswerEqualMoodlesOwn(String quiz) throws Exception {
    Map<String, List<String>> tries = tries(quiz);
    Map<String, Map<String, Integer>> expected = new LinkedHashMap<>();
    for (Map<String, String> line : table("responsecounts" + quiz + ".csv")) {
      String group =
          String.join(
              "/",
              line.get("slot"),
              line.getOrDefault("randq", ""),
              line.getOrDefault("variant", "1"),
              line.getOrDefault("subpart", "1"));
      String answer = line.get("actualresponse");
      answer = line.get("modelresponse").equals("True") ? "1" : answer;
      answer = line.get("modelresponse").equals("False") ? "0" : answer;
      if (Integer.parseInt(line.get("totalcount")) > 0) {
        expected
            .computeIfAbsent(group, g -> new LinkedHashMap<>())
            .merge(answer, Integer.valueOf(line.get("totalcount")), Integer::sum);
      }
    }
    assertThat(expected).isNotEmpty();
    expected.forEach(
        (group, counts) -> {
          List<String> options = List.copyOf(counts.keySet());
          List<Set<Integer>> responses = new ArrayList<>();
          for (String answer : tries.get(group)) {
            assertThat(options).as(group).contains(answer);
            responses.add(Set.of(options.indexOf(answer)));
          }
          DistractorCounts counted = DistractorCounts.of(options.size(), responses);
          assertThat(counted.chosen()).as(group).isEqualTo(List.copyOf(counts.values()));
          assertThat(counted.blank()).isZero();
        });
  }

  /** Answers by slot/random question/variant/part. */
  private static Map<String, List<String>> tries(String quiz) throws Exception {
    Map<String, List<String>> tries = new TreeMap<>();
    Map<String, String> known = new HashMap<>();
    Set<String> waiting = new HashSet<>();
    for (Map<String, String> step : table("steps" + quiz + ".csv")) {
      for (int slot = 1; slot <= 7; slot++) {
        String of = step.get("quizattempt") + "/" + slot;
        for (String fact : List.of("randqs.", "variants.")) {
          String value = step.getOrDefault(fact + slot, "");
          known.merge(fact + of, value, (before, now) -> now.isEmpty() ? before : now);
        }
        String answers = "responses." + slot + ".";
        if (step.getOrDefault(answers + "-tryagain", "").equals("1")) {
          waiting.remove(of);
        }
        boolean handedIn = step.getOrDefault(answers + "-submit", "").equals("1");
        boolean ended = step.getOrDefault("finished", "1").equals("1") && !waiting.contains(of);
        List<String> parts =
            step.containsKey(answers + "frog")
                ? List.of(answers + "frog", answers + "cat", answers + "newt")
                : List.of(answers + "answer");
        boolean complete =
            parts.stream().noneMatch(part -> step.getOrDefault(part, "").matches("|x\\+y"));
        if ((handedIn || ended) && complete) {
          waiting.add(of);
          String variant = known.get("variants." + of);
          String group =
              slot + "/" + known.get("randqs." + of) + "/" + (variant.isEmpty() ? "1" : variant);
          for (int part = 0; part < parts.size(); part++) {
            tries
                .computeIfAbsent(group + "/" + (part + 1), g -> new ArrayList<>())
                .add(step.get(parts.get(part)));
          }
        }
      }
    }
    return tries;
  }

  @Test
  void alphaErrorRatioAndStandardErrorFollowFromTheVariances() {
    double[][] marks = {{1, 1, 1}, {1, 1, 0}, {1, 0, 0}, {0, 0, 0}};
    ItemAnalysis.Reliability r = ItemAnalysis.of(marks, new double[] {1, 1, 1}).reliability();
    // Variances 1/4, 1/3, 1/4; totals 3 2 1 0 with variance 5/3: α = 3/2·(1 − (5/6)/(5/3)) = 75 %.
    assertThat(r.alpha()).isCloseTo(75.0, within(1e-9));
    assertThat(r.errorRatio()).isCloseTo(50.0, within(1e-9));
    assertThat(r.standardError()).isCloseTo(Math.sqrt(5.0 / 3) / 2, within(1e-9));
  }

  @Test
  void oddItemsAreFlagged() {
    assertThat(new ItemStatistics(30, 0.97, 0.1, 1, 5.0, 5.0).flags())
        .containsExactly(ItemStatistics.Flag.TOO_EASY);
    assertThat(new ItemStatistics(30, 0.1, 0.1, 1, -5.0, -5.0).flags())
        .containsExactlyInAnyOrder(
            ItemStatistics.Flag.TOO_HARD, ItemStatistics.Flag.NEGATIVE_DISCRIMINATION);
    List<Set<Integer>> responses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      responses.add(i < 40 ? Set.of(0) : i < 59 ? Set.of(1) : Set.of());
    }
    DistractorCounts counts = DistractorCounts.of(3, responses);
    assertThat(counts.chosen()).containsExactly(40, 19, 0);
    assertThat(counts.blank()).isEqualTo(1);
    assertThat(counts.dead(Set.of(0))).containsExactly(2);
    assertThat(DistractorCounts.of(3, responses.subList(0, 10)).dead(Set.of(0))).isEmpty();
  }

  private static Double scaled(Double value, double factor) {
    return value == null ? null : value * factor;
  }

  private static void equal(String what, Double actual, Double expected) {
    if (expected == null) {
      assertThat(actual).as(what).isNull();
    } else {
      assertThat(actual).as(what).isCloseTo(expected, within(1e-6));
    }
  }

  private record Golden(double[][] marks, double[] maxima, double[] totals) {}

  private static Golden golden() throws Exception {
    List<String> lines =
        Files.readAllLines(SharedFixtures.file("exam/moodle-stats-golden/mdl_question_states.csv"));
    Map<Integer, Double> maxima = new TreeMap<>();
    List<Map<Integer, Double>> rows = new ArrayList<>();
    List<Double> totals = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      int slot = Integer.parseInt(cells[3]);
      if (slot == 1) {
        rows.add(new TreeMap<>());
        totals.add(Double.parseDouble(cells[1]));
      }
      maxima.put(slot, Double.parseDouble(cells[4]));
      rows.get(rows.size() - 1).put(slot, Double.parseDouble(cells[5]));
    }
    return new Golden(
        rows.stream()
            .map(r -> r.values().stream().mapToDouble(d -> d).toArray())
            .toArray(double[][]::new),
        maxima.values().stream().mapToDouble(d -> d).toArray(),
        totals.stream().mapToDouble(d -> d).toArray());
  }
}
