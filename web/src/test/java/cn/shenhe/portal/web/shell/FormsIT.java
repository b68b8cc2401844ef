package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What forms do with what cannot be taken, and pages with who may not see them. */
@ExtendWith(OnPortal.class)
class FormsIT {

  private static final Path PAGES = Path.of("src/main/webapp");

  private final Portal portal;

  FormsIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void aBadNumberKeepsWhatWasTyped() {
    String base = link("/booking/bases", "/booking/base\\?id=[^\"]+");
    String party = link(base, "/booking/party\\?[^\"]*kind=GROUP");
    String programme = first(Pattern.compile("[?&]p=([a-z0-9]+)"), party);

    String page =
        portal
            .post(
                "/booking/party",
                form(
                    "p",
                    programme,
                    "kind",
                    "GROUP",
                    "form:groupType",
                    "SCHOOL",
                    "form:organisation",
                    "二经街小学",
                    "form:grade",
                    "三年级",
                    "form:pupils",
                    "40",
                    "form:teachers",
                    "abc",
                    "form:members",
                    "2",
                    "form:next",
                    "x"))
            .body();

    assertThat(field(page, "organisation")).contains("value=\"二经街小学\"");
    assertThat(field(page, "grade")).contains("value=\"三年级\"");
    assertThat(field(page, "pupils")).contains("value=\"40\"");
    assertThat(field(page, "teachers")).contains("value=\"abc\"");
    assertThat(page).contains("<title>有误：", "请填写整数，例如 43").doesNotContain("null 名学生");
  }

  @Test
  void everythingThatIsMissingIsToldAtOnce() {
    String register =
        portal
            .post(
                "/account/register",
                form("form:kind", "ENTERPRISE", "form:idNumber", "1234", "form:go", "x"))
            .body();
    assertThat(register)
        .contains("<title>有误：", "请填写登录名", "请填写称呼", "请填写密码", "请填写单位名称", "统一社会信用代码应为")
        .contains("保存身份证号码需要您单独同意", "请先阅读并同意个人信息处理规则");

    String base = link("/booking/bases", "/booking/base\\?id=[^\"]+");
    String party = link(base, "/booking/party\\?[^\"]*kind=GROUP");
    String programme = first(Pattern.compile("[?&]p=([a-z0-9]+)"), party);
    String group =
        portal
            .post(
                "/booking/party",
                form(
                    "p",
                    programme,
                    "kind",
                    "GROUP",
                    "form:groupType",
                    "SCHOOL",
                    "form:pupils",
                    "4",
                    "form:teachers",
                    "0",
                    "form:next",
                    "x"))
            .body();
    assertThat(group).contains("请填写单位名称", "团体至少", "名学生至少一位老师，还需要共 1 位老师");
  }

  @Test
  void whoMayNotIsRefusedByEveryPageAndNoneFails() throws IOException {
    List<String> wrong = new ArrayList<>();
    wrong.addAll(failing("demo.worker", "my"));
    wrong.addAll(failing("demo.duty", "staff"));
    wrong.addAll(failing("demo.editor", "staff"));

    assertThat(wrong).isEmpty();
    Caller worker = Caller.signedIn(portal, "demo.worker");
    assertThat(worker.get("/my/enterprise").statusCode()).isEqualTo(403);
    assertThat(worker.get("/my/classes").body()).contains("<h1>您没有查看这个页面的权限");
    assertThat(worker.get("/my/roster").statusCode()).isEqualTo(403);
    Caller examiner = Caller.signedIn(portal, "demo.examiner");
    assertThat(examiner.get("/staff/exam/sessionHealth").statusCode()).isEqualTo(404);
    assertThat(Caller.signedIn(portal, "demo.duty").get("/staff/activity/activities").body())
        .doesNotContain("/staff/activity/reports");
    assertThat(portal.process().log())
        .as("refusals logged as failures")
        .doesNotContain("Error page '/WEB-INF/errors/forbidden.xhtml'");
  }

  /** Pages under a folder that answer this caller otherwise than shown, led on, or refused. */
  private List<String> failing(String login, String folder) throws IOException {
    Caller caller = Caller.signedIn(portal, login);
    List<String> wrong = new ArrayList<>();
    for (String page : pages(folder)) {
      int status = caller.get(page).statusCode();
      if (!List.of(200, 302, 400, 403, 404).contains(status)) {
        wrong.add(login + " " + page + " " + status);
      }
    }
    return wrong;
  }

  private static List<String> pages(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(PAGES.resolve(folder))) {
      List<String> pages =
          files
              .map(file -> "/" + PAGES.relativize(file).toString().replace('\\', '/'))
              .filter(path -> path.endsWith(".xhtml"))
              .map(path -> path.substring(0, path.length() - ".xhtml".length()))
              .sorted()
              .toList();
      assertThat(pages).isNotEmpty();
      return pages;
    }
  }

  private String link(String page, String pattern) {
    HttpResponse<String> answer = portal.get(page);
    return first(Pattern.compile("href=\"(" + pattern + ")\""), answer.body())
        .replace("&amp;", "&");
  }

  private static String field(String page, String id) {
    return first(Pattern.compile("(<input id=\"form:" + id + "\"[^>]*>)"), page);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(pattern.pattern()).isTrue();
    return found.group(1);
  }

  /** The form "form" of a page that keeps nothing between requests. */
  private static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder("form=form&jakarta.faces.ViewState=stateless");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append('&')
          .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }
}
