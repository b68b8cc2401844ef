package cn.shenhe.portal.web.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole exam in a browser, by keyboard only, the network cut twice. Runs when asked for: {@code
 * -Dit.test=SittingPageCheck}.
 */
@ExtendWith(OnPortal.class)
class SittingPageCheck {

  private static final int MOST_TABS = 80;

  private final Portal portal;
  private final Browser browser;

  SittingPageCheck(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  /** Walks with the tab key until the element has the focus. */
  private static void tabTo(Page page, String id) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (id.equals(page.evaluate("document.activeElement.id"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("#" + id + " cannot be reached by the tab key");
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private static void signIn(Visit visit, String login) {
    visit.open("/account/login");
    Page page = visit.page();
    page.fill("[id='form:login']", login);
    page.fill("[id='form:password']", CandidateClient.PASSWORD);
    page.click("[id='form:go']");
    page.waitForURL(url -> !url.contains("/account/login"));
  }

  private static Locator stateOf(Page page, int question) {
    return page.locator("#q" + question + " .q-state");
  }

  @Test
  void aWholeExamByKeyboardWithTheNetworkCutTwice() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.enterprise");
      Page page = visit.page();
      visit.open("/exam/sessions");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.locator("main .card .button").first().focus();
      press(page, "Enter");
      page.waitForURL(url -> url.contains("/my/exam/admission"));
      tabTo(page, "enrol");
      press(page, "Enter");
      page.waitForSelector("#pledge");
      assertThat(visit.accessibilityViolations()).isEmpty();
      tabTo(page, "pledge");
      press(page, "Space");
      tabTo(page, "enter");
      press(page, "Enter");
      page.waitForURL(url -> url.contains("/my/exam/sitting"));
      page.waitForSelector("#q1:visible");

      press(page, "a");
      page.waitForSelector("#q1 .q-state.saved");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.setViewportSize(360, 740);
      assertThat(visit.sidewaysOverflow()).isEmpty();

      visit.cutNetwork();
      press(page, "n", "b");
      page.waitForSelector("#q2 .q-state.waiting");
      press(page, "n", "a", "f");
      page.waitForSelector("#link.off");
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.mendNetwork();
      page.waitForSelector(
          "#q2 .q-state.saved",
          new Page.WaitForSelectorOptions()
              .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));

      press(page, "n");
      visit.cutNetwork();
      press(page, "a");
      assertThat(stateOf(page, 4).textContent()).isEqualTo("未发送");
      visit.mendNetwork();
      page.waitForSelector("#q4 .q-state.saved");

      visit.open(visit.address());
      page.waitForSelector("#exam:visible");
      assertThat(page.locator("#sheet button.on").count()).isEqualTo(4);
      assertThat(page.locator("#sheet button.flag").count()).isEqualTo(1);

      tabTo(page, "hand-in");
      press(page, "Enter");
      assertThat(page.locator("#check-unanswered").textContent()).contains("96");
      assertThat(visit.accessibilityViolations()).isEmpty();
      tabTo(page, "really");
      press(page, "Enter");
      page.waitForSelector("#done:visible");
      assertThat(page.locator("#done-text").textContent()).contains("作答 4 题");
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void theSecondWindowFencesTheFirstAndTheInvigilatorReachesIt() {
    try (Visit visit = browser.visit(portal);
        Visit staff = browser.visit(portal)) {
      signIn(visit, "demo.duty");
      Page page = visit.page();
      visit.open("/exam/sessions");
      page.locator("main .card .button").first().click();
      String session = visit.address().replaceAll(".*session=", "");
      page.click("#enrol");
      page.check("#pledge");
      page.click("#enter");
      page.waitForSelector("#q1:visible");

      signIn(staff, "demo.invigilator");
      staff.open("/staff/exam/console?session=" + session);
      Locator row = staff.page().locator("#console-rows tr.RUNNING:has-text('值班员')");
      row.waitFor();
      row.locator("input").check();
      staff.page().selectOption("#act", "warn");
      staff.page().fill("#text", "请保持安静");
      staff.page().click("#go-chosen");
      page.waitForSelector(
          "#notices:has-text('请保持安静')", new Page.WaitForSelectorOptions().setTimeout(4000));
      assertThat(staff.accessibilityViolations()).isEmpty();

      Page other = page.context().newPage();
      other.navigate(page.url());
      other.waitForSelector("#q1:visible");
      page.waitForSelector("#here:visible");
      assertThat(page.locator("#stopped-title").textContent()).contains("另一台设备");
      assertThat(visit.accessibilityViolations()).isEmpty();
      other.click("#hand-in");
      other.click("#really");
      other.waitForSelector("#done:visible");
    }
  }
}
