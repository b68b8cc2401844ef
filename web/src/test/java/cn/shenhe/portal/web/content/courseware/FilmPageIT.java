package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A film of four seconds: refused without captions, then played with them. */
@ExtendWith(OnPortal.class)
class FilmPageIT {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]{26})\"");
  private static final String CAPTIONS =
      """
      WEBVTT

      00:00.000 --> 00:02.000
      先拔销

      00:02.000 --> 00:04.000
      再按下
      """;

  private final Portal portal;

  FilmPageIT(Portal portal) {
    this.portal = portal;
  }

  private static String upload(Caller caller, String name, byte[] file) {
    HttpResponse<String> answer =
        caller.postBytes("/staff/courseware/upload?name=" + name, "application/octet-stream", file);
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }

  private static byte[] film() throws IOException {
    try (InputStream in = FilmPageIT.class.getResourceAsStream("/films/four-seconds.mp4")) {
      return in.readAllBytes();
    }
  }

  @Test
  void aFilmIsPublishedOnlyWithCaptionsAndThenPlaysWithThem() throws IOException {
    Caller editor = Caller.signedIn(portal, "demo.editor");
    String film = upload(editor, "film.mp4", film());
    String captions = upload(editor, "film.vtt", CAPTIONS.getBytes(StandardCharsets.UTF_8));
    String address;
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.open("/staff/courseware/lesson");
      Page page = visit.page();
      page.fill("[id='editForm:name']", "灭火器短片（视频测试）");
      page.fill("[id='editForm:slug']", "film-page-test");
      page.fill("[id='editForm:topic']", "fire");
      page.check("input[name='editForm:audiences'][value='COMMUNITY']");
      page.fill("[id='editForm:markdown']", "## 看\n\n![灭火器](video:" + film + ")\n");
      page.click("[id='editForm:save']");
      page.waitForURL(url -> url.contains("id="));
      address = visit.address();
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      visit.open(address);
      visit.page().click("[id='stepForm:review']");
      visit.page().locator("text=没有字幕").first().waitFor();
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.open(address);
      String text = "## 看\n\n![灭火器](video:" + film + " \"captions:" + captions + "\")\n";
      visit.page().fill("[id='editForm:markdown']", text);
      visit.page().click("[id='editForm:save']");
      visit.page().waitForLoadState();
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      visit.open(address);
      visit.page().click("[id='stepForm:review']");
      visit.page().waitForSelector("[id='stepForm:publish']");
      visit.page().click("[id='stepForm:publish']");
      assertThat(visit.page().locator("main").textContent()).contains("已发布");
    }
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.open("/courseware/lesson?slug=film-page-test");
      Page page = visit.page();
      assertThat(page.locator("video").getAttribute("data-seconds")).isEqualTo("4");
      Object shown =
          page.evaluate(
              "() => new Promise((done, failed) => { const film = document.querySelector('video');"
                  + " const seen = []; const track = film.textTracks[0]; track.mode = 'showing';"
                  + " track.addEventListener('cuechange', () => { for (const cue of"
                  + " track.activeCues) { seen.push(cue.text); } });"
                  + " film.addEventListener('error', () => failed(new Error('not played')));"
                  + " film.addEventListener('ended', () => done(seen.join(',') + ' '"
                  + " + Math.round(film.currentTime) + ' ' + film.videoWidth));"
                  + " film.muted = true; film.play().catch(failed); })");
      assertThat(shown).isEqualTo("先拔销,再按下 4 96");
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
    whoOnlyPretendsIsCreditedNothing();
    whoPlaysItIsCreditedWhatWasPlayed();
  }

  private void whoPlaysItIsCreditedWhatWasPlayed() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.worker")) {
      Page page = visit.page();
      visit.open("/courseware/lesson?slug=film-page-test");
      Object before =
          page.waitForFunction("() => document.querySelector('.learning-line').textContent")
              .jsonValue();
      page.evaluate(
          "() => new Promise((done, failed) => { const film = document.querySelector('video');"
              + " film.addEventListener('ended', done); film.muted = true;"
              + " film.play().catch(failed); })");
      page.waitForFunction(
          "before => document.querySelector('.learning-line').textContent !== before", before);
    }
    String learned = open(Caller.signedIn(portal, "demo.worker"));
    assertThat(number(learned, "creditedSeconds")).isBetween(3L, 4L);
    assertThat(learned).contains("\"finished\":true");
  }

  /** Sixteen times as fast, and to the end at once. */
  private void whoOnlyPretendsIsCreditedNothing() {
    Caller cheat = Caller.signedIn(portal, "demo.school");
    String state = open(cheat);
    assertThat(number(state, "lengthSeconds")).isEqualTo(4);
    for (int[] span : new int[][] {{0, 4}, {3, 4}}) {
      state =
          cheat
              .postJson(
                  "/api/v1/learning/beat",
                  "{\"stream\":\"%s\",\"nonce\":\"%s\",\"from\":%d,\"to\":%d}"
                      .formatted(word(state, "stream"), word(state, "nonce"), span[0], span[1]))
              .body();
      assertThat(number(state, "creditedSeconds")).as(state).isZero();
    }
    assertThat(state).contains("\"finished\":false");
  }

  private static String open(Caller learner) {
    HttpResponse<String> opened =
        learner.postJson("/api/v1/learning/open", "{\"piece\":\"lesson:film-page-test\"}");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    return opened.body();
  }

  private static String word(String json, String name) {
    return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  private static long number(String json, String name) {
    return Long.parseLong(json.replaceAll(".*\"" + name + "\":(\\d+).*", "$1"));
  }
}
