package cn.shenhe.portal.web.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The box, its suggestions and the page of results, as a visitor uses them. */
@ExtendWith(OnPortal.class)
class SearchPageIT {

  private final Portal portal;
  private final Browser browser;

  SearchPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  private static String asking(String question) {
    return "/search/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  @Test
  void resultsComeWithoutScriptsAndMarkTheWordsInThem() {
    try (Visit visit = browser.visit(portal, Look.WITHOUT_SCRIPTS)) {
      visit.open(asking("灭火筒"));
      Page page = visit.page();
      assertThat(page.locator("#hits h2").first().innerText()).contains("灭火器");
      assertThat(page.locator("#hits mark").count()).isPositive();
      page.locator(".facets a").first().click();
      assertThat(visit.address()).contains("kind=");
      assertThat(page.locator(".facets a.set").count()).isEqualTo(1);
    }
  }

  @Test
  void nothingFoundGivesHelpAndHotlines() {
    try (Visit visit = browser.visit(portal, Look.WITHOUT_SCRIPTS)) {
      visit.open(asking("qzxqzxqzx"));
      assertThat(visit.page().locator("#empty").innerText()).contains("119", "12345", "灭火器");
    }
  }

  @Test
  void whatIsTypedIsShownAsTextAndNeverAsMarkup() {
    String answer = portal.get(asking("<script>alert(1)</script>\"><img src=x>")).body();
    assertThat(answer).doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void suggestionsAreChosenWithTheKeyboard() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/search/search");
      Page page = visit.page();
      Locator box = page.locator("#q");
      box.pressSequentially("mhq");
      page.locator("#q-suggestions li").first().waitFor();
      assertThat(box.getAttribute("aria-expanded")).isEqualTo("true");
      box.press("ArrowDown");
      String first = page.locator("#q-suggestions li").first().innerText();
      assertThat(box.getAttribute("aria-activedescendant")).isEqualTo("q-suggestions-0");
      box.press("Enter");
      page.waitForURL("**/search/search?q=*");
      assertThat(page.locator("#q").inputValue()).isEqualTo(first);
      assertThat(page.locator("#hits").count()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsSuggestedWhileAnInputMethodComposes() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/search/search");
      Page page = visit.page();
      AtomicInteger asked = new AtomicInteger();
      page.onRequest(
          request -> {
            if (request.url().contains("/suggestions")) {
              asked.incrementAndGet();
            }
          });
      Locator box = page.locator("#q");
      box.dispatchEvent("compositionstart");
      box.pressSequentially("mhq");
      box.dispatchEvent("compositionend");
      page.locator("#q-suggestions li").first().waitFor();
      assertThat(asked.get()).isEqualTo(1);
    }
  }

  @Test
  void theAdministratorMakesTheIndexAnew() {
    try (Visit visit = browser.visit(portal)) {
      visit.signIn("demo.admin");
      visit.open("/staff/search/reports");
      visit.press("rebuildForm:rebuild");
      assertThat(visit.page().locator(".notice[role=status]").innerText()).contains("索引已重建");
    }
  }
}
