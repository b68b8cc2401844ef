package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * "Where do I go?" in a browser: without scripts, with a position or without, without a network.
 */
@ExtendWith(OnPortal.class)
class ShelterPageIT {

  private static final double LATITUDE = 41.7905;
  private static final double LONGITUDE = 123.4411;
  private static final String POSITION = "lat=" + LATITUDE + "&lon=" + LONGITUDE;
  private static final long PAGE_BYTES = 60 * 1024L;
  private static final long PACK_BYTES = 300 * 1024L;

  private final Portal portal;
  private final Browser browser;

  ShelterPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void readerWithoutScriptsFindsByStreetAndByText() {
    try (Visit visit = browser.visit(portal, Look.WITHOUT_SCRIPTS)) {
      Page page = visit.page();
      visit.open("/shelter/shelters");
      // The demonstration's warning is of wind: it is chosen beforehand, visibly.
      assertThat(page.locator("#hazard").inputValue()).isEqualTo("GALE");
      assertThat(page.locator("#preselected").isVisible()).isTrue();

      page.locator("#street").selectOption("210103005");
      page.locator("#hazard").selectOption("FLOOD");
      page.locator("#find button[type=submit]").click();
      assertThat(page.locator("#preselected").count()).isZero();
      assertThat(page.locator(".rows li h3").allTextContents())
          .isNotEmpty()
          .noneMatch(name -> name.contains("示例公园B"));

      page.locator("#place").fill("41.7905,123.4411");
      page.locator("#street").selectOption("");
      page.locator("#hazard").selectOption("");
      page.locator("#find button[type=submit]").click();
      // Ten that can be entered, and of the ten nearest those that cannot yet.
      int listed = page.locator("li[data-lat]").count();
      assertThat(listed).isBetween(10, 20);
      assertThat(page.locator("#results ~ ol").first().locator("li[data-lat]").allTextContents())
          .isNotEmpty()
          .allMatch(row -> !row.contains("现在不能进入") || row.contains("已满"));
      assertThat(page.locator("#later ~ ol").first().locator("li[data-lat]").allTextContents())
          .isNotEmpty()
          .allMatch(row -> row.contains("现在不能进入"));
      assertThat(page.locator("li[data-lat]").first().textContent()).contains("步行约");
      assertThat(page.locator("#openMap").isVisible()).isFalse();
      assertThat(page.locator("svg.sketch a").count()).isEqualTo(listed);

      // A street chosen after a position counts, though the form still carries the position.
      visit.open("/shelter/shelters?" + POSITION);
      page.locator("#street").selectOption("210103005");
      page.locator("#find button[type=submit]").click();
      assertThat(page.locator("#results").textContent()).contains("全部场所");
      assertThat(page.locator("#street").inputValue()).isEqualTo("210103005");

      visit.open("/shelter/shelters?q=怡静园");
      assertThat(page.content()).contains("怡静园社区所在街道的避难场所");
    }
  }

  @Test
  void positionGrantedLeadsToTheNearest() {
    try (Visit visit = browser.visit(portal)) {
      BrowserContext context = visit.page().context();
      context.grantPermissions(List.of("geolocation"));
      context.setGeolocation(new Geolocation(LATITUDE, LONGITUDE));
      visit.open("/shelter/shelters");
      visit.page().locator("#locate").click();
      visit.page().waitForURL("**lat=41.790500**");
      assertThat(visit.page().locator(".rows li b").first().textContent()).contains("方向");
      // Everything on the sketch stands in the list.
      assertThat(visit.page().locator("svg.sketch a").count())
          .isEqualTo(visit.page().locator("li[data-lat]").count());
    }
  }

