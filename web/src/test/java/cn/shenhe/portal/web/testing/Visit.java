package cn.shenhe.portal.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One visitor with one browser tab. Closing it asserts what holds for every visit: no request left
 * for a foreign host, no page wrote an error to the console.
 */
public final class Visit implements AutoCloseable {

  /** The rules of WCAG 2.2 AA that axe can check, by its tags. */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  private static final List<String> SHAPES =
      List.of("color-contrast", "target-size", "scrollable-region-focusable");

  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** A page is loaded when nothing was on its way for so many looks in a row. */
  private static final int QUIET_LOOKS = 5;

  /** What never ends is not waited for; a stream of events is not from the first. */
  private static final int MOST_LOOKS = 100;

  private static final int LOOK_MILLIS = 30;
  private static final int WINDOW_HEIGHT = 800;
  private static final String AXE = axe();

  private final PortalProcess portal;
  private final Look look;
  private final BrowserContext context;
  private Page page;
  private final List<String> foreignRequests = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private int meantStatus;
  private boolean cut;
  private String meantHost = "";

  /** What one page cost on the wire. */
  public record Weight(int requests, long bytes) {}

  Visit(PortalProcess portal, com.microsoft.playwright.Browser chromium, Look look) {
    this.portal = portal;
    this.look = look;
    context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(look.width(), WINDOW_HEIGHT)
                .setJavaScriptEnabled(look.javaScript()));
    if (look.display() != null) {
      Cookie display = new Cookie("display", look.display()).setUrl(portal.url("/").toString());
      context.addCookies(List.of(display));
    }
    page = context.newPage();
    page.onRequest(this::record);
    page.onConsoleMessage(this::record);
    page.onPageError(error -> errors.add(page.url() + ": " + error));
  }

  private void record(Request request) {
    URI uri = URI.create(request.url().replaceAll("[?#].*", ""));
    String authority = portal.url("/").getAuthority();
    boolean ours =
        authority.equals(uri.getAuthority())
            || authority.replace("127.0.0.1", "packages.localhost").equals(uri.getAuthority());
    boolean meant = !meantHost.isEmpty() && meantHost.equals(uri.getAuthority());
    if (!ours && !meant && !"data".equals(uri.getScheme()) && !"blob".equals(uri.getScheme())) {
      foreignRequests.add(page.url() + " asked for " + request.url());
    }
  }

  private void record(ConsoleMessage message) {
    // Chromium itself reports the status of a page that was meant to be missing or refused.
    boolean statusOfThePage =
        message.text().startsWith("Failed to load resource: the server responded with a status")
            && message.location().startsWith(page.url());
    boolean meant = meantStatus != 0 && message.text().contains("a status of " + meantStatus + " ");
    // A test that takes the network away means it.
    boolean airplane =
        message.text().contains("net::ERR_INTERNET_DISCONNECTED")
            || cut && message.text().contains("error occurred when fetching the script");
    if (message.type().equals("error") && !statusOfThePage && !meant && !airplane) {
      errors.add(page.url() + ": " + message.text());
    }
  }

  /**
   * From now on answers of this status are what the test is about: Chromium's report of them is no
   * error.
   */
  public void expectStatus(int status) {
    meantStatus = status;
  }

  /**
   * From now on this host is no foreign one.
   *
   * @param authority host and port
   */
  public void expectHost(String authority) {
    meantHost = authority;
  }

  /** From now on the browser has no network; what it then says about that is no error. */
  public void cutNetwork() {
    cut = true;
    context.setOffline(true);
  }

  public void mendNetwork() {
    context.setOffline(false);
  }

  /** Opens a page and waits until it and everything it needs is loaded. */
  public Response open(String pathAndQuery) {
    return page.navigate(portal.url(pathAndQuery).toString());
  }

  public Page page() {
    return page;
  }

  /** From now on what is asked about the page is about this other page of the same visitor. */
  public void turnTo(Page other) {
    page = other;
  }

  /** Signs in as a demo user, on the page that visitors use. */
  public void signIn(String login) {
    open("/account/login");
    fill("form:login", login);
    fill("form:password", Portal.DEMO_PASSWORD);
    press("form:go");
    page.waitForURL(url -> !url.contains("/account/login"));
  }

  /** Types into the field with this id, instead of what was in it. */
  public void fill(String id, String value) {
    page.locator("[id='" + id + "']").fill(value);
  }

  /** Presses the button with this id and waits for the page it leads to. */
  public void press(String id) {
    page.locator("[id='" + id + "']").click();
    page.waitForLoadState();
  }

  /** What every page must be: without a violation axe finds, no wider than the window. */
  public void check() {
    // axe can only be asked where scripts run.
    if (look.javaScript()) {
      assertThat(accessibilityViolations()).as(address()).isEmpty();
      assertThat(sidewaysOverflow()).as(address()).isEmpty();
    }
  }

  /** Path and query of the address bar. */
  public String address() {
    return page.url().replace(portal.url("").toString(), "");
  }

  /**
   * Opens a page with an empty cache and without a service worker, and counts everything that comes
   * over the wire until nothing is on its way any more.
   */
  public Weight weigh(String pathAndQuery) {
    AtomicInteger requests = new AtomicInteger();
    Set<String> onTheirWay = ConcurrentHashMap.newKeySet();
    AtomicLong bytes = new AtomicLong();
    CDPSession network = context.newCDPSession(page);
    network.send("Network.enable");
    network.send("Network.clearBrowserCache");
    network.send("Network.setBypassServiceWorker", json("bypass", true));
    // By id: what is redirected begins twice and ends once.
    network.on(
        "Network.requestWillBeSent",
        event -> {
          if (!"EventSource".equals(event.get("type").getAsString())) {
            onTheirWay.add(id(event));
          }
        });
    network.on("Network.loadingFailed", event -> onTheirWay.remove(id(event)));
    // The icons of a film's controls are the browser's own ("data:").
    network.on(
        "Network.responseReceived",
        event -> {
          String url = event.getAsJsonObject("response").get("url").getAsString();
          requests.addAndGet(url.startsWith("http") ? 1 : 0);
        });
    network.on(
        "Network.loadingFinished",
        event -> {
          onTheirWay.remove(id(event));
          bytes.addAndGet(number(event, "encodedDataLength"));
        });
    open(pathAndQuery);
    int quiet = 0;
    for (int looks = 0; quiet < QUIET_LOOKS && looks < MOST_LOOKS; looks++) {
      page.waitForTimeout(LOOK_MILLIS);
      quiet = onTheirWay.isEmpty() ? quiet + 1 : 0;
    }
    network.detach();
    return new Weight(requests.get(), bytes.get());
  }

  private static String id(JsonObject event) {
    return event.get("requestId").getAsString();
  }

  private static JsonObject json(String name, boolean value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  private static long number(JsonObject event, String name) {
    return event.get(name).getAsLong();
  }

  /** What axe finds wrong on the page as it stands: rule, element, and what to change. */
  public List<String> accessibilityViolations() {
    page.waitForLoadState();
    return violations("tag", WCAG_22_AA);
  }

  /**
   * What axe and the width of the window say of the open page in every look a visitor can choose.
   * The page is not loaded again: a look differs from another in the class of the root alone (and
   * in the reading bar, which is the same on all pages).
   */
  public List<String> violationsInEveryLook() {
    // A click may have led elsewhere a moment ago.
    page.waitForLoadState();
    String before = (String) page.evaluate("() => document.documentElement.className");
    List<String> found = new ArrayList<>(accessibilityViolations());
    found.addAll(sidewaysOverflow());
    for (String theme : List.of("dark", "contrast")) {
      wear(look.width(), "size-100 theme-" + theme);
      violations("rule", COLOURS).forEach(violation -> found.add(theme + ": " + violation));
    }
    // Another style only, so asked what a style can spoil.
    wear(Look.ELDER.width(), Look.ELDER.classes());
    violations("rule", SHAPES).forEach(violation -> found.add("elder: " + violation));
    sidewaysOverflow().forEach(violation -> found.add("elder: " + violation));
    wear(Look.LARGE_TEXT_ON_A_SMALL_SCREEN.width(), Look.LARGE_TEXT_ON_A_SMALL_SCREEN.classes());
    accessibilityViolations().forEach(violation -> found.add("large text: " + violation));
    sidewaysOverflow().forEach(violation -> found.add("large text: " + violation));
    wear(look.width(), before);
    return found;
  }

  /** The same as an assertion, for pages that only a walk reaches. */
  public void checkEveryLook() {
    if (look.javaScript()) {
      assertThat(violationsInEveryLook()).as(address()).isEmpty();
    }
  }

  private void wear(int width, String classes) {
    page.setViewportSize(width, WINDOW_HEIGHT);
    page.evaluate("classes => { document.documentElement.className = classes; }", classes);
  }

  private List<String> violations(String type, List<String> values) {
    if (!(Boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    Object found =
        page.evaluate(
            """
            async ([type, values]) => {
              const result = await axe.run(document, {
                runOnly: {type, values}, resultTypes: ['violations']});
              return result.violations.flatMap(v => v.nodes.map(
                n => v.id + ' at ' + n.target.join(' ') + ': ' + n.failureSummary));
            }
            """,
            List.of(type, values));
    return strings(found);
  }

  /**
   * Elements that stick out of the window to the right when the page scrolls sideways; what a part
   * with a scroll bar of its own cuts off is none of them.
   */
  public List<String> sidewaysOverflow() {
    page.waitForLoadState();
    Object found =
        page.evaluate(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const cut = e => {
                for (let p = e.parentElement; p !== document.body; p = p.parentElement) {
                  if (getComputedStyle(p).overflowX !== 'visible') return true;
                }
                return false;
              };
              const out = [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !cut(e))
                .map(e => e.tagName + '.' + e.className + ' '
                  + Math.round(e.getBoundingClientRect().right) + ' px').slice(0, 10);
              return out.length ? out : [document.documentElement.scrollWidth + ' px'];
            }
            """);
    return strings(found);
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  /** The cookie of this name, with everything the browser knows about it. */
  public Cookie cookie(String name) {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name));
  }

  /** Cookies of this visitor, name to value. */
  public Map<String, String> cookies() {
    return context.cookies().stream().collect(Collectors.toMap(c -> c.name, c -> c.value));
  }

  @Override
  public void close() {
    context.close();
    assertThat(foreignRequests).as("requests to foreign hosts").isEmpty();
    assertThat(errors).as("errors in the console").isEmpty();
  }

  private static String axe() {
    try (InputStream in = Visit.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
