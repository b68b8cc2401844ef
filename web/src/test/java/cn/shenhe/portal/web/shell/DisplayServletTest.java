package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayServletTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search/search?q=%E7%81%AB", "/courseware/lesson/01ABC?page=2"})
  void pathOfOursIsTheWayBack(String back) {
    assertThat(DisplayServlet.localPath(back)).isEqualTo(back);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "//other.example",
        "https://other.example/",
        "\\\\other.example",
        "/\\other.example",
        "javascript:alert(1)",
        " /x",
        "/\t/other.example",
        "/x\r\nSet-Cookie: a=b",
        "/火"
      })
  void anythingElseLeadsHome(String back) {
    assertThat(DisplayServlet.localPath(back)).isEqualTo("/");
  }
}
