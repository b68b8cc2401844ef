package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataSavingFilterTest {

  @Test
  void picturesOfTheMainPartBecomeLinksWithTheirWords() {
    String page =
        "<header><img src=\"/mark.svg\" alt=\"\"/></header><main id=\"main\"><p>"
            + "<img src=\"/courseware/pictures/a.svg\" alt=\"三步图：靠边$1\" loading=\"lazy\" /></p>"
            + "<video poster=\"/still.jpg\" controls=\"controls\"></video></main>";

    assertThat(DataSavingFilter.withoutPictures(page))
        .contains("<header><img src=\"/mark.svg\"")
        .contains("href=\"/courseware/pictures/a.svg\">点开看图：三步图：靠边$1</a>")
        .contains("<video controls")
        .doesNotContain("/still.jpg")
        .doesNotContain("<img src=\"/courseware");
  }

  @Test
  void theChoiceIsKeptInTheCookieBesideTheOthers() {
    DisplayState saving = DisplayState.DEFAULT.withTheme("dark").withSaving(true);
    assertThat(saving.cookieValue()).isEqualTo("100.dark.0.s");
    assertThat(DisplayState.parse("100.dark.0.s")).isEqualTo(saving);
    assertThat(saving.larger().withElder(true).saving()).isTrue();
  }
}
