package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages for what went wrong: they say so in the visitor's words and show nothing of ours. */
@ExtendWith(OnPortal.class)
class FailurePagesIT {

  private static final Pattern NUMBER = Pattern.compile("故障编号：<b>(\\d{8})</b>");

  private final Portal portal;

  FailurePagesIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void unknownAddressSaysNotFound() {
    HttpResponse<String> answer = portal.get("/no/such/page");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertIsAPageOfOurs(answer, "没有找到这个页面");
  }

  @Test
  void refusedRequestSaysForbidden() {
    HttpResponse<String> answer =
        portal.post("/display", "set=dark", "Origin", "https://other.example");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertIsAPageOfOurs(answer, "您没有查看这个页面的权限");
  }

  @Test
  void formOfALostPageSaysExpired() {
    HttpResponse<String> answer = portal.post("/", "jakarta.faces.ViewState=-123%3A456");

    assertIsAPageOfOurs(answer, "页面停留时间过长，已失效");
  }

  @Test
  void anythingElseShowsANumberThatStandsInTheLog() {
    HttpResponse<String> answer = portal.post("/assets/portal.css", "a=b");

    assertIsAPageOfOurs(answer, "系统出了问题");
    Matcher number = NUMBER.matcher(answer.body());
    assertThat(number.find()).isTrue();
    assertThat(portal.process().log()).contains("failure " + number.group(1));
  }

  private static void assertIsAPageOfOurs(HttpResponse<String> answer, String title) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(answer.body())
        .contains("<h1>" + title, "lang=\"zh-CN\"", "href=\"tel:119\"")
        .doesNotContain("Exception", "at org.", "Payara", "GlassFish");
  }
}
