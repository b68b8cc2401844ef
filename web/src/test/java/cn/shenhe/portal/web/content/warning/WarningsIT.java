package cn.shenhe.portal.web.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the public and programs get of warnings, on each database, with the demonstration's one. */
@OnBothDatabases
class WarningsIT {

  private final Portal portal;

  WarningsIT(DatabaseKind kind) {
    portal = Portal.on(kind);
  }

  @Test
  void theBannerIsAnsweredByNotModifiedWhileNothingChanges() {
    HttpResponse<String> first = portal.get("/api/v1/warnings/active");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("\"demo\":true").contains("\"level\":\"BLUE\"");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = portal.get("/api/v1/warnings/active", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
  }

  @Test
  void everyResourceHasATagAndIsAnsweredByNotModified() {
    String one = "/api/v1/warnings/" + demoId();
    for (String path :
        List.of(
            "/api/v1/warnings",
            "/api/v1/warnings?area=210103",
            "/api/v1/warnings?at=2020-01-01T00:00:00%2B08:00",
            "/api/v1/warnings/active",
            "/api/v1/warnings/feed",
            "/api/v1/warnings/feed?area=210103002",
            "/api/v1/warnings/calendar",
            one,
            one + "/cap")) {
      HttpResponse<String> first = portal.get(path);
      assertThat(first.statusCode()).as(path).isEqualTo(200);
      String tag = first.headers().firstValue("ETag").orElse("");
      assertThat(tag).as(path).startsWith("\"");
      HttpResponse<String> second = portal.get(path, "If-None-Match", tag);
      assertThat(second.statusCode()).as(path).isEqualTo(304);
      assertThat(second.body()).as(path).isEmpty();
      assertThat(second.headers().firstValue("ETag")).as(path).contains(tag);
    }
    assertThat(portal.get("/api/v1/warnings/certificate").statusCode()).isEqualTo(404);
  }

  @Test
  void theWholeWarningIsThereForProgramsAndTheDistrictOnItsPage() {
    assertThat(portal.get("/api/v1/warnings/" + demoId()).body())
        .contains("\"originalText\":", "\"guidance\":[", "\"story\":[", "\"cap\":\"/api/v1/");
    assertThat(portal.get("/warning/warning?id=" + demoId()).body())
        .contains("沈河区全区都在影响区域内", "class=\"warned\"", "台风大风", "id=\"s1\"");
  }

  @Test
  void aPageSaysIssuerTimeLevelInWordsAndThatItIsDemonstration() {
    HttpResponse<String> page = portal.get("/warning/warning?id=" + demoId());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("演示发布单位")
        .contains("蓝色 · 一般")
        .contains("演示数据")
        .contains("发布单位的提示")
        .contains("一般防护要点");
  }

  @Test
  void otherSitesShowTheWarningsInAFrame() {
    HttpResponse<String> widget = portal.get("/warning/widget");
    assertThat(widget.statusCode()).isEqualTo(200);
    assertThat(widget.body()).contains("演示：大风蓝色预警", "蓝色 · 一般", "演示发布单位", "target=\"_blank\"");
    assertThat(widget.headers().firstValue("Content-Security-Policy").orElse(""))
        .doesNotContain("frame-ancestors 'none'")
        .doesNotContain("frame-ancestors 'self'");
    assertThat(portal.get("/warning/embed").body()).contains("/warning/widget\" title=");
  }

  @Test
  void theListTheScreenTheFeedAndTheCapFileAreThere() {
    assertThat(portal.get("/warning/warnings?q=" + "%E5%A4%A7%E9%A3%8E").body())
        .contains("演示：大风蓝色预警");
    assertThat(portal.get("/warning/screen").body()).contains("蓝色 · 一般");
    assertThat(portal.get("/api/v1/warnings/feed").body()).contains("application/cap+xml");
    assertThat(portal.get("/api/v1/warnings/" + demoId() + "/cap").body())
        .contains("urn:oasis:names:tc:emergency:cap:1.2")
        .contains("<status>Exercise</status>");
  }

  @Test
  void anUnknownWarningIsNotFoundAndBadQuestionsAreRefused() {
    assertThat(portal.get("/warning/warning?id=nothing").statusCode()).isEqualTo(404);
    assertThat(portal.get("/api/v1/warnings/nothing").statusCode()).isEqualTo(404);
    assertThat(portal.get("/api/v1/warnings?at=yesterday").statusCode()).isEqualTo(400);
    assertThat(portal.get("/api/v1/warnings?lat=41.8").statusCode()).isEqualTo(400);
  }

  @Test
  void theBoardOfLongAgoIsEmpty() {
    HttpResponse<String> then = portal.get("/api/v1/warnings?at=2020-01-01T00:00:00%2B08:00");
    assertThat(then.statusCode()).isEqualTo(200);
    assertThat(then.body()).contains("\"warnings\":[]");
  }

  @Test
  void nobodySendsAWarningWithoutTheToken() {
    assertThat(portal.post("/api/v1/warnings", "<alert/>").statusCode()).isEqualTo(401);
    assertThat(
            portal
                .post("/api/v1/warnings", "<alert/>", "Authorization", "Bearer guess")
                .statusCode())
        .isEqualTo(401);
  }

  private String demoId() {
    Matcher id =
        Pattern.compile("\"id\":\"([0-9a-z]{26})\"")
            .matcher(portal.get("/api/v1/warnings/active").body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
