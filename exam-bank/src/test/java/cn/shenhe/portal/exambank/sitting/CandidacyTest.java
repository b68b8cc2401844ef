package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real name a candidate gives for an exam. */
class CandidacyTest {

  private final Candidacy nickname = new Candidacy("person", "小太阳☀", "", null, null);

  @ParameterizedTest
  @ValueSource(
      strings = {"张三", "买买提·吐尔逊", "𬱖𠮷", "〇一", "John O'Neill Jr.", "Zoë Müller", "\uD888\uDC00三"})
  void aNameIsTakenAsGiven(String name) {
    assertThat(nickname.named(" " + name + "　").name()).isEqualTo(name);
  }

  @Test
  void everyMiddleDotBecomesTheOne() {
    assertThat(nickname.named("买买提•吐尔逊").name()).isEqualTo("买买提·吐尔逊");
    assertThat(nickname.named("买买提・吐尔逊").name()).isEqualTo("买买提·吐尔逊");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "张", "张三1", "小太阳☀", "张三<b>", "·张三", "张三·", "13800138000"})
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> nickname.named(name))
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.enrol.name");
  }

  @Test
  void sixtyCharactersAreTheMost() {
    String rare = "𠮷".repeat(60);
    assertThat(nickname.named(rare).name()).isEqualTo(rare);
    assertThatThrownBy(() -> nickname.named(rare + "三")).isInstanceOf(SittingRefused.class);
    assertThatThrownBy(() -> nickname.named(null)).isInstanceOf(SittingRefused.class);
  }
}
