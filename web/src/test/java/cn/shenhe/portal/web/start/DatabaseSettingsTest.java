package cn.shenhe.portal.web.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:./x;WRITE_DELAY=0", "jdbc:postgresql://db/portal"})
  void bothDatabasesAreAccepted(String url) {
    assertThatCode(() -> new DatabaseSettings(url, "portal", "portal")).doesNotThrowAnyException();
  }

  @Test
  void h2FileThatWouldLoseCommitsIsRefused() {
    assertThatThrownBy(() -> new DatabaseSettings("jdbc:h2:file:./x", "portal", "portal"))
        .hasMessageContaining("WRITE_DELAY=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:mysql://db/portal", "http://jdbc:h2:x"})
  void anyOtherDatabaseIsRefused(String url) {
    assertThatThrownBy(() -> new DatabaseSettings(url, "portal", "portal"))
        .hasMessageContaining("portal.db.url");
  }
}
