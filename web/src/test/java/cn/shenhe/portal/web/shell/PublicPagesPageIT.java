package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What holds for every page a reader can reach, however the reader looks at it. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
@ExtendWith(OnPortal.class)
class PublicPagesPageIT {

  /** Source: anchors/ux-and-libraries.md, 4.6, budget of a public page. */
  private static final long MOST_BYTES = 60 * 1024L;

  private static final int MOST_REQUESTS = 12;

  private static PublicPages pages;

  private final Portal portal;
  private final Browser browser;

  PublicPagesPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
    if (pages == null) {
      pages = PublicPages.of(portal);
    }
  }

  @Test
  void pagesAreLightKeepTheRulesOfWcag22AndNeverScrollSideways() {
    List<String> findings = new ArrayList<>();
    try (Visit visit = browser.visit(portal, Look.LIGHT)) {
      for (String address : pages.addresses()) {
        Visit.Weight weight = visit.weigh(address);
        assertThat(weight.bytes()).as("weight of %s", address).isPositive();
        if (weight.bytes() > MOST_BYTES || weight.requests() > MOST_REQUESTS) {
          findings.add(address + ": " + weight);
        }
        visit.violationsInEveryLook().forEach(found -> findings.add(address + ": " + found));
      }
    }
    assertThat(findings).isEmpty();
  }

  /** What the looks' markup adds is the same on all pages. */
  @Test
  void theBarThatReadsAloudKeepsThem() {
    try (Visit visit = browser.visit(portal, Look.ELDER)) {
      visit.open("/");
      visit.check();
    }
  }

  @Test
  void pagesCanBeReadWithoutScripts() {
    List<String> empty = new ArrayList<>();
    try (Visit visit = browser.visit(portal, Look.WITHOUT_SCRIPTS)) {
      for (String address : pages.addresses()) {
        visit.open(address);
        if (visit.page().locator("main h1").count() != 1
            || !visit.page().locator("main h1").isVisible()) {
          empty.add(address);
        }
      }
    }
    assertThat(empty).as("pages without one visible heading").isEmpty();
  }

  @Test
  void displayCanBeChangedWithoutScripts() {
    try (Visit visit = browser.visit(portal, Look.WITHOUT_SCRIPTS)) {
      visit.open("/");
      visit.page().locator("form.display button[value=dark]").click();

      assertThat(visit.address()).isEqualTo("/");
      assertThat(visit.page().locator("html").getAttribute("class")).contains("theme-dark");
      assertThat(visit.cookies()).containsEntry("display", "100.dark.0").hasSize(1);
    }
  }

  @Test
  void homePageAndMissingPageAreAmongThem() {
    assertThat(pages.addresses()).startsWith("/");
    try (Visit visit = browser.visit(portal, Look.LARGE_TEXT_ON_A_SMALL_SCREEN)) {
      visit.open("/no/such/page");
      visit.check();
    }
  }

  @Test
  void noLinkLeadsNowhere() {
    assertThat(pages.deadLinks()).isEmpty();
  }
}
