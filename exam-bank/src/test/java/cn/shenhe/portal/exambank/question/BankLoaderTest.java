package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BankLoaderTest {

  private final TestDatabase database = new TestDatabase().as("system");
  private final BankLoader loader = database.bean(BankLoader.class);
  private final QuestionCatalogue catalogue = database.bean(QuestionCatalogue.class);
  private final QuestionImport importing = database.bean(QuestionImport.class);
  private final LiveQuestions live = database.bean(LiveQuestions.class);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theShippedBankLoadsCompletelyGoesLiveAndIsNotLoadedTwice() {
    int loaded = database.in(loader::loadShipped);
    for (ImportSummary summary : database.in(importing::latest)) {
      List<ImportRowView> bad =
          Stream.of(RowVerdict.REJECTED, RowVerdict.CONTRADICTS, RowVerdict.DUPLICATE)
              .flatMap(v -> database.in(() -> importing.rows(summary.id(), v, 0, 50)).stream())
              .toList();
      System.out.println(summary.fileName() + " " + summary.rows() + " " + summary.counts());
      assertThat(bad).as(summary.fileName()).isEmpty();
    }
    assertThat(loaded).isGreaterThanOrEqualTo(900);
    assertThat(database.in(() -> catalogue.count(QuestionFilter.inState(QuestionState.LIVE))))
        .isEqualTo(loaded);
    assertThat(database.in(loader::loadShipped)).isZero();
    assertThat(database.in(() -> catalogue.count(QuestionFilter.all()))).isEqualTo(loaded);
    assertThat(count(Category.PRINCIPAL, null)).isGreaterThanOrEqualTo(250);
    assertThat(count(Category.MANAGER, null)).isGreaterThanOrEqualTo(250);
    assertThat(count(Category.SPECIAL_OPERATOR, null)).isGreaterThanOrEqualTo(400);
    assertThat(count(Category.PUBLIC, null)).isGreaterThanOrEqualTo(100);
    for (String operation :
        List.of("低压电工", "高压电工", "熔化焊接与热切割", "高处安装、维护、拆除", "登高架设", "制冷与空调设备运行操作")) {
      assertThat(count(Category.SPECIAL_OPERATOR, operation))
          .as(operation)
          .isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void everyShippedFileIsInTheLoadingList() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/bank"))) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".csv") || n.endsWith(".json"))
              .sorted()
              .toList();
      assertThat(loader.shippedFiles()).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  /** An industry the catalogue does not have is one no blueprint can ask for. */
  @Test
  void everyIndustryOfTheShippedTablesIsInTheShippedCatalogue() throws Exception {
    Set<String> known = new HashSet<>(Set.of("通用"));
    for (String line : Files.readAllLines(Path.of("src/main/resources/catalogue/industries.csv"))) {
      known.add(line.split(",", -1)[1]);
    }
    for (String name : loader.shippedFiles()) {
      if (name.endsWith(".csv")) {
        for (String line : Files.readAllLines(Path.of("src/main/resources/bank", name))) {
          // The last but one column; neither it nor the last holds a comma.
          String[] cells = line.split(",", -1);
          assertThat(known).as(line).contains(cells[cells.length - 2].split(";"));
        }
      }
    }
  }

  private int count(Category category, String operation) {
    return database.in(() -> live.matching(LiveSelection.of(category, operation), 5000)).size();
  }
}
