package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static List<LiveQuestion> aStock(int singles, int multiples, int statements) {
    List<LiveQuestion> stock = new ArrayList<>();
    add(stock, QuestionType.SINGLE_CHOICE, singles);
    add(stock, QuestionType.MULTIPLE_CHOICE, multiples);
    add(stock, QuestionType.TRUE_FALSE, statements);
    return stock;
  }

  private static void add(List<LiveQuestion> stock, QuestionType type, int count) {
    for (int i = 0; i < count; i++) {
      String code = type + "-" + i;
      stock.add(new LiveQuestion(code, "v" + code, code, type, Difficulty.MEDIUM, "", "f" + code));
    }
  }

  private static Option anOption(String text, boolean correct, boolean pinned) {
    return new Option(RichText.ofPlain(text), correct, pinned);
  }

  @Test
  void equalSeedAndStockGiveEqualPapers() {
    List<LiveQuestion> stock = aStock(100, 40, 60);
    assertThat(Draw.questions(stock, 20, 42)).isEqualTo(Draw.questions(stock, 20, 42));
    assertThat(Draw.questions(stock, 20, 42)).isNotEqualTo(Draw.questions(stock, 20, 43));
  }

  @Test
  void aPaperHasTheSharesOfKindsAndNoQuestionTwice() {
    for (long seed = 0; seed < 500; seed++) {
      List<LiveQuestion> paper = Draw.questions(aStock(100, 40, 60), 20, seed);
      assertThat(paper).hasSize(20).doesNotHaveDuplicates();
      assertThat(paper.stream().filter(q -> q.type() == QuestionType.SINGLE_CHOICE)).hasSize(10);
      assertThat(paper.stream().filter(q -> q.type() == QuestionType.MULTIPLE_CHOICE)).hasSize(4);
    }
  }

  @Test
  void aKindThatIsMissingIsFilledUpFromTheOthers() {
    assertThat(Draw.questions(aStock(100, 0, 0), 20, 1)).hasSize(20);
    assertThat(Draw.questions(aStock(3, 0, 2), 20, 1)).hasSize(5);
  }

  @Test
  void questionsThatAskTheSameNeverMeetOnAPaper() {
    List<LiveQuestion> stock = new ArrayList<>(aStock(12, 0, 0));
    for (LiveQuestion twin : aStock(12, 0, 0)) {
      stock.add(
          new LiveQuestion(
              twin.questionId() + "b",
              twin.versionId() + "b",
              twin.code() + "b",
              twin.type(),
              twin.difficulty(),
              "",
              twin.fingerprint()));
    }
    for (long seed = 0; seed < 200; seed++) {
      assertThat(Draw.questions(stock, 20, seed).stream().map(LiveQuestion::fingerprint))
          .doesNotHaveDuplicates()
          .hasSize(12);
    }
  }

  @Test
  void pinnedOptionsKeepTheirPlaceAndTheKeyFollowsTheText() {
    List<Option> options =
        List.of(
            anOption("甲", false, false),
            anOption("乙", true, false),
            anOption("丙", false, false),
            anOption("以上都是", false, true));
    Set<Integer> firsts = new java.util.HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      List<Integer> order = Draw.optionOrder(options, new Random(seed));
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
      assertThat(order.get(3)).isEqualTo(3);
      firsts.add(order.get(0));
    }
    assertThat(firsts).containsExactlyInAnyOrder(0, 1, 2);
    Item item = Item.of(RichText.ofPlain("选哪个？"), new ItemBody.Choice(false, options));
    assertThat(Practice.key(item)).containsExactly(1);
  }
}
