package cn.shenhe.portal.web.testing;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, started once per thread that tests (Playwright is of one thread). It
 * can reach nothing but this machine: a page that asks for a foreign host fails, and the {@link
 * Visit} reports it.
 */
public final class Browser {

  private static final ThreadLocal<Browser> SHARED =
      ThreadLocal.withInitial(() -> new Browser(executable()));

  private final com.microsoft.playwright.Browser chromium;

  private Browser(Path executable) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE"
                                + " packages.localhost")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "end browser"));
  }

  public static Browser shared() {
    return SHARED.get();
  }

  private static Path executable() {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable")
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no chromium on the PATH: install the package chromium-headless-shell"));
  }

  /** A visit by a new visitor (no cookies, empty cache) of the portal; to be closed. */
  public Visit visit(Portal portal) {
    return visit(portal, Look.USUAL);
  }

  /** The same with a display the visitor chose before. */
  public Visit visit(Portal portal, Look look) {
    return visit(portal.process(), look);
  }

  /** The same of a portal that a test started for itself. */
  public Visit visit(PortalProcess portal, Look look) {
    return new Visit(portal, chromium, look);
  }

  /** A visit by a demo user who has signed in. */
  public Visit signedIn(Portal portal, String login) {
    return signedIn(portal, Look.USUAL, login);
  }

  /** The same with a display the visitor chose before. */
  public Visit signedIn(Portal portal, Look look, String login) {
    Visit visit = visit(portal, look);
    visit.signIn(login);
    return visit;
  }
}
