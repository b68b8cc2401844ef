package cn.shenhe.portal.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonHtmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://elsewhere.example/a.png)",
        "![x](picture:../../secret.svg)",
        "![x](picture:a.svg\"onerror=alert(1))",
        "<svg onload=alert(1)>",
        "<iframe src=//elsewhere.example></iframe>",
        "<a href='https://x' style='position:fixed'>x</a>",
      })
  void noMarkupOfTheAuthorsOwnReachesThePage(String attack) {
    String html = LessonHtml.of("## 标题\n\n" + attack).html();
    assertThat(html.replaceAll("&[^;]+;", ""))
        .doesNotContain("<script", "<svg", "<iframe", "href=\"javascript", "href=\"data", "src=\"h")
        .doesNotContainPattern("<[^>]+ (on\\w+|style)=");
    assertThat(html).doesNotContain("src=\"/courseware/pictures/..");
  }

  @Test
  void picturesTablesAndHeadingsKeepTheirMeaning() {
    LessonHtml page =
        LessonHtml.of(
            "# 一\n\n![油锅图](picture:kitchen-oil-fire.svg)\n\n## 二\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n");
    assertThat(page.html())
        .contains("<img src=\"/courseware/pictures/kitchen-oil-fire.svg\" alt=\"油锅图\"")
        .contains("<h2 id=\"s-1\">一</h2>", "<h2 id=\"s-2\">二</h2>")
        .contains("<div class=\"scroll\" tabindex=\"0\"><table>", "<td align=\"right\">2</td>");
    assertThat(page.sections().get(0).text()).isEqualTo("油锅图");
    assertThat(page.toc()).extracting(TocEntry::anchor).containsExactly("s-1", "s-2");
  }

  @Test
  void articlesOfALawAreAddressedByTheirNumber() {
    LessonHtml page = LessonHtml.of("## 第二章\n\n### 第一百二十七条\n\n甲。\n\n### 第十条之二\n\n乙。");
    assertThat(page.html()).contains("<h3 id=\"art-127\">", "<h3 id=\"art-10-2\">");
    assertThat(page.sections()).contains(new Section(3, "art-127", "第一百二十七条", "甲。"));
  }

  @Test
  void theQuizIsReadApartFromTheArticle() {
    String text =
        "## 甲\n\n文\n\n## 自测\n\n1. 问**一**？\n   - [ ] 错\n   - [x] 对\n   > 因为。\n\n2. 问二？\n   - [x] 甲\n   - [x] 乙\n";
    assertThat(LessonHtml.of(text).html()).doesNotContain("自测", "问一");
    assertThat(QuizText.questions(text)).hasSize(2);
    assertThat(QuizText.questions(text).get(0).text()).isEqualTo("问一？");
    assertThat(QuizText.questions(text).get(0).rightTexts()).containsExactly("对");
    assertThat(QuizText.questions(text).get(0).explanation()).isEqualTo("因为。");
    assertThatThrownBy(() -> QuizText.questions("## 自测\n\n1. 问？\n   - [ ] 甲\n   - [ ] 乙\n"))
        .isInstanceOf(CoursewareRefused.class);
  }
}
