package cn.shenhe.portal.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door between the public pages and the workbenches. */
@ExtendWith(OnPortal.class)
class SignInPageIT {

  private static final Pattern PASSWORD =
      Pattern.compile("<b>([^<]{8,})</b>\\s*</p>\\s*</details>");

  private static final String REFUSED =
      ResourceBundle.getBundle("texts.account", Locale.CHINA).getString("login.refused");

  private final Portal portal;
  private final Browser browser;

  SignInPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void strangerAtAWorkbenchIsLedToTheDoorAndBack() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/staff/home");
      assertThat(visit.address()).startsWith("/account/login?next=");

      signIn(visit, "demo.editor");

      assertThat(visit.address()).isEqualTo("/staff/home");
    }
  }

  @Test
  void sessionCookieIsKeptFromScriptsAndOtherSites() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/account/login");
      signIn(visit, "demo.worker");

      Cookie session = visit.cookie("JSESSIONID");
      assertThat(session.httpOnly).isTrue();
      assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
    }
  }

  @Test
  void workbenchHasOnePolicyWithANonceThatIsNeverTheSame() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/account/login");
      signIn(visit, "demo.editor");

      String first = policy(visit.open("/staff/home"));
      String second = policy(visit.open("/staff/home"));

      assertThat(first).contains("script-src 'self' 'nonce-").isNotEqualTo(second);
    }
  }

  @Test
  void wrongPasswordOpensNothingAndSaysNotWhichPartIsWrong() {
    String unknown = refusal("nobody.here");
    String known = refusal("demo.editor");

    assertThat(known).isNotBlank().isEqualTo(unknown);
  }

  @Test
  void whoGuessWrongForTheFirstTimeAtOneMomentAreAllToldSo() {
    for (int time = 0; time < 3; time++) {
      String login = "at.once." + time;
      List<CompletableFuture<HttpResponse<String>>> answers =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> Caller.tries(portal, login, "Not-The-Password-1"),
                          work -> new Thread(work, "guess").start()))
              .limit(3)
              .toList();
      assertThat(answers)
          .extracting(CompletableFuture::join)
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains(REFUSED);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//other.example/x", "https://other.example/", "/\\other.example"})
  void wayBackNeverLeavesThisHost(String next) {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/account/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
      signIn(visit, "demo.worker");

      assertThat(visit.page().url()).startsWith(portal.url("/").toString());
    }
  }

  private String refusal(String login) {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/account/login");
      submit(visit, login, "Not-The-Password-1");
      assertThat(visit.address()).startsWith("/account/login");
      assertThat(visit.cookies()).doesNotContainKey("JSESSIONID");
      return visit.page().locator(".errors").innerText();
    }
  }

  private void signIn(Visit visit, String login) {
    Matcher password = PASSWORD.matcher(portal.get("/account/login").body());
    assertThat(password.find()).isTrue();
    submit(visit, login, password.group(1));
    assertThat(visit.address()).doesNotStartWith("/account/login");
  }

  private static void submit(Visit visit, String login, String password) {
    visit.page().locator("[id='form:login']").fill(login);
    visit.page().locator("[id='form:password']").fill(password);
    visit.page().locator("[id='form:go']").click();
    visit.page().waitForLoadState();
  }

  private static String policy(Response page) {
    List<String> policies = page.headerValues("Content-Security-Policy");
    assertThat(policies).hasSize(1);
    return policies.get(0);
  }
}
