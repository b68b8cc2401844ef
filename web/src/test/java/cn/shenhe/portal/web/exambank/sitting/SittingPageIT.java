package cn.shenhe.portal.web.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole exam in a browser, by keyboard only, the network cut twice. Every state of the page is
 * looked at (axe, no sideways scroll at 390 and 360 px); {@code -Dportal.pictures=true} leaves a
 * picture of each in {@code target/portal-it/sitting-page}.
 */
@ExtendWith(OnPortal.class)
class SittingPageIT {

  private static final int MOST_TABS = 160;
  private static final Path PICTURES =
      Path.of(System.getProperty("portal.jar")).resolveSibling("portal-it/sitting-page");

  private final Portal portal;
  private final Browser browser;

  SittingPageIT(Portal portal, Browser browser) {
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

  private static Locator stateOf(Page page, int question) {
    return page.locator("#q" + question + " .q-state");
  }

  private static void waitFor(Page page, String selector) {
    page.waitForSelector(
        selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /** Accessible, and as wide as a narrow phone. */
  private static void look(Visit visit, String state) {
    Page page = visit.page();
    assertThat(visit.accessibilityViolations()).as(state).isEmpty();
    for (int width : new int[] {390, 360}) {
      page.setViewportSize(width, 740);
      assertThat(visit.sidewaysOverflow()).as(state + " at " + width + " px").isEmpty();
      if (width == 390 && Boolean.getBoolean("portal.pictures")) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(state + ".png"))
                .setFullPage(!state.endsWith("questions")));
      }
    }
    page.setViewportSize(1280, 800);
  }

  @Test
  void aWholeExamByKeyboardWithTheNetworkCutTwice() {
    try (Visit visit = browser.visit(portal)) {
      visit.signIn("demo.enterprise");
      Page page = visit.page();
      visit.open("/exam/sessions");
      look(visit, "01-sessions");
      page.locator("main .card .button").first().focus();
      press(page, "Enter");
      page.waitForURL(url -> url.contains("/my/exam/admission"));
      assertThat(page.inputValue("#personName")).isNotEmpty();
      tabTo(page, "enrol");
      press(page, "Enter");
      page.waitForSelector("#pledge");
      page.waitForSelector("[data-check=clock] .badge.right");
      look(visit, "02-device-and-pledge");
      tabTo(page, "pledge");
      press(page, "Space");
      tabTo(page, "enter");
      press(page, "Enter");
      page.waitForURL(url -> url.contains("/my/exam/sitting"));
      page.waitForSelector("#q1:visible");

      press(page, "a");
      page.waitForSelector("#q1 .q-state.saved");
      look(visit, "03-question");
      press(page, "?");
      page.waitForSelector("#help-box:visible");
      look(visit, "04-help");
      press(page, "Escape");

      visit.cutNetwork();
      press(page, "n", "b");
      page.waitForSelector("#q2 .q-state.waiting");
      press(page, "n", "a", "f");
      page.waitForSelector("#link.off");
      look(visit, "05-offline");
      visit.mendNetwork();
      waitFor(page, "#q2 .q-state.saved");
      waitFor(page, "#q3 .q-state.saved");

      press(page, "n");
      visit.cutNetwork();
      press(page, "a");
      assertThat(stateOf(page, 4).textContent()).isEqualTo("未发送");
      visit.mendNetwork();
      page.waitForSelector("#q4 .q-state.saved");
      press(page, "p");
      page.waitForSelector("#q3:visible");

      visit.open(visit.address());
      page.waitForSelector("#exam:visible");
      assertThat(page.locator("#sheet button.on").count()).isEqualTo(4);
      assertThat(page.locator("#sheet button.flag").count()).isEqualTo(1);
      page.waitForSelector("#q3:visible");

      tabTo(page, "mode");
      press(page, "Enter");
      page.waitForSelector("#q100:visible");
      look(visit, "06-all-questions");
      press(page, "Enter");

      tabTo(page, "hand-in");
      press(page, "Enter");
      assertThat(page.locator("#check-unanswered").textContent()).contains("96");
      look(visit, "07-check");
      tabTo(page, "really");
      press(page, "Enter");
      page.waitForSelector("#done:visible");
      assertThat(page.locator("#done-text").textContent()).contains("作答 4 题");
      assertThat(page.locator("#done-marks").textContent()).contains("不合格");
      look(visit, "08-result");
      // What is handed in cannot be opened again, the server says 409.
      visit.expectStatus(409);
      visit.open(visit.address());
      page.waitForSelector("#stopped:visible");
      look(visit, "09-over");
    }
  }

  @Test
  void theSecondWindowFencesTheFirstAndTheInvigilatorReachesIt() {
    try (Visit visit = browser.visit(portal);
        Visit staff = browser.visit(portal)) {
      visit.signIn("demo.duty");
      Page page = visit.page();
      visit.open("/exam/sessions");
      page.locator("main .card .button").first().click();
      String session = visit.address().replaceAll(".*session=", "");
      page.click("#enrol");
      page.check("#pledge");
      page.click("#enter");
      page.waitForSelector("#q1:visible");

      staff.signIn("demo.invigilator");
      staff.open("/staff/exam/sessions");
      assertThat(staff.page().locator("#rows tbody tr").count()).isPositive();
      assertThat(
              staff
                  .page()
                  .locator("main a[href*='/staff/exam/session']:not([href*='console'])")
                  .count())
          .as("an invigilator plans nothing")
          .isZero();
      staff.open("/staff/exam/console?session=" + session);
      Locator row = staff.page().locator("#console-rows tr.RUNNING:has-text('值班员')");
      row.waitFor();
      row.locator("input").check();
      staff.page().selectOption("#act", "warn");
      staff.page().fill("#text", "请保持安静");
      staff.page().click("#go-chosen");
      page.waitForSelector(
          "#notices:has-text('请保持安静')", new Page.WaitForSelectorOptions().setTimeout(4000));
      page.dispatchEvent("#title", "copy");
      row.locator("td button").click();
      staff.page().waitForSelector("#facts-list li:has-text('复制文字：1 次')");
      assertThat(staff.accessibilityViolations()).isEmpty();
      staff.page().keyboard().press("Escape");

      Page other = page.context().newPage();
      other.navigate(page.url());
      other.waitForSelector("#q1:visible");
      page.waitForSelector("#here:visible");
      assertThat(page.locator("#stopped-title").textContent()).contains("另一台设备");
      look(visit, "10-fenced");
      other.click("#hand-in");
      other.click("#really");
      other.waitForSelector("#done:visible");
    }
  }
}