  @Test
  void positionRefusedIsAnsweredByAPlainChoice() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/shelter/shelters");
      visit.page().locator("#locate").click();
      visit.page().locator("#locateAnswer", containing("没有取得位置")).waitFor();
      assertThat(visit.page().evaluate("() => document.activeElement.id")).isEqualTo("street");
    }
  }

  @Test
  void withoutATileHostNoForeignPictureIsAllowed() {
    assertThat(portal.get("/shelter/shelters").headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("img-src 'self' data:;");
  }

  @Test
  void mapCanBeUsedWithKeysAloneAndChoosesAPosition() {
    try (Visit visit = browser.visit(portal)) {
      Page page = visit.page();
      visit.open("/shelter/shelters");
      page.locator("#openMap").focus();
      page.keyboard().press("Enter");
      page.locator("#map .pin").first().waitFor();
      // Pins near each other are one until the map comes closer; none may be lost in it.
      assertThat(
              page.evaluate(
                  "() => [...document.querySelectorAll('#map .pin')]"
                      + ".reduce((sum, pin) => sum + pin.title.split('、').length, 0)"))
          .isEqualTo(page.locator("li[data-lat]:not([data-lat=''])").count());
      assertThat(visit.accessibilityViolations()).isEmpty();

      page.locator("#map .pin.many").first().focus();
      page.keyboard().press("Enter");
      page.waitForCondition(() -> page.locator("#map .pin:not(.many)").count() > 0);
      page.locator("#map .pin:not(.many)").first().focus();
      page.keyboard().press("Enter");
      page.locator("#map .leaflet-popup a").first().waitFor();

      page.locator("#pickCentre").focus();
      page.keyboard().press("Enter");
      page.locator("#pickFind").waitFor();
      page.locator("#pickFind").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**lat=41.**");
      assertThat(page.locator(".rows li b").first().textContent()).contains("方向");
    }
  }

  @Test
  void pagesAreLightAccessibleAndFitAPhone() {
    String id = firstShelter();
    for (String address :
        List.of(
            "/shelter/shelters",
            "/shelter/shelters?" + POSITION + "&hazard=WATERLOGGING",
            "/shelter/shelters?at=2020-01-01T00:00",
            "/shelter/shelter?id=" + id,
            "/shelter/card?" + POSITION,
            "/shelter/pocket",
            "/shelter/pocket?street=210103005")) {
      try (Visit visit = browser.visit(portal, Look.LARGE_TEXT_ON_A_SMALL_SCREEN)) {
        assertThat(visit.weigh(address).bytes()).as(address).isLessThanOrEqualTo(PAGE_BYTES);
        assertThat(visit.accessibilityViolations()).as(address).isEmpty();
        assertThat(visit.sidewaysOverflow()).as(address).isEmpty();
      }
    }
  }

  @Test
  void cardShowsTheDistancesOfTheInterfaceAndFitsOnePage() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/shelter/card?" + POSITION);
      String first =
          portal
              .get("/api/v1/shelters/nearest?" + POSITION + "&hazard=EARTHQUAKE&limit=1")
              .body()
              .replaceAll("(?s).*?\"metres\":([0-9.]+).*", "$1");
      assertThat(visit.page().locator(".pocket li").first().textContent())
          .contains(ShelterRow.distance(Double.parseDouble(first)));
      assertThat(visit.page().locator(".pocket svg.qr").count()).isEqualTo(1);
      byte[] paper =
          visit.page().pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
      String pages = new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(pages.split("/Type\\s*/Page[^s]", -1)).hasSize(2);

      visit.open("/shelter/shelter?id=" + firstShelter());
      assertThat(visit.page().locator(".shelterCard").isVisible()).isFalse();
      visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(visit.page().locator(".shelterCard").textContent()).contains("地址：", "适宜：");
      assertThat(visit.page().locator(".sheet").isVisible()).isFalse();
      paper = visit.page().pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
      pages = new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(pages.split("/Type\\s*/Page[^s]", -1)).hasSize(2);
    }
  }

  @Test
  void packIsReadWithoutANetworkAfterTheFirstVisitAndHoldsNothingPrivate() {
    try (Visit visit = browser.visit(portal)) {
      Page page = visit.page();
      visit.open("/shelter/shelters");
      page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
      page.waitForFunction("async () => !!(await caches.match(location.pathname))");
      visit.open("/shelter/pocket?street=210103005");
      visit.open("/courseware/lesson?slug=home-gas-leak");
      page.waitForFunction("async () => !!(await caches.match(location.href))");
      visit.open("/account/login");
      visit.open("/exam/practices");
      page.evaluate("() => fetch('/api/v1/shelters.csv').then(a => a.text())");

      assertThat(strings(page.evaluate(KEPT)))
          .contains("/shelter/pocket", "/shelter/shelters", "/courseware/lesson")
          .noneMatch(path -> path.matches("/(staff|my|account|exam|api)(/.*)?"));
      assertThat(((Number) page.evaluate(PACK)).longValue()).isBetween(20_000L, PACK_BYTES);

      page.context().setOffline(true);
      visit.open("/shelter/pocket?street=210103005");
      assertThat(page.locator("h1").textContent()).isEqualTo("滨河街道避难应急页");
      assertThat(page.locator("#offline-note").isVisible()).isTrue();
      assertThat(page.locator("#pocket-list li").count()).isPositive();
      assertThat(page.locator(".bigNumbers a[href='tel:119']").count()).isEqualTo(1);
      assertThat(page.locator("details").count()).isGreaterThan(10);
      page.waitForFunction(
          "() => [...document.querySelectorAll('main img')].every("
              + "i => { i.loading = 'eager'; return i.complete && i.naturalWidth > 0; })");
      visit.open("/shelter/shelters");
      assertThat(page.locator("h1").textContent()).isEqualTo("避难场所");
      visit.open("/courseware/lesson?slug=home-gas-leak");
      assertThat(page.locator("h1").textContent()).contains("燃气");
      // Never opened before: the pack answers instead.
      visit.open("/shelter/card?lat=41.8&lon=123.5");
      assertThat(page.locator("h1").textContent()).isEqualTo("沈河区避难应急页");
      assertThat(page.locator("#pocket-list li").count()).isGreaterThan(20);
      assertThat(page.locator(".bigNumbers a[href='tel:119']").count()).isEqualTo(1);
      assertThat(page.locator("details").count()).isGreaterThan(10);
      page.context().setOffline(false);
    }
  }

  @Test
  void packIsSortedByTheOwnPositionWithTheDistancesOfTheServer() {
    try (Visit visit = browser.visit(portal)) {
      Page page = visit.page();
      page.context().grantPermissions(List.of("geolocation"));
      page.context().setGeolocation(new Geolocation(LATITUDE, LONGITUDE));
      visit.open("/shelter/pocket");
      page.locator("#nearest").click();
      page.locator("#pocket-list .away").first().waitFor();

      String nearest =
          portal.get("/api/v1/shelters/nearest?" + POSITION + "&hazard=&limit=1").body();
      String name = nearest.replaceAll("(?s).*?\"name\":\"([^\"]*)\".*", "$1");
      double metres = Double.parseDouble(nearest.replaceAll("(?s).*?\"metres\":([0-9.]+).*", "$1"));
      assertThat(page.locator("#pocket-list li h3").first().textContent()).contains(name);
      assertThat(page.locator("#pocket-list .away").first().textContent())
          .contains(ShelterRow.distance(metres))
          .contains("步行约");

      page.context().setOffline(true);
      page.locator("#packHazard").selectOption("FLOOD");
      String suitable =
          portal.get("/api/v1/shelters/nearest?" + POSITION + "&hazard=FLOOD&limit=1").body();
      assertThat(page.locator("#packY + ol li h3").first().textContent())
          .isEqualTo(suitable.replaceAll("(?s).*?\"name\":\"([^\"]*)\".*", "$1"));
      assertThat(page.locator("#packN + ol").textContent()).contains("示例公园B");
      page.context().setOffline(false);
    }
  }

  @Test
  void whenTheServerFailsWhatIsKeptIsShownAndNothingElseIsHidden() {
    try (Visit visit = browser.visit(portal)) {
      assertThat(answered(visit, 503, true, true)).isEqualTo("kept 200");
      assertThat(answered(visit, 502, false, true)).isEqualTo("pack 200");
      assertThat(answered(visit, 503, false, false)).isEqualTo("network 503");
      assertThat(answered(visit, 0, true, true)).isEqualTo("kept 200");
      assertThat(answered(visit, 0, false, true)).isEqualTo("pack 200");
      assertThat(answered(visit, 404, true, true)).isEqualTo("network 404");
      assertThat(answered(visit, 200, true, true)).isEqualTo("network 200");
    }
  }

  /**
   * What the worker answers for a page.
   *
   * @param status of the network's answer; 0 when there is no network
   */
  private Object answered(Visit visit, int status, boolean kept, boolean pack) {
    String worker = portal.get("/sw.js").body();
    return visit.page().evaluate(WORKER, List.of(worker, status, kept, pack));
  }

  /** The worker's own text with a network and shelves that say what they are told. */
  private static final String WORKER =
      """
      async ([text, status, kept, pack]) => {
        const say = (body, code) => new Response(body, { status: code });
        const scope = { addEventListener() {}, location: { origin: 'http://portal.test' } };
        const shelves = {
          match: async key => String(key).endsWith('/shelter/pocket')
            ? (pack ? say('pack', 200) : undefined) : (kept ? say('kept', 200) : undefined),
          open: async () => ({ keys: async () => [] })
        };
        const network = async () => {
          if (status === 0) throw new TypeError('no network');
          return say('network', status);
        };
        const page = new Function('self', 'caches', 'fetch', text + '; return page;')(
          scope, shelves, network);
        const event = { request: { url: 'http://portal.test/shelter/shelters' }, waitUntil() {} };
        const answer = await page(event, 'pages-1');
        return await answer.text() + ' ' + answer.status;
      }
      """;

  private static final String KEPT =
      """
      async () => {
        const paths = [];
        for (const name of await caches.keys())
          for (const request of await (await caches.open(name)).keys())
            paths.push(new URL(request.url).pathname);
        return paths;
      }
      """;

  /** Bytes of what the first visit leaves behind for one street: its page, pictures and assets. */
  private static final String PACK =
      """
      async () => {
        let sum = 0;
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            const url = new URL(request.url);
            const pack = url.pathname === '/shelter/pocket' || url.pathname.startsWith('/assets/')
              || url.pathname.startsWith('/courseware/pictures/');
            if (pack) sum += (await (await cache.match(request)).blob()).size;
          }
        }
        return sum;
      }
      """;

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private String firstShelter() {
    return portal
        .get("/api/v1/ogc/features/collections/shelters/items?limit=1")
        .body()
        .replaceAll("(?s).*?\"id\":\"([0-9a-z]+)\".*", "$1");
  }
}
