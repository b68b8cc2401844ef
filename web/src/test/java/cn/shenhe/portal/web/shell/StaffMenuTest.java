package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StaffMenuTest {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("texts.account", Locale.CHINA);

  static Iterable<StaffMenu.Entry> entries() {
    return StaffMenu.ALL;
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEntryHasANameAGroupAndAPage(StaffMenu.Entry entry) {
    assertThat(TEXTS.keySet()).contains(entry.key(), StaffMenu.textKey(entry.group()));
    assertThat(Path.of("src/main/webapp" + entry.path() + ".xhtml")).matches(Files::exists);
    assertThat(entry.roles()).isNotEmpty();
  }
}
