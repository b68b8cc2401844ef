package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.shell.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A portal into which nobody has brought shelters yet says how many the plan knows. */
class EmptyShelterListTest {

  @Test
  void theTextNamesTheSixtyTwoOfThePlanWithItsSource() {
    assertThat(Texts.of("shelter", "empty.text")).contains("62 处", "学校 58 处", "公园 4 处", "没有公开名单");
    assertThat(Texts.of("shelter", "empty.source"))
        .startsWith("来源：")
        .contains("沈河区", "“十四五”", "规划", "截至“十三五”末");
  }

  @Test
  void thePagesShowItWithItsSourceWhereThereAreNone() throws IOException {
    assertThat(shownWithout("shelters.xhtml", "#{shelters.total eq 0 and not shelters.past}"))
        .contains("shelterText['empty.text']", "shelterText['empty.source']");
    assertThat(shownWithout("pocket.xhtml", "#{pocket.total eq 0}"))
        .contains("shelterText['empty.text']", "shelterText['empty.source']");
  }

  /** The fragment that is rendered on this condition. */
  private static String shownWithout(String page, String condition) throws IOException {
    String text = Files.readString(Path.of("src/main/webapp/shelter/" + page));
    String start = "<ui:fragment rendered=\"" + condition + "\">";
    assertThat(text).containsOnlyOnce(start);
    int from = text.indexOf(start);
    return text.substring(from, text.indexOf("</ui:fragment>", from));
  }
}
