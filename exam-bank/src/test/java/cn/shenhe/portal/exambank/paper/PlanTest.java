package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final QuestionType SINGLE = QuestionType.SINGLE_CHOICE;

  private static Cell aCell(String area, Difficulty difficulty, int count) {
    return new Cell(area, SINGLE, difficulty, count, BigDecimal.ONE, CreditPolicy.ALL_OR_NOTHING);
  }

  private static StockItem anItem(int number, String area, Difficulty difficulty, int group) {
    return new StockItem("v" + number, "c" + number, SINGLE, difficulty, area, group, 0.7);
  }

  private static Stock aStock(Object... areasAndDifficulties) {
    List<StockItem> items = new ArrayList<>();
    for (int i = 0; i < areasAndDifficulties.length; i += 2) {
      items.add(
          anItem(
              i / 2,
              (String) areasAndDifficulties[i],
              (Difficulty) areasAndDifficulties[i + 1],
              i / 2));
    }
    return new Stock(items);
  }

  @Test
  void aCellWithTooFewQuestionsIsNamed() {
    Plan plan =
        Plan.of(
            List.of(aCell("甲", null, 1), aCell("乙", null, 2)),
            aStock("甲", Difficulty.EASY, "甲", Difficulty.EASY, "乙", Difficulty.EASY));
    assertThat(plan.shortfalls()).containsExactly(new Plan.Shortfall(List.of(1), 2, 1));
  }

  @Test
  void cellsThatOverlapAreRefusedTogetherThoughEachAloneHasEnough() {
    // Two hard questions of 甲 serve either cell, but not both.
    Plan plan =
        Plan.of(
            List.of(aCell("甲", null, 2), aCell("", Difficulty.HARD, 2)),
            aStock("甲", Difficulty.HARD, "甲", Difficulty.HARD, "乙", Difficulty.EASY));
    assertThat(plan.feasible()).isFalse();
    Plan.Shortfall shortfall = plan.shortfalls().get(0);
    assertThat(shortfall.cells()).containsExactlyInAnyOrder(0, 1);
    assertThat(shortfall.wanted()).isEqualTo(4);
    assertThat(shortfall.found()).isEqualTo(2);
  }

  @Test
  void aSharingIsFoundWhereTakingWhateverComesFirstWouldFail() {
    Plan plan =
        Plan.of(
            List.of(aCell("", null, 2), aCell("甲", Difficulty.HARD, 1), aCell("乙", null, 1)),
            aStock(
                "甲",
                Difficulty.HARD,
                "乙",
                Difficulty.EASY,
                "丙",
                Difficulty.EASY,
                "丙",
                Difficulty.EASY));
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.pools().get(1).get(0).get(0).area()).isEqualTo("甲");
    assertThat(plan.pools().get(2).get(0).get(0).area()).isEqualTo("乙");
  }

  @Test
  void questionsThatAskNearlyTheSameCountAsOne() {
    Stock stock =
        new Stock(
            List.of(
                anItem(1, "甲", Difficulty.EASY, 1),
                anItem(2, "甲", Difficulty.EASY, 1),
                anItem(3, "乙", Difficulty.EASY, 1)));
    Plan one = Plan.of(List.of(aCell("甲", null, 1)), stock);
    assertThat(one.feasible()).isTrue();
    assertThat(one.pools().get(0).get(0)).hasSize(2);
    assertThat(Plan.of(List.of(aCell("甲", null, 2)), stock).shortfalls())
        .containsExactly(new Plan.Shortfall(List.of(0), 2, 1));
    assertThat(Plan.of(List.of(aCell("甲", null, 1), aCell("乙", null, 1)), stock).feasible())
        .isFalse();
  }

  @Test
  void theVerdictIsThatOfTryingEverySharing() {
    Random random = new Random(11);
    int feasible = 0;
    for (int round = 0; round < 3_000; round++) {
      List<StockItem> items = new ArrayList<>();
      int size = 1 + random.nextInt(7);
      for (int i = 0; i < size; i++) {
        items.add(
            anItem(
                i,
                random.nextBoolean() ? "甲" : "乙",
                Difficulty.values()[random.nextInt(2)],
                random.nextInt(4) == 0 ? 0 : i));
      }
      List<Cell> cells = new ArrayList<>();
      for (int c = 0; c < 1 + random.nextInt(3); c++) {
        cells.add(
            aCell(
                List.of("", "甲", "乙").get(random.nextInt(3)),
                random.nextBoolean() ? null : Difficulty.values()[random.nextInt(2)],
                1 + random.nextInt(2)));
      }
      Stock stock = new Stock(items);
      Plan plan = Plan.of(cells, stock);
      boolean possible = possible(places(cells), stock, new ArrayList<>());
      assertThat(plan.feasible()).as("%s %s", cells, items).isEqualTo(possible);
      for (Plan.Shortfall shortfall : plan.shortfalls()) {
        assertThat(shortfall.found()).isLessThan(shortfall.wanted());
      }
      if (possible) {
        feasible++;
        assertThat(
                plan.pools().stream()
                    .flatMap(List::stream)
                    .map(group -> group.get(0).group())
                    .toList())
            .doesNotHaveDuplicates();
      }
    }
    assertThat(feasible).isBetween(300, 2_700);
  }

  private static List<Cell> places(List<Cell> cells) {
    return cells.stream().flatMap(c -> IntStream.range(0, c.count()).mapToObj(i -> c)).toList();
  }

  private static boolean possible(List<Cell> places, Stock stock, List<Integer> taken) {
    if (taken.size() == places.size()) {
      return true;
    }
    Cell next = places.get(taken.size());
    for (StockItem item : stock.items()) {
      if (next.takes(item.type(), item.difficulty(), item.area())
          && !taken.contains(item.group())) {
        taken.add(item.group());
        if (possible(places, stock, taken)) {
          return true;
        }
        taken.remove(taken.size() - 1);
      }
    }
    return false;
  }
}
