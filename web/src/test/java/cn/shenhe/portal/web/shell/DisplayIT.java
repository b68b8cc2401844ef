package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.SharedFixtures;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The display a visitor chose: kept in a cookie, honoured by the first bytes of every page. */
@ExtendWith(OnPortal.class)
class DisplayIT {

  private final Portal portal;

  DisplayIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void choiceIsKeptForAYearInACookieOfOurs() {
    HttpResponse<String> answer = portal.post("/display", "set=dark&back=%2Fsearch%2Fsearch");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/search/search");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("display=100.dark.0;")
        .contains("Max-Age=31536000", "Path=/", "HttpOnly")
        .containsOnlyOnce("SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/no/such/page"})
  void firstPaintHonoursTheChoice(String path) {
    assertThat(portal.get(path).body()).contains("class=\"size-100 theme-auto\"");
    assertThat(portal.get(path, "Cookie", "display=150.dark.0").body())
        .contains("class=\"size-150 theme-dark\"");
    assertThat(portal.get(path, "Cookie", "display=100.contrast.1").body())
        .contains("class=\"size-125 theme-contrast elder\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "999.dark.0", "100.dark", "100.\"><script>.0", "1e2.dark.0"})
  void choiceThatIsNotOneIsIgnored(String cookie) {
    HttpResponse<String> answer = portal.get("/", "Cookie", "display=" + cookie);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("class=\"size-100 theme-auto\"");
  }

  @Test
  void wayBackNeverLeavesThisHost() throws IOException {
    List<String> astray = new ArrayList<>();
    for (String payload : payloads()) {
      HttpResponse<String> answer = portal.post("/display", "set=dark&back=" + encoded(payload));
      assertThat(answer.statusCode()).isEqualTo(303);
      collectAstray(payload, answer, astray);
    }
    assertThat(astray).isEmpty();
  }

  @Test
  void addressNeverLeadsToAnotherHost() throws IOException {
    List<String> astray = new ArrayList<>();
    int tried = 0;
    for (String payload : payloads()) {
      String path = payload.startsWith("/") ? payload : "/" + payload;
      if (isAddress(path)) {
        collectAstray(path, portal.get(path), astray);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(50);
    assertThat(astray).isEmpty();
  }

  private void collectAstray(String payload, HttpResponse<String> answer, List<String> astray) {
    for (String location : answer.headers().allValues("Location")) {
      URI target = portal.url("/").resolve(location);
      boolean asBrowsersReadIt = location.matches("[\\s]*[/\\\\]{2}.*");
      if (asBrowsersReadIt || !portal.url("/").getAuthority().equals(target.getAuthority())) {
        astray.add(payload + " -> " + location);
      }
    }
  }

  private boolean isAddress(String path) {
    try {
      return portal.url(path).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> payloads() throws IOException {
    List<String> payloads;
    try (Stream<String> lines =
        Stream.concat(
            lines("open-redirect--Open-Redirect-payloads.txt"),
            lines("open-redirect--open_redirect_wordlist.txt"))) {
      payloads = lines.filter(line -> !line.isBlank()).toList();
    }
    assumeThat(payloads).hasSizeGreaterThan(200);
    return payloads;
  }

  private static Stream<String> lines(String name) throws IOException {
    return Files.lines(SharedFixtures.file("fixtures/attack/payloads/" + name));
  }
}
