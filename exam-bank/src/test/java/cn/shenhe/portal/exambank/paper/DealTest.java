package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten thousand papers. */
class DealTest {

  private static final Expectation EXPECTATION = new Expectation(0.85, 0.70, 0.55);
  private static final List<String> AREAS = List.of("甲", "乙", "丙", "丁", "戊");

  private static Cell aCell(String area, QuestionType type, Difficulty difficulty, int count) {
    return new Cell(
        area, type, difficulty, count, new BigDecimal("2"), CreditPolicy.ALL_OR_NOTHING);
  }

  /** 600 questions of uneven difficulty; every tenth is alike the one before it. */
  private static Stock aStock() {
    Random random = new Random(5);
    List<StockItem> items = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Difficulty difficulty = Difficulty.values()[random.nextInt(10) < 3 ? 0 : 1 + i % 2];
      items.add(
          new StockItem(
              "v" + i,
              "c" + i,
              i % 3 == 0 ? QuestionType.TRUE_FALSE : QuestionType.SINGLE_CHOICE,
              difficulty,
              AREAS.get(random.nextInt(5)),
              i % 10 == 9 ? i - 1 : i,
              EXPECTATION.facility(difficulty)));
    }
    return new Stock(items);
  }

  /** Cells that overlap: hard questions of any area beside areas of any difficulty. */
  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    AREAS.forEach(area -> cells.add(aCell(area, QuestionType.SINGLE_CHOICE, null, 6)));
    AREAS.forEach(area -> cells.add(aCell(area, QuestionType.TRUE_FALSE, null, 3)));
    cells.add(aCell("", QuestionType.SINGLE_CHOICE, Difficulty.HARD, 5));
    return cells;
  }

  @Test
  void tenThousandPapersHoldTheCountsNoQuestionTwiceAndNearlyEqualDifficulty() {
    int papers = 10_000;
    List<Cell> cells = cells();
    Plan plan = Plan.of(cells, aStock());
    assertThat(plan.shortfalls()).isEmpty();
    Deal deal = new Deal(plan, 20_261_123L);
    Map<String, Integer> uses = new HashMap<>();
    double least = 100;
    double most = 0;
    for (int n = 0; n < papers; n++) {
      List<Deal.Dealt> paper = deal.next();
      Set<Integer> groups = new HashSet<>();
      int[] counts = new int[cells.size()];
      for (Deal.Dealt question : paper) {
        StockItem item = question.item();
        if (!groups.add(item.group())) {
          throw new AssertionError("paper " + n + " holds a question twice: " + item);
        }
        if (!cells.get(question.cell()).takes(item.type(), item.difficulty(), item.area())) {
          throw new AssertionError("paper " + n + " has a question in a wrong cell: " + item);
        }
        counts[question.cell()]++;
        uses.merge(item.versionId(), 1, Integer::sum);
      }
      for (int c = 0; c < counts.length; c++) {
        if (counts[c] != cells.get(c).count()) {
          throw new AssertionError("paper " + n + ", cell " + c + ": " + counts[c]);
        }
      }
      double expected = PaperDrawing.expected(cells, paper);
      least = Math.min(least, expected);
      most = Math.max(most, expected);
    }
    System.out.printf(
        "10,000 papers: expected marks %.2f-%.2f, most exposed %d%n",
        least, most, uses.values().stream().mapToInt(u -> u).max().orElse(0));
    assertThat(most - least).isLessThanOrEqualTo(2.0);
    for (int c = 0; c < cells.size(); c++) {
      assertThat(plan.exposure(c)).as(cells.get(c).label()).isLessThanOrEqualTo(0.2);
    }
    assertThat(uses.values()).allMatch(used -> used <= papers / 5);
  }

  @Test
  void everyQuestionOfACellIsUsedEquallyOften() {
    List<Cell> cells = List.of(aCell("甲", QuestionType.SINGLE_CHOICE, null, 7));
    List<StockItem> items = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Difficulty difficulty = Difficulty.values()[i % 3];
      items.add(
          new StockItem(
              "v" + i,
              "c" + i,
              QuestionType.SINGLE_CHOICE,
              difficulty,
              "甲",
              i,
              EXPECTATION.facility(difficulty)));
    }
    Deal deal = new Deal(Plan.of(cells, new Stock(items)), 3);
    Map<String, Integer> uses = new HashMap<>();
    for (int n = 0; n < 1_000; n++) {
      List<String> paper = deal.next().stream().map(d -> d.item().versionId()).toList();
      assertThat(paper).doesNotHaveDuplicates().hasSize(7);
      paper.forEach(id -> uses.merge(id, 1, Integer::sum));
    }
    assertThat(uses.values()).allMatch(used -> used == 437 || used == 438);
  }

  @Test
  void equalSeedAndStockGiveEqualPapersAndTheTextOfAStockIsEnough() {
    Plan plan = Plan.of(cells(), aStock());
    Plan read = Plan.of(cells(), Stock.parse(aStock().text()));
    Deal one = new Deal(plan, 1);
    Deal again = new Deal(read, 1);
    Deal other = new Deal(plan, 2);
    for (int n = 0; n < 200; n++) {
      List<Deal.Dealt> paper = one.next();
      assertThat(again.next()).isEqualTo(paper);
      assertThat(other.next()).isNotEqualTo(paper);
    }
  }

  /** Pinned, so that nobody changes the method without counting it up. */
  @Test
  void methodOneDrawsTheseQuestions() {
    Deal deal = new Deal(Plan.of(cells(), aStock()), 42);
    deal.next();
    List<String> codes = deal.next().stream().map(d -> d.item().code()).sorted().limit(12).toList();
    assertThat(Deal.METHOD).isEqualTo(1);
    assertThat(String.join(" ", codes))
        .isEqualTo("c104 c109 c111 c116 c118 c133 c134 c150 c175 c181 c201 c223");
  }
}
