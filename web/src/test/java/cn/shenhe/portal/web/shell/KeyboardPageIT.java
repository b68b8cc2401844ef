package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader with nothing but a keyboard. */
@ExtendWith(OnPortal.class)
class KeyboardPageIT {

  private static final int MOST_TABS = 120;

  private final Portal portal;
  private final Browser browser;

  KeyboardPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void firstTabOffersToSkipToTheContent() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/");
      visit.page().keyboard().press("Tab");
      assertThat(focused(visit, "e => e.matches('.skip') && e.getBoundingClientRect().left >= 0"))
          .isTrue();

      visit.page().keyboard().press("Enter");
      visit.page().keyboard().press("Tab");

      assertThat(focused(visit, "e => e.closest('main') !== null")).isTrue();
    }
  }

  @Test
  void everyStopOfTheTabKeyCanBeSeen() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/");
      int stops = 0;
      visit.page().keyboard().press("Tab");
      while (focused(visit, "e => e !== document.body") && stops < MOST_TABS) {
        assertThat(focused(visit, "e => getComputedStyle(e).outlineStyle !== 'none'"))
            .as("outline of %s", visit.page().evaluate("document.activeElement.outerHTML"))
            .isTrue();
        stops++;
        visit.page().keyboard().press("Tab");
      }
      assertThat(stops).isBetween(20, MOST_TABS - 1);
    }
  }

  @Test
  void readerWalksFromHomeOverTheSearchToAnArticle() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/");
      tabTo(visit, "e => e.id === 'q'");
      visit.page().keyboard().type("火灾");
      visit.page().keyboard().press("Enter");
      visit.page().waitForURL("**/search/search?q=*");

      tabTo(
          visit,
          "e => e.closest('main') !== null && (e.getAttribute('href') || '')"
              + ".startsWith('/courseware/')");
      visit.page().keyboard().press("Enter");
      visit.page().waitForURL("**/courseware/**");

      assertThat(visit.page().locator("main h1").isVisible()).isTrue();
    }
  }

  private static void tabTo(Visit visit, String condition) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      visit.page().keyboard().press("Tab");
      if (focused(visit, condition)) {
        return;
      }
    }
    throw new AssertionError("the Tab key never reached " + condition + " on " + visit.address());
  }

  private static boolean focused(Visit visit, String condition) {
    return (Boolean) visit.page().evaluate("(" + condition + ")(document.activeElement)");
  }
}
