package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.LiveSelection;
import cn.shenhe.portal.exambank.question.LiveStock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes stock of the bank for a blueprint and draws papers from it. */
@ApplicationScoped
class PaperDrawing {

  private static final int STOCK_LIMIT = 20_000;

  @Inject LiveQuestions bank;
  @Inject PaperRepository papers;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.exam.expected-shares", defaultValue = "0.85,0.70,0.55")
  String expectedShares;

  /** Percent of the papers of {@link #exposurePapers} on which a question may stand; 100: any. */
  @Inject
  @ConfigProperty(name = "portal.exam.exposure-percent", defaultValue = "100")
  int exposurePercent;

  @Inject
  @ConfigProperty(name = "portal.exam.exposure-papers", defaultValue = "200")
  int exposurePapers;

  /** A stock with the contents it was taken from. */
  record Taken(Stock stock, Map<String, FrozenQuestion> contents) {}

  /** Everything live that fits the blueprint; quarantined and retired questions are not live. */
  Taken take(Blueprint blueprint) {
    Map<String, LiveQuestion> live = new LinkedHashMap<>();
    if (blueprint.industry().isEmpty()) {
      add(live, blueprint, null);
    } else {
      add(live, blueprint, blueprint.industry());
      add(live, blueprint, IndustryCatalogues.ALL);
    }
    Map<String, FrozenQuestion> contents = bank.contents(live.keySet());
    Stock stock = Stock.of(List.copyOf(live.values()), contents, Expectation.parse(expectedShares));
    return new Taken(stock, contents);
  }

  /** Points of the syllabus of the live questions that fit, sorted. */
  List<String> areas(Blueprint blueprint) {
    return bank
        .stock(
            new LiveSelection(
                blueprint.category(), null, blueprint.subOperation(), null, null, null, null))
        .stream()
        .map(LiveStock::syllabusPoint)
        .filter(area -> !area.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private void add(Map<String, LiveQuestion> live, Blueprint blueprint, String industry) {
    bank.matching(
            new LiveSelection(
                blueprint.category(), industry, blueprint.subOperation(), null, null, null, null),
            STOCK_LIMIT)
        .forEach(question -> live.putIfAbsent(question.versionId(), question));
  }

  /**
   * Draws and stores papers of a published version.
   *
   * @return them, in the order of their numbers
   * @throws BlueprintRefused if the bank cannot serve the blueprint any more, or only with
   *     questions that stood on too many of the last papers
   */
  List<Paper> draw(BlueprintVersion version, Paper.Purpose purpose, int count, long seed) {
    Taken taken = take(version.blueprint());
    feasible(Plan.of(version.cells(), taken.stock()));
    Stock stock =
        purpose == Paper.Purpose.EXAM ? rested(version, taken.stock(), count) : taken.stock();
    Plan plan = Plan.of(version.cells(), stock);
    BankSnapshot snapshot =
        papers
            .snapshot(stock.hash())
            .orElseGet(
                () -> {
                  BankSnapshot fresh = new BankSnapshot(stock, clock.instant());
                  papers.add(fresh);
                  return fresh;
                });
    List<Paper> drawn = new ArrayList<>();
    Deal deal = new Deal(plan, seed);
    PaperWriter writer = new PaperWriter(plan.cells(), taken.contents(), seed);
    for (int number = 1; number <= count; number++) {
      Paper paper = new Paper(version, snapshot, purpose, seed, number);
      List<Deal.Dealt> dealt = deal.next();
      paper.with(
          writer.write(paper.publicId(), paper.title(), paper.minutes(), dealt, number),
          expected(plan.cells(), dealt),
          clock.instant());
      papers.add(paper);
      drawn.add(paper);
    }
    return drawn;
  }

  /**
   * The stock without the questions that could stand on more than their part of the last papers of
   * this version, the coming ones among them.
   *
   * @throws BlueprintRefused naming the cells that cannot be filled without them
   */
  private Stock rested(BlueprintVersion version, Stock stock, int count) {
    if (exposurePercent >= 100) {
      return stock;
    }
    int window = Math.max(exposurePapers, count);
    int most = window * exposurePercent / 100;
    Map<String, Integer> used = new HashMap<>();
    papers
        .itemsOf(version, window - count)
        .forEach(items -> List.of(items.split(" ")).forEach(id -> used.merge(id, 1, Integer::sum)));
    Stock rested = stock;
    while (true) {
      Plan plan = Plan.of(version.cells(), rested);
      if (!plan.feasible()) {
        Plan.Shortfall first = plan.shortfalls().get(0);
        throw new BlueprintRefused(
            "exam.blueprint.exposure",
            names(plan, first),
            first.wanted(),
            first.found(),
            window,
            exposurePercent);
      }
      Set<String> worn = worn(plan, used, count, most);
      if (worn.isEmpty()) {
        return rested;
      }
      rested = rested.without(worn);
    }
  }

  /** Version ids that the next papers could bring above the limit; every deck is dealt evenly. */
  private static Set<String> worn(Plan plan, Map<String, Integer> used, int count, int most) {
    Set<String> worn = new HashSet<>();
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      int pool = plan.pools().get(cell).size();
      int times = (count * plan.cells().get(cell).count() + pool - 1) / pool;
      plan.pools().get(cell).stream()
          .flatMap(List::stream)
          .map(StockItem::versionId)
          .filter(id -> used.getOrDefault(id, 0) + times > most)
          .forEach(worn::add);
    }
    return worn;
  }

  /** The sheet a draft would give, without storing anything. */
  PaperWriter.Written sample(BlueprintVersion version, long seed) {
    Taken taken = take(version.blueprint());
    Plan plan = feasible(Plan.of(version.cells(), taken.stock()));
    return new PaperWriter(plan.cells(), taken.contents(), seed)
        .write("", version.blueprint().name(), version.minutes(), new Deal(plan, seed).next(), 1);
  }

  /**
   * The paper as its seed and snapshot give it, from nothing else of the stored paper; empty when
   * its method is not known.
   */
  Optional<PaperWriter.Written> again(Paper paper) {
    Stock stock = paper.snapshot().stock();
    Plan plan = feasible(Plan.of(paper.blueprintVersion().cells(), stock));
    return Deal.by(paper.method(), plan, paper.seed()).map(deal -> write(paper, plan, deal));
  }

  private PaperWriter.Written write(Paper paper, Plan plan, Deal deal) {
    List<Deal.Dealt> dealt = List.of();
    for (int number = 1; number <= paper.number(); number++) {
      dealt = deal.next();
    }
    List<String> versions = dealt.stream().map(d -> d.item().versionId()).toList();
    Map<String, FrozenQuestion> contents = bank.contents(versions);
    if (!contents.keySet().containsAll(versions)) {
      throw new IllegalStateException("a question of the paper is gone from the bank");
    }
    return new PaperWriter(plan.cells(), contents, paper.seed())
        .write(paper.publicId(), paper.title(), paper.minutes(), dealt, paper.number());
  }

  /**
   * @throws BlueprintRefused naming the cells that cannot be filled, or the one whose questions
   *     would stand on more papers than they may
   */
  void prove(BlueprintVersion version) {
    Plan plan = feasible(Plan.of(version.cells(), take(version.blueprint()).stock()));
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      double percent = 100 * plan.exposure(cell);
      if (percent > exposurePercent) {
        throw new BlueprintRefused(
            "exam.blueprint.exposure.cell",
            plan.cells().get(cell).label(),
            Math.round(percent),
            exposurePercent);
      }
    }
  }

