package cn.shenhe.portal.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries on the wire, and what it never carries. */
@ExtendWith(OnPortal.class)
class HeadersIT {

  private static final Pattern STYLE_SHEET = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"");

  private final Portal portal;

  HeadersIT(Portal portal) {
    this.portal = portal;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index", "/no/such/page", "/assets/none.css", "/account/login"})
  void everyAnswerIsGuarded(String path) {
    HttpResponse<String> answer = portal.get(path);

    assertGuarded(answer);
  }

  @Test
  void styleSheetIsGuardedPackedAndKeptForAYear() {
    HttpResponse<String> answer = portal.get(styleSheet(), "Accept-Encoding", "gzip");

    assertGuarded(answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/css;charset=UTF-8");
    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(answer, "Cache-Control")).contains("max-age=31536000", "immutable");
  }

  @Test
  void pagesArePacked() {
    HttpResponse<String> answer = portal.get("/", "Accept-Encoding", "gzip");

    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void assetWithAnotherDigestIsNotFound() {
    String outdated = styleSheet().replaceFirst("\\.[0-9a-f]{12}\\.", ".000000000000.");

    assertThat(portal.get(outdated).statusCode()).isEqualTo(404);
    assertThat(header(portal.get(outdated), "Cache-Control")).doesNotContain("max-age=31536000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/no/such/page", "/staff/home"})
  void readersGetNoSession(String path) {
    HttpResponse<String> answer = portal.get(path);

    assertThat(header(answer, "Set-Cookie")).doesNotContain("JSESSIONID");
    assertThat(answer.body()).doesNotContainIgnoringCase("jsessionid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/WEB-INF/",
        "/WEB-INF/errors/failure",
        "/WEB-INF/errors/failure.xhtml",
        "/WEB-INF/classes/texts/shell.properties",
        "/WEB-INF%2fweb.xml",
        "/web-inf/web.xml",
        "//WEB-INF/web.xml",
        "/x/..;/WEB-INF/web.xml",
        "/assets/%2e%2e/web.xml",
        "/assets/../web.xml",
        "/META-INF/MANIFEST.MF",
        "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
        "/jakarta.faces.resource/web.xml.xhtml?ln=..%2FWEB-INF"
      })
  void nothingBehindTheWebIsServed(String path) {
    HttpResponse<String> answer = portal.get(path);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("<web-app", "portal.name=", "Manifest-Version");
  }

  @Test
  void changeSentByAnotherSitesPageIsRefused() {
    HttpResponse<String> byOrigin =
        portal.post("/display", "set=dark", "Origin", "https://other.example");
    HttpResponse<String> byFetchSite =
        portal.post("/display", "set=dark", "Sec-Fetch-Site", "cross-site");

    assertThat(byOrigin.statusCode()).isEqualTo(403);
    assertThat(byFetchSite.statusCode()).isEqualTo(403);
    assertThat(header(byOrigin, "Set-Cookie")).isEmpty();
    assertGuarded(byOrigin);
  }

  @Test
  void changeSentByOurOwnPageIsAccepted() {
    String ours = "http://" + portal.url("/").getAuthority();

    assertThat(portal.post("/display", "set=dark", "Origin", ours).statusCode()).isEqualTo(303);
    assertThat(portal.post("/display", "set=dark", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
  void pagesAnswerNoOtherMethod(String method) {
    HttpRequest request =
        HttpRequest.newBuilder(portal.url("/"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    assertThat(portal.send(request).statusCode()).isBetween(400, 501);
  }

  private String styleSheet() {
    Matcher link = STYLE_SHEET.matcher(portal.get("/").body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static void assertGuarded(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe-eval")
        .doesNotContain("script-src 'self' 'unsafe-inline'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  /** All values of a header, joined; empty when it is absent. */
  private static String header(HttpResponse<String> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }
}
