package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

  private final RefusalTexts texts = new RefusalTexts();

  @Test
  void theCodeIsTheKey() {
    assertThat(texts.text("shell.failure", List.of("00000042")))
        .isEqualTo("系统出现故障，未能完成。请稍后再试；如需反映，请报编号 00000042。");
  }

  @Test
  void aCodeWithoutASentenceStillTellsTheUserSomething() {
    assertThat(texts.text("nobody.wrote-this", List.of(Instant.EPOCH))).isEqualTo("不符合办理条件，未能完成。");
  }

  @Test
  void aKeyIsFoundInAnotherBundleThanItsFirstWord() {
    assertThat(RefusalTexts.find("portal.name")).isPresent();
  }
}
