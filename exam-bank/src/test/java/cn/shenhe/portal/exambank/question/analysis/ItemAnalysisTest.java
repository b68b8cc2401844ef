package cn.shenhe.portal.exambank.question.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.shenhe.portal.exambank.question.SharedFixtures;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
