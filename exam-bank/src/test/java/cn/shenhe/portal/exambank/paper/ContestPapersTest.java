package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.BankLoader;
import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.LiveSelection;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContestPapersTest {

  private static final TestDatabase DATABASE = new TestDatabase();

  private final ContestPapers papers = DATABASE.bean(ContestPapers.class);

  @BeforeAll
  static void load() {
    DATABASE.as("system");
    DATABASE.in(DATABASE.bean(BankLoader.class)::loadShipped);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static Set<String> stemsOf(String topic) {
    LiveQuestions bank = DATABASE.bean(LiveQuestions.class);
    return DATABASE.in(
        () ->
            bank
                .contents(
                    bank.matching(LiveSelection.of(Category.PUBLIC, ""), 5_000).stream()
                        .filter(question -> question.syllabusPoint().equals(topic))
                        .map(LiveQuestion::versionId)
                        .toList())
                .values()
                .stream()
                .map(FrozenQuestion::item)
                .map(item -> item.stem().html())
                .collect(Collectors.toSet()));
  }

  @Test
  void aContestWithATopicAsksNothingElse() {
    int stock = DATABASE.in(() -> papers.stock(List.of("消防")));
    assertThat(stock).isBetween(10, DATABASE.in(() -> papers.stock(List.of())) - 1);
    assertThat(DATABASE.in(() -> papers.stock(List.of("消防", "燃气")))).isGreaterThan(stock);
    assertThat(DATABASE.in(() -> papers.stock(List.of("没有的")))).isZero();

    DATABASE.in(() -> papers.prepare("fire", 20, 10, List.of("消防"), 7));
    Set<String> fire = stemsOf("消防");
    for (int number = 1; number <= 20; number++) {
      int paper = number;
      assertThat(DATABASE.in(() -> papers.sheet("fire", paper)))
          .hasSize(10)
          .allMatch(question -> fire.contains(question.stem()));
    }
  }

  @Test
  void tooFewQuestionsOfATopicAreRefused() {
    assertThatThrownBy(() -> DATABASE.in(() -> papers.prepare("few", 1, 50, List.of("消防"), 7)))
        .isInstanceOf(PracticeRefused.class);
  }
}
