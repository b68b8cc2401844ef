package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.SharedFixtures;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCORM packages: played, resumed, completed; and locked out of the portal. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
@ExtendWith(OnPortal.class)
class PackagePageIT {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]{26})\"");

  private final Portal portal;

  PackagePageIT(Portal portal) {
    this.portal = portal;
  }

  private String upload(byte[] file) {
    HttpResponse<String> answer =
        Caller.signedIn(portal, "demo.editor")
            .postBytes("/staff/courseware/upload?name=p.zip", "application/octet-stream", file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }

  /** Starts a package as an editor tries one out. */
  private static void launch(Visit visit, String id) {
    visit.open("/staff/courseware/media");
    visit
        .page()
        .locator("form:has(input[value='" + id + "']) button")
        .click(new com.microsoft.playwright.Locator.ClickOptions().setTimeout(60_000));
    visit.page().waitForURL(url -> url.contains("/courseware/package"));
  }

  private static Frame frame(Page page, String part) {
    try {
      page.waitForCondition(
          () -> page.frames().stream().anyMatch(frame -> frame.url().contains(part)));
    } catch (TimeoutError error) {
      throw new AssertionError(
          part + " is not among " + page.frames().stream().map(Frame::url).toList(), error);
    }
    Frame found =
        page.frames().stream().filter(f -> f.url().contains(part)).findFirst().orElseThrow();
    found.waitForLoadState();
    return found;
  }

  /** A page that is still loading may swallow a click, so it goes on until the test is there. */
  private static Frame leafToTheTest(Page page, Frame buttons) {
    String test = "assessmenttemplate.html";
    for (int i = 0; i < 60 && page.frames().stream().noneMatch(f -> f.url().contains(test)); i++) {
      buttons.click("#butNext");
      page.waitForTimeout(100);
    }
    return frame(page, test);
  }

  @Test
  void aPackageIsResumedCompletedAndItsScoreKept() throws IOException {
    String id = upload(ownPackage());
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      launch(visit, id);
      Page page = visit.page();
      Frame inner = frame(page, "inner.html");
      assertThat(inner.locator("#entry").innerText()).isEqualTo("ab-initio");
      inner.click("#half");
      assertThat(inner.locator("#said").innerText()).isEqualTo("true");
      page.waitForSelector("#package-state:has-text('已保存')");
      assertThat(inner.evaluate("() => document.cookie")).isEqualTo("");
      assertThat(
              inner.evaluate(
                  "() => { try { return String(window.top.document.title); }"
                      + " catch (e) { return 'closed'; } }"))
          .isEqualTo("closed");
      assertThat(visit.accessibilityViolations()).isEmpty();
      launch(visit, id);
      inner = frame(page, "inner.html");
      assertThat(inner.locator("#entry").innerText()).isEqualTo("resume");
      assertThat(inner.locator("#place").innerText()).isEqualTo("half");
      inner.click("#whole");
      page.waitForSelector("#package-state:has-text('已完成')");
      page.reload();
      assertThat(page.locator("#package-state").innerText()).contains("已完成", "85");
    }
  }

  @Test
  void commitIsRefusedWhenTheServerDidNotStore() throws IOException {
    String id = upload(ownPackage());
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      launch(visit, id);
      Page page = visit.page();
      Frame inner = frame(page, "inner.html");
      // Launched again elsewhere: this one's ticket is worth nothing any more.
      Page other = page.context().newPage();
      other.navigate(portal.url("/staff/courseware/media").toString());
      other.locator("form:has(input[value='" + id + "']) button").click();
      other.waitForURL(url -> url.contains("/courseware/package"));
      other.close();
      page.bringToFront();
      visit.expectStatus(410);
      page.waitForResponse(answer -> answer.status() == 410, () -> inner.click("#half"));
      assertThat(inner.locator("#said").innerText()).isEqualTo("false");
      page.waitForSelector("#package-state:has-text('没有保存成功')");
    }
  }

  @Test
  void commitIsFalseWithoutANetworkAndIsMadeUpForWhenItIsBack() throws IOException {
    String id = upload(ownPackage());
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      launch(visit, id);
      Page page = visit.page();
      Frame inner = frame(page, "inner.html");
      visit.cutNetwork();
      inner.click("#half");
      assertThat(inner.locator("#said").innerText()).isEqualTo("false");
      page.waitForSelector("#package-state:has-text('没有保存成功')");
      visit.mendNetwork();
      page.waitForSelector("#package-state:has-text('已保存')");
      launch(visit, id);
      assertThat(frame(page, "inner.html").locator("#place").innerText()).isEqualTo("half");
    }
  }

  @Test
  void whatWasNotYetStoredIsSentWhenThePageIsLeft() throws IOException {
    String id = upload(ownPackage());
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      launch(visit, id);
      Page page = visit.page();
      frame(page, "inner.html").click("#unsaved");
      launch(visit, id);
      assertThat(frame(page, "inner.html").locator("#place").innerText()).isEqualTo("third");
    }
  }

  @Test
  void packagesAreFoundUnderTheirOwnNameOnlyAndNothingElseIs() {
    assertThat(portal.get("/packages/00000000000000000000000000/").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "RuntimeBasicCalls_SCORM20043rdEdition.zip, Playing.html",
    "RuntimeMinimumCalls_SCORM12.zip, Playing.html"
  })
  void theFixturesPlay(String name, String firstPage) throws IOException {
    String id = upload(fixture(name));
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.page().onDialog(dialog -> dialog.accept());
      launch(visit, id);
      Frame shown = frame(visit.page(), firstPage);
      assertThat(shown.locator("body").innerText()).contains("Golf");
      if (name.contains("2004")) {
        Frame launch = frame(visit.page(), "launchpage.html");
        Frame test = leafToTheTest(visit.page(), launch);
        test.waitForSelector("input[type=button], input[type=submit]");
        test.locator("input[type=button], input[type=submit]").last().click();
        launch.click("#butExit");
        visit.page().waitForSelector("#package-state:has-text('已完成')");
        visit.page().reload();
        assertThat(visit.page().locator("#package-state").innerText()).contains("已完成");
      }
    }
  }

  /** Left by the package's own button: one that is left otherwise complains where it may not. */
  @ParameterizedTest
  @CsvSource({"RuntimeBasicCalls_SCORM20043rdEdition.zip", "singlescobasic.zip"})
  void theFixturesGoOnWhereTheyWereLeft(String name) throws IOException {
    String id = upload(fixture(name));
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.page().onDialog(dialog -> dialog.accept());
      launch(visit, id);
      frame(visit.page(), "Playing.html");
      Frame buttons = frame(visit.page(), "launchpage.html");
      buttons.click("#butNext");
      frame(visit.page(), "Par.html");
      buttons.click("#butNext");
      frame(visit.page(), "/Scoring.html");
      buttons.click("#butExit");
      visit.page().waitForSelector("#package-state:has-text('已保存')");
      launch(visit, id);
      assertThat(frame(visit.page(), "/Scoring.html").locator("body").innerText())
          .contains("Scoring");
      frame(visit.page(), "launchpage.html").click("#butExit");
    }
  }

  @Test
  void aTestWithoutAMistakeIsPassedWithAHundred() throws IOException {
    String id = upload(fixture("singlescobasic.zip"));
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.page().onDialog(dialog -> dialog.accept());
      launch(visit, id);
      frame(visit.page(), "Playing.html");
      Frame buttons = frame(visit.page(), "launchpage.html");
      Frame test = leafToTheTest(visit.page(), buttons);
      test.waitForSelector("input[value='Submit Answers']");
      test.evaluate(
          "() => { document.querySelectorAll('.correctAnswer input[type=radio]')"
              + ".forEach(right => { right.checked = true; });"
              + " Object.values(window.test.Questions).forEach(question => {"
              + " const box = document.getElementById('question_' + question.Id + '_Text');"
              + " if (box) { box.value = question.CorrectAnswer; } }); }");
      test.click("input[value='Submit Answers']");
      assertThat(test.locator("#test").innerText()).contains("Score: 100");
      buttons.click("#butExit");
      visit.page().waitForSelector("#package-state:has-text('已完成')");
      visit.page().reload();
      assertThat(visit.page().locator("#package-state").innerText()).contains("已完成", "100");
      frame(visit.page(), "launchpage.html").click("#butExit");

      visit.open("/my/record");
      assertThat(visit.page().locator("tr:has-text('互动课件')").allInnerTexts())
          .anySatisfy(row -> assertThat(row).contains("已学完", "得分100%"));
    }
  }

  @Test
  void theDebuggerOfMoodleSetsStatusAndScore() throws IOException {
    String id = upload(fixture("complexscorm.zip"));
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      launch(visit, id);
      Frame page = frame(visit.page(), "index.html");
      page.click("a[href='#common-operations']");
      page.click("#set-lesson-status-button");
      page.click("#set-lesson-status-menu li:text-is('passed')");
      page.click("#set-score-button");
      page.click("#set-score-menu li:text-is('8')");
      page.click("#commit-common");
      visit.page().waitForSelector("#package-state:has-text('已完成')");
      assertThat(visit.page().locator("#package-state").innerText()).contains("8");
    }
  }

  /**
   * By somebody else: one of them is the same package as above under another name, and would be
   * resumed.
   */
  @ParameterizedTest
  @CsvSource({
    "singlesco_scorm12.zip, launchpage.html, Not implemented yet",
    "imscp_singlescobasic.zip, Playing.html, Golf",
    "RuntimeMinimumCalls_SCORM12-mini.zip, Playing.html, Golf"
  })
  void theSmallFixturesAreShown(String name, String firstPage, String words) throws IOException {
    String id = upload(fixture(name));
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.page().onDialog(dialog -> dialog.accept());
      launch(visit, id);
      assertThat(frame(visit.page(), firstPage).locator("body").innerText()).contains(words);
    }
  }

  @Test
  void aBrokenPackageIsRefusedWithTheReason() throws IOException {
    String[][] broken = {
      {"exam/scorm/badscorm.zip", "imsmanifest.xml 读不懂"},
      {"exam/scorm/invalid.zip", "没有 imsmanifest.xml"},
      {"exam/scorm/validaicc.zip", "这是 AICC 课件"},
      {"exam/scorm/singlescobasic_missingorg.zip", "没有目录（organization）"},
      {"attack/zip/patt-symlink-etc_passwd.zip", "压缩包里有链接文件"},
      {"attack/zip/snyk-zip-slip.zip", "压缩包里有越界的文件名"}
    };
    Caller editor = Caller.signedIn(portal, "demo.editor");
    for (String[] one : broken) {
      HttpResponse<String> answer =
          editor.postBytes(
              "/staff/courseware/upload?name=p.zip",
              "application/octet-stream",
              Files.readAllBytes(SharedFixtures.file("fixtures/" + one[0])));
      assertThat(answer.statusCode()).as(one[0]).isEqualTo(422);
      assertThat(answer.body()).as(one[0]).contains(one[1]);
    }
  }

  /**
   * The file with a comment of its own at its end: the same bytes would be the same package, and
   * the attempt of another test would be resumed.
   */
  private static byte[] fixture(String name) throws IOException {
    byte[] file = Files.readAllBytes(SharedFixtures.file("fixtures/exam/scorm/" + name));
    int end = file.length - 22;
    while (file[end] != 'P' || file[end + 1] != 'K' || file[end + 2] != 5 || file[end + 3] != 6) {
      end--;
    }
    byte[] comment = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer own = ByteBuffer.allocate(end + 22 + comment.length).order(ByteOrder.LITTLE_ENDIAN);
    own.put(file, 0, end + 20).putShort((short) comment.length).put(comment);
    return own.array();
  }

  /** One item of SCORM 1.2 whose page lies in a frame of its own, as authoring tools make them. */
  private static byte[] ownPackage() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "imsmanifest.xml",
          """
          <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
          <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
          <organizations default="o"><organization identifier="o"><title>测试课件 %d</title>
          <item identifier="i" identifierref="r"><title>一</title></item></organization></organizations>
          <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="start.html"/></resources></manifest>
          """
              .formatted(System.nanoTime()));
      entry(
          zip,
          "start.html",
          """
          <!DOCTYPE html><html lang="zh"><head><title>start</title></head><body><script>
          var api = null; for (var w = window; !api; w = w.parent) { if (w.API) { api = w.API; } if (w === w.parent) { break; } }
          api.LMSInitialize('');
          window.addEventListener('pagehide', function () { api.LMSFinish(''); });
          </script><iframe title="inner" src="inner.html" width="600" height="300"></iframe></body></html>
          """);
      entry(
          zip,
          "inner.html",
          """
          <!DOCTYPE html><html lang="zh"><head><title>inner</title></head><body><p id="entry"></p><p id="place"></p><p id="said"></p>
          <button id="half">half</button><button id="whole">whole</button><button id="unsaved">unsaved</button><script>
          var api = parent.api;
          document.getElementById('entry').textContent = api.LMSGetValue('cmi.core.entry');
          document.getElementById('place').textContent = api.LMSGetValue('cmi.core.lesson_location');
          function put(status, place) {
            api.LMSSetValue('cmi.core.lesson_status', status); api.LMSSetValue('cmi.core.lesson_location', place);
            if (status === 'passed') { api.LMSSetValue('cmi.core.score.raw', '85'); }
            document.getElementById('said').textContent = api.LMSCommit('');
          }
          document.getElementById('half').addEventListener('click', function () { put('incomplete', 'half'); });
          document.getElementById('unsaved').addEventListener('click', function () {
            api.LMSSetValue('cmi.core.lesson_status', 'incomplete'); api.LMSSetValue('cmi.core.lesson_location', 'third');
          });
          document.getElementById('whole').addEventListener('click', function () { put('passed', 'end'); });
          </script></body></html>
          """);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
