package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lesson with a PDF, a sound, a picture: from the editor's desk to the reader. */
@ExtendWith(OnPortal.class)
class LessonFilesPageIT {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]{26})\"");

  private final Portal portal;

  LessonFilesPageIT(Portal portal) {
    this.portal = portal;
  }

  private static String upload(Caller caller, String name, byte[] file) {
    HttpResponse<String> answer =
        caller.postBytes("/staff/courseware/upload?name=" + name, "application/octet-stream", file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }

  @Test
  void filesAreHandedInReviewedAndReadByEverybody() throws IOException {
    Caller editor = Caller.signedIn(portal, "demo.editor");
    HttpResponse<String> refused =
        editor.postBytes(
            "/staff/courseware/upload?name=x.pdf",
            "application/octet-stream",
            "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("不认识这种文件");
    String pdf = upload(editor, "escape.pdf", pdf());
    String sound = upload(editor, "story.mp3", mp3(30));
    String second = upload(editor, "story2.mp3", mp3(20));
    String picture = upload(editor, "sign.png", png());
    String file = "/courseware/media/" + pdf;
    assertThat(portal.get(file).statusCode()).as("not published yet").isEqualTo(404);
    assertThat(editor.get("/courseware/media/" + picture).statusCode()).isEqualTo(200);

    String address;
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.open("/staff/courseware/media");
      assertThat(visit.page().locator(".files .card").count()).isGreaterThanOrEqualTo(3);
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.open("/staff/courseware/lesson");
      Page page = visit.page();
      page.fill("[id='editForm:name']", "疏散图怎么看（文件测试）");
      page.fill("[id='editForm:slug']", "files-page-test");
      page.fill("[id='editForm:topic']", "fire");
      page.check("input[name='editForm:audiences'][value='COMMUNITY']");
      page.fill(
          "[id='editForm:markdown']",
          ("## 先看图\n\n![出口标志](picture:%s)\n\n![疏散图讲义](pdf:%s)\n\n![听一听](audio:%s)\n\n再走一遍。"
                  + "\n\n![再听一段](audio:%s)\n")
              .formatted(picture, pdf, sound, second));
      page.click("[id='editForm:show']");
      page.waitForSelector(".preview .document img");
      page.click("[id='editForm:save']");
      page.waitForURL(url -> url.contains("id="));
      address = visit.address();
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      visit.open(address);
      visit.page().click("[id='stepForm:review']");
      visit.page().waitForSelector("[id='stepForm:publish']");
      visit.page().click("[id='stepForm:publish']");
      assertThat(visit.page().locator("main").textContent()).contains("已发布");
    }
    ranges(file);
    awaitFound("Zebrafish");
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.open("/courseware/lesson?slug=files-page-test");
      Page page = visit.page();
      assertThat(page.locator(".document section").count()).isEqualTo(2);
      page.locator("#page-2 summary").click();
      assertThat(page.locator("#page-2 .page-text").innerText()).contains("Second page");
      assertThat(page.locator("audio").first().getAttribute("preload")).isEqualTo("none");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.evaluate(
          "() => { const a = document.querySelector('audio'); a.load();"
              + " return new Promise(done => { a.addEventListener('loadedmetadata', () => {"
              + " a.currentTime = 12; a.addEventListener('seeked', () => {"
              + " a.dispatchEvent(new Event('pause')); done(); }, {once: true}); }, {once: true});"
              + " a.preload = 'metadata'; a.load(); }); }");
      visit.open("/courseware/lesson?slug=files-page-test");
      page.evaluate("() => { document.querySelector('audio').preload = 'metadata'; }");
      page.waitForSelector(".resumed:not(:empty)");
      assertThat(page.locator(".resumed").first().innerText()).contains("0:12");
    }
    aSoundIsHeardWithTheScreenDark();
    // Withdrawn: the files are gone with the lesson.
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      visit.open(address);
      visit.page().click("[id='stepForm:withdraw']");
      visit.page().waitForSelector("text=已撤下");
    }
    assertThat(portal.get(file).statusCode()).isEqualTo(404);
  }

  /**
   * The answers of the server are changed on the way, so that nobody waits a quarter of an hour.
   */
  private void aSoundIsHeardWithTheScreenDark() {
    List<String> beats = new CopyOnWriteArrayList<>();
    List<String> present = new CopyOnWriteArrayList<>();
    AtomicBoolean asked = new AtomicBoolean();
    try (Visit visit = Browser.shared().signedIn(portal, "demo.duty")) {
      Page page = visit.page();
      page.route("**/api/v1/learning/open", route -> answer(route, false));
      page.route(
          "**/api/v1/learning/beat",
          route -> {
            beats.add(route.request().postData());
            answer(route, asked.get());
          });
      page.route(
          "**/api/v1/learning/present",
          route -> {
            present.add(route.request().postData());
            asked.set(false);
            answer(route, false);
          });
      visit.open("/courseware/lesson?slug=files-page-test");
      page.locator(".learning-status:has-text('正在计时')").waitFor();
      page.evaluate(
          "() => { const a = document.querySelectorAll('audio')[1]; a.muted = true;"
              + " return a.play(); }");
      page.evaluate(
          "() => { Object.defineProperty(document, 'hidden', {get: () => true});"
              + " document.dispatchEvent(new Event('visibilitychange')); }");
      int before = beats.size();
      page.waitForCondition(() -> beats.size() > before + 1);
      double from = number(beats.get(before + 1), "from");
      assertThat(from).as("behind the first, 31 seconds").isBetween(31.0, 51.0);
      assertThat(number(beats.get(before + 1), "to")).isGreaterThan(from);

      asked.set(true);
      page.waitForFunction("() => document.querySelectorAll('audio')[1].paused");
      assertThat(present).isEmpty();
      page.evaluate("() => document.querySelectorAll('audio')[1].play()");
      page.waitForCondition(() -> !present.isEmpty());
      int resumed = beats.size();
      page.waitForCondition(() -> beats.size() > resumed);

      page.evaluate("() => document.querySelectorAll('audio')[1].pause()");
      page.waitForTimeout(1500);
      int paused = beats.size();
      page.waitForTimeout(2500);
      assertThat(beats).as("nothing is told while nothing plays").hasSize(paused);
    }
  }

  private static double number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static void answer(Route route, boolean asked) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"stream\":\"s\",\"nonce\":\"n\",\"beatSeconds\":1,\"creditedSeconds\":5,"
                    + "\"lengthSeconds\":52,\"positionSeconds\":0,\"finished\":false,\"asked\":"
                    + asked
                    + "}"));
  }

  private void ranges(String file) {
    HttpResponse<String> whole = portal.get(file);
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    String length = whole.headers().firstValue("Content-Length").orElseThrow();
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    HttpResponse<String> start = portal.get(file, "Range", "bytes=0-4", "If-Range", tag);
    assertThat(start.statusCode()).isEqualTo(206);
    assertThat(start.body()).isEqualTo("%PDF-");
    assertThat(start.headers().firstValue("Content-Range")).contains("bytes 0-4/" + length);
    assertThat(portal.get(file, "Range", "bytes=0-4", "If-Range", "\"old\"").statusCode())
        .isEqualTo(200);
    HttpResponse<String> beyond = portal.get(file, "Range", "bytes=99999999-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + length);
    assertThat(portal.get(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  /** A word that stands in the PDF alone leads to the lesson, at that page. */
  private void awaitFound(String word) {
    String answer;
    long end = System.nanoTime() + 20_000_000_000L;
    do {
      answer = portal.get("/api/v1/search?q=" + word).body();
    } while (!answer.contains("files-page-test") && System.nanoTime() < end);
    assertThat(answer).contains("slug=files-page-test", "PDF 第2页");
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (String text : new String[] {"First page", "Second page Zebrafish"}) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
          out.beginText();
          out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
          out.newLineAtOffset(50, 700);
          out.showText(text);
          out.endText();
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  /** Silence, 128 kbit/s at 44.1 kHz. */
  private static byte[] mp3(int seconds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < seconds * 44_100 / 1152 + 1; i++) {
      byte[] frame = new byte[417];
      frame[0] = (byte) 0xff;
      frame[1] = (byte) 0xfb;
      frame[2] = (byte) 0x90;
      out.writeBytes(frame);
    }
    return out.toByteArray();
  }
}
