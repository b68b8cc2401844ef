package cn.shenhe.portal.web.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.cap.CapProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the intake of warnings says by key, staff read in words. */
class WarningTextsTest {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("texts.warning", Locale.CHINA);

  @Test
  void everyReasonOfTheIntakeHasItsWords() throws IOException {
    Pattern key =
        Pattern.compile("\"((?:hidden|place|duty|cancel)\\.[A-Za-z_]+|warning\\.[A-Za-z]+)\"[,);]");
    List<String> keys = new ArrayList<>();
    Path sources = Path.of("../content/src/main/java/cn/shenhe/portal/content/warning").normalize();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher found = key.matcher(Files.readString(file).replaceAll("ContentAct\\([^,]*", ""));
        while (found.find()) {
          keys.add(found.group(1));
        }
      }
    }
    assertThat(keys).contains("hidden.status", "place.NONE", "warning.secondPerson");
    assertThat(TEXTS.keySet()).containsAll(keys);
  }

  @Test
  void everyRuleHasItsWords() {
    for (CapProblem.Rule rule : CapProblem.Rule.values()) {
      assertThat(TEXTS.containsKey("rule." + rule.name())).as(rule.name()).isTrue();
    }
  }

  @Test
  void aKindOfMessageIsSaidInWords() {
    WarningFormat format = new WarningFormat();
    assertThat(format.type("Cancel")).isEqualTo("解除");
    assertThat(format.type("Ack")).isEqualTo("Ack");
  }
}
