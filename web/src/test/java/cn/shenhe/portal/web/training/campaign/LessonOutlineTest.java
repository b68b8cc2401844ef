package cn.shenhe.portal.web.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LessonOutlineTest {

  @Test
  void headingsGatherWhatStandsBelowThemAsPlainLines() {
    LessonOutline outline =
        LessonOutline.of(
            "<p>先看&#xff0c;再动&#65281; 1 &lt; 2 &amp;amp;</p><h2 id=\"a\">第一</h2><ul><li><b>甲</b></li>"
                + "</ul><table><tr><th>项</th><td>数</td></tr></table><h2>空</h2><h2>第二</h2><p>乙</p>");

    assertThat(outline.parts())
        .containsExactly(
            new LessonOutline.Part("", List.of("先看，再动！ 1 < 2 &amp;")),
            new LessonOutline.Part("第一", List.of("甲", "项：数")),
            new LessonOutline.Part("第二", List.of("乙")));
  }
}
