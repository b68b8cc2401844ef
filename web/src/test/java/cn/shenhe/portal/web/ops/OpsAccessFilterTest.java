package cn.shenhe.portal.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpsAccessFilterTest {

  @Test
  void onlyTheWholeTokenOpens() {
    OpsAccessFilter filter = new OpsAccessFilter(Optional.of("geheim"));

    assertThat(filter.showsToken("Bearer geheim")).isTrue();
    assertThat(filter.showsToken("Bearer gehei")).isFalse();
    assertThat(filter.showsToken("Bearer geheim2")).isFalse();
    assertThat(filter.showsToken("Basic geheim")).isFalse();
    assertThat(filter.showsToken(null)).isFalse();
  }

  @Test
  void withoutATokenInTheSettingsNoTokenOpens() {
    assertThat(new OpsAccessFilter(Optional.empty()).showsToken("Bearer ")).isFalse();
    assertThat(new OpsAccessFilter(Optional.of(" ")).showsToken("Bearer  ")).isFalse();
  }
}