  FeasibilityReport report(BlueprintVersion version) {
    Stock stock = take(version.blueprint()).stock();
    Plan plan = Plan.of(version.cells(), stock);
    List<FeasibilityReport.CellReport> cells = new ArrayList<>();
    for (int i = 0; i < plan.cells().size(); i++) {
      Cell cell = plan.cells().get(i);
      long fitting =
          stock.items().stream()
              .filter(item -> cell.takes(item.type(), item.difficulty(), item.area()))
              .map(StockItem::group)
              .distinct()
              .count();
      cells.add(
          new FeasibilityReport.CellReport(
              cell, (int) fitting, plan.pools().get(i).size(), Math.round(100 * plan.exposure(i))));
    }
    List<FeasibilityReport.Missing> missing =
        plan.shortfalls().stream()
            .map(s -> new FeasibilityReport.Missing(names(plan, s), s.wanted(), s.found()))
            .toList();
    boolean feasible = plan.feasible() && !cells.isEmpty();
    double expected = Math.round(plan.expectedMarks() * 10) / 10.0;
    return new FeasibilityReport(feasible, cells, missing, expected);
  }

  private static String names(Plan plan, Plan.Shortfall shortfall) {
    return String.join(
        "、", shortfall.cells().stream().map(c -> plan.cells().get(c).label()).toList());
  }

  /** Names the questions behind version ids and how many papers they stood on. */
  ExposureReport exposures(Map<String, Integer> counts, int papers, int limit) {
    List<Map.Entry<String, Integer>> most =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(limit)
            .toList();
    Map<String, FrozenQuestion> contents =
        bank.contents(most.stream().map(Map.Entry::getKey).toList());
    List<ExposureReport.Row> rows = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : most) {
      FrozenQuestion question = contents.get(entry.getKey());
      if (question != null) {
        rows.add(
            new ExposureReport.Row(
                question.code(),
                question.item().stem().plain(),
                entry.getValue(),
                Math.round(100.0 * entry.getValue() / papers)));
      }
    }
    return new ExposureReport(papers, counts.size(), rows);
  }

  private static Plan feasible(Plan plan) {
    if (!plan.feasible()) {
      Plan.Shortfall first = plan.shortfalls().get(0);
      throw new BlueprintRefused(
          "exam.blueprint.infeasible", names(plan, first), first.wanted(), first.found());
    }
    return plan;
  }

  static double expected(List<Cell> cells, List<Deal.Dealt> dealt) {
    return dealt.stream()
        .mapToDouble(d -> cells.get(d.cell()).marks().doubleValue() * d.item().facility())
        .sum();
  }
}
