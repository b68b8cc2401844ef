package cn.shenhe.portal.training.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LotteryTest {

  private static final String SEED =
      "0000000000000000000000000000000000000000000000000000000000000001";

  private static List<String> lots(int count) {
    List<String> lots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lots.add("lot" + i);
    }
    return lots;
  }

  @Test
  void theDrawIsTheOneAnybodyGetsWithSha256sum() {
    // printf 'a1\nb2\nc3\n' | sha256sum; then printf '%s\n%s\n%s' SEED HASH LOT | sha256sum
    assertThat(Lottery.sha256(Lottery.list(List.of("c3", "a1", "b2"))))
        .isEqualTo("5ebda042ce65e7e18ba1f7d467b91a1ed5275e6e2e9fc4362425595b46d36e70");
    assertThat(Lottery.winners(SEED, List.of("c3", "a1", "b2"), 3))
        .containsExactly("b2", "c3", "a1");
  }

  @Test
  void theOrderInWhichLotsComeDoesNotMatterAndOneMoreLotChangesTheDraw() {
    List<String> shuffled = lots(1_000);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(Lottery.winners(SEED, shuffled, 20))
        .isEqualTo(Lottery.winners(SEED, lots(1_000), 20))
        .isNotEqualTo(Lottery.winners(SEED, lots(1_001), 20))
        .doesNotHaveDuplicates();
    assertThat(Lottery.winners(SEED, lots(3), 20)).hasSize(3);
  }

  @Test
  void everyLotWinsAboutEquallyOften() {
    Map<String, Integer> won = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      Lottery.winners("seed" + i, lots(10), 1).forEach(lot -> won.merge(lot, 1, Integer::sum));
    }
    assertThat(won).hasSize(10).allSatisfy((lot, times) -> assertThat(times).isBetween(320, 480));
  }

  @Test
  void rulesAreReadWithTheirUsualNumbersAndRefusedOutsideTheirRange() {
    assertThat(ContestRules.parse(""))
        .isEqualTo(new ContestRules(10, 10, 3, 20, 8, 20, 60, 5, List.of()));
    assertThat(ContestRules.parse("topic=消防， 燃气;daily=1").topics()).containsExactly("消防", "燃气");
    assertThat(ContestRules.parse("questions=20；least=15; daily=1").daily()).isEqualTo(1);
    for (String wrong : List.of("questions=4", "least=11", "floor=601", "other=1", "daily")) {
      assertThatThrownBy(() -> ContestRules.parse(wrong)).isInstanceOf(ContestRefused.class);
    }
  }

  @Test
  void answersAreWrittenAsALineAndWhatHasAnotherFormIsLeftOut() {
    Map<Integer, List<String>> answers =
        Map.of(2, List.of("b", "a"), 1, List.of("x1"), 3, List.of("<script>"), 99, List.of("a"));
    assertThat(AnswerLine.write(answers)).isEqualTo("1=x1;2=a,b");
    assertThat(AnswerLine.read("1=x1;2=a,b"))
        .isEqualTo(Map.of(1, List.of("x1"), 2, List.of("a", "b")));
    assertThat(AnswerLine.read("")).isEmpty();
  }

  @Test
  void aNicknameIsNoTelephoneNumberAndAUnitNoSentence() {
    for (String wrong : List.of("一", "13800000001", "<b>小明</b>", "")) {
      assertThatThrownBy(() -> new EntryForm(wrong, null, null)).isInstanceOf(ContestRefused.class);
    }
    assertThatThrownBy(() -> new EntryForm("小明", null, "http://x"))
        .isInstanceOf(ContestRefused.class);
    assertThat(new EntryForm(" 小明 ", " ", "甲 公司").unit()).isEqualTo("甲公司");
  }
}
