package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page a reader can reach, however the reader looks at it. */
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

  static Stream<Look> shapes() {
    return Stream.of(Look.LIGHT, Look.LARGE_TEXT_ON_A_SMALL_SCREEN, Look.ELDER);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void pagesKeepTheRulesOfWcag22AndNeverScrollSideways(Look look) {
    assertThat(
            onEveryPage(
                look,
                visit ->
                    Stream.of(
                            visit.accessibilityViolations(),
                            visit.sidewaysOverflow(),
                            otherColours(visit, look))
                        .flatMap(List::stream)
                        .toList()))
        .isEmpty();
  }

  /** Dark and high contrast differ from the light look in nothing but colours. */
  private static List<String> otherColours(Visit visit, Look look) {
    List<String> findings = new ArrayList<>();
    if (look.equals(Look.LIGHT)) {
      for (String theme : List.of("dark", "contrast")) {
        visit.wear(theme);
        visit.colourViolations().forEach(finding -> findings.add(theme + ": " + finding));
      }
    }
    return findings;
  }

  @Test
  void pagesAreLight() {
    List<String> heavy = new ArrayList<>();
    try (Visit visit = browser.visit(portal)) {
      for (String address : pages.addresses()) {
        Visit.Weight weight = visit.weigh(address);
        assertThat(weight.bytes()).as("weight of %s", address).isPositive();
        if (weight.bytes() > MOST_BYTES || weight.requests() > MOST_REQUESTS) {
          heavy.add(address + " " + weight);
        }
      }
    }
    assertThat(heavy).isEmpty();
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
      assertThat(visit.accessibilityViolations()).isEmpty();
      assertThat(visit.sidewaysOverflow()).isEmpty();
    }
  }

  @Test
  void noLinkLeadsNowhere() {
    assertThat(pages.deadLinks()).isEmpty();
  }

  /** Findings with the address before each. */
  private List<String> onEveryPage(Look look, Function<Visit, List<String>> check) {
    List<String> findings = new ArrayList<>();
    try (Visit visit = browser.visit(portal, look)) {
      for (String address : pages.addresses()) {
        visit.open(address);
        check.apply(visit).forEach(finding -> findings.add(address + ": " + finding));
      }
    }
    return findings;
  }
}
