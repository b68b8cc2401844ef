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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole exam in a browser, by keyboard only, the network cut twice. Every state of the page is
 * looked at (axe, no sideways scroll at 390 and 360 px); {@code -Dportal.pictures=true} leaves a
 * picture of each in {@code target/portal-it/sitting-page}.
 */
@ExtendWith(OnPortal.class)
class SittingPageIT {

  private static final Logger LOG = Logger.getLogger(SittingPageIT.class.getName());
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
      fiveHundredOnOneScreen(staff, session);

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

  /**
   * 500 candidates instead of those there are, every third of whom saves an answer between two
   * polls, twenty of them without a connection, and a log of grouped lines. Remembers how long each
   * poll took the page, from the answer to what is painted.
   */
  private static final String FULL_HOUSE =
      """
      const real = window.fetch; let polls = 0; window.took = [];
      window.fetch = async (url, options) => {
        if (!String(url).includes('/api/v1/invigilation/') || options.method) return real(url, options);
        const now = Date.now(); polls++;
        const rows = Array.from({length: 500}, (x, i) => ({
          id: i === 9 && !window.paper ? null : 'sitting' + i, seat: i + 1, name: '考生姓名' + i,
          state: i % 50 === 49 ? 'CLOSED' : i === 9 && !window.paper ? 'WAITING' : 'RUNNING',
          answered: Math.floor(i / 10) + (i % 3 === polls % 3 ? polls : 0), questions: 100,
          started: now - 600000, deadline: now + 3600000, saved: now - (i % 3 === polls % 3 ? 0 : 5000),
          seen: i < 20 ? now - 30000 : now - 900, facts: i % 7 === 0 ? 2 : 0, late: 0,
          devices: i % 40 === 0 ? 2 : 1, address: '192.168.1.' + i % 256 }));
        const incidents = Array.from({length: 50}, (x, i) =>
          [now - i * 60000 - polls, i % 2 ? 'WARN' : 'EXTEND', i % 5 ? 0 : i + 1, i % 5 ? '' : '考生',
            '请保持安静', i % 5 ? 500 - i : 1]);
        const text = JSON.stringify({now, rows, incidents});
        return {status: 200, ok: true, redirected: false, json: async () => {
          const from = performance.now(), data = JSON.parse(text);
          requestAnimationFrame(() => {
            const painting = performance.now();
            setTimeout(() => window.took.push([painting - from, performance.now() - from]));
          });
          return data;
        }};
      };
      """;

  /** The first poll and those after it, in ms, are printed: how long is nobody's promise. */
  private static void fiveHundredOnOneScreen(Visit staff, String session) {
    Page few = staff.page();
    Page full = few.context().newPage();
    full.addInitScript(FULL_HOUSE);
    staff.turnTo(full);
    staff.open("/staff/exam/console?session=" + session);
    full.waitForFunction("() => window.took.length >= 2");
    full.locator("#console-rows tbody tr").nth(299).locator("input").focus();
    full.evaluate("() => { window.paper = true; }");
    full.waitForFunction("() => document.querySelector('tbody tr:nth-child(10).RUNNING')");
    full.waitForFunction("() => window.took.length >= 5");
    assertThat(full.evaluate("() => document.activeElement.value"))
        .as("who is chosen while somebody else gets a paper")
        .isEqualTo("sitting299");
    assertThat(full.locator("#console-rows tbody tr").count()).isEqualTo(500);
    assertThat(full.locator("#console-rows tr.lost").count()).isEqualTo(20);
    assertThat(full.locator("#console-log li").nth(1).textContent()).contains("499 人", "请保持安静");
    LOG.info(
        () ->
            "console of 500 candidates, ms of each poll [script, painted]: "
                + full.evaluate(
                    "() => JSON.stringify(took.map(t => t.map(ms => Math.round(ms))))"));
    look(staff, "19-console-of-500");
    staff.turnTo(few);
    full.close();
  }

  @Test
  void aSessionForPeopleOfItsCategorySaysSoAndTakesNobodyElse() {
    DateTimeFormatter typed = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
    try (Visit examiner = browser.visit(portal);
        Visit candidate = browser.visit(portal)) {
      examiner.signIn("demo.examiner");
      examiner.open("/staff/exam/session");
      Page page = examiner.page();
      examiner.fill("planForm:title", "仅限本类培训人员的场次");
      examiner.fill("planForm:place", "一号机房");
      List<String> fields = List.of("enrolFrom", "enrolUntil", "opensAt", "entryUntil", "endsAt");
      List<Integer> days = List.of(-1, 20, 30, 31, 32);
      for (int i = 0; i < fields.size(); i++) {
        examiner.fill("planForm:" + fields.get(i), typed.format(now.plusDays(days.get(i))));
      }
      page.selectOption("[id='planForm:categoryOnly']", "true");
      look(examiner, "20-session-plan");
      examiner.press("planForm:save");
      page.waitForURL(url -> url.contains("id="));
      String session = examiner.address().replaceAll(".*[?&]id=([0-9a-z]+).*", "$1");
      assertThat(page.inputValue("[id='planForm:categoryOnly']")).isEqualTo("true");
      examiner.press("planForm:open");
      page.waitForSelector(".tag:has-text('已公布')");

      candidate.signIn("demo.duty2");
      candidate.open("/exam/sessions");
      assertThat(candidate.page().locator(".card:has-text('仅限本类培训人员的场次')").textContent())
          .contains("报名范围：仅限参加本类培训的人员");
      candidate.open("/my/exam/admission?session=" + session);
      assertThat(candidate.page().locator("main").innerText())
          .contains("仅限参加本类培训的人员", "您还没有参加本类培训班");
      assertThat(candidate.page().locator("#enrol").count()).isZero();
      look(candidate, "21-not-of-the-category");

      examiner.open("/staff/exam/session?cancel=true&id=" + session);
      examiner.fill("cancelForm:reason", "测试结束");
      examiner.press("cancelForm:cancelGo");
      page.waitForSelector(".tag:has-text('已取消')");
    }
  }

  /**
   * The first question is to be typed, the fifth is a number, the sixth to be put in order, the
   * seventh to be matched; the page waits until a test rings the bell; the end comes when a test
   * says so, and so does the end of the sign-in; what a test cuts does not arrive. Remembers what
   * was typed when and what the page then said of it, and every line sent.
   */
  private static final String PORTAL =
      """
      const real = window.fetch, choices = [{id: 'x', html: '甲'}, {id: 'y', html: '乙'}];
      window.typed = []; window.lines = [];
      window.fetch = async (url, options) => {
        const path = String(url);
        if (!path.includes('/api/v1/sittings/')) return real(url, options);
        if (path.endsWith('/open') && !localStorage.getItem('rung')) {
          return new Response(JSON.stringify({type: '/problems/sitting.early', title: 'early',
            opensAt: Date.now() + 1500, now: Date.now()}), {status: 409});
        }
        if (path.endsWith('/open') && localStorage.getItem('signed-out')) {
          return new Response('{}', {status: 401});
        }
        if (options && options.body) window.lines.push(...JSON.parse(options.body).entries);
        if (window.cut && window.cut.test(path)) throw new TypeError('cut');
        const answer = await real(url, options), json = await answer.json();
        if (json.questions instanceof Array) {
          Object.assign(json.questions[0], {type: 'SHORT_TEXT', options: []});
          Object.assign(json.questions[4], {type: 'NUMERIC', options: []});
          Object.assign(json.questions[5], {type: 'ORDERING', options: choices});
          Object.assign(json.questions[6],
            {type: 'MATCHING', options: choices, targets: choices});
        }
        if (window.ends && json.deadline) json.deadline = window.ends;
        return new Response(JSON.stringify(json), {status: answer.status, headers: answer.headers});
      };
      document.addEventListener('input', event => {
        const state = document.querySelector('#q1 .q-state');
        if (event.target.id === 'q1i') {
          window.typed.push([Date.now(), event.target.value, state.textContent]);
        }
      }, true);
      """;

  /** Types without a pause until the page takes no more. */
  private static void typeUntilLocked(Page page) {
    page.focus("#q1i");
    for (int i = 0; i < 200 && page.isEnabled("#q1i"); i++) {
      page.keyboard().press(String.valueOf((char) ('a' + i % 26)));
      page.waitForTimeout(60);
    }
    assertThat(page.isEnabled("#q1i")).isFalse();
  }

  private static String lastSent(Page page) {
    return (String)
        page.evaluate(
            "() => JSON.parse(lines.filter(l => l.k === 'ANSWER' && l.q === 1).pop().v)[0] || ''");
  }

  private void invigilate(CandidateClient invigilator, String session, String... act)
      throws Exception {
    assertThat(invigilator.form("/api/v1/invigilation/" + session, act).body())
        .contains("\"done\":1");
  }

  @Test
  void nothingTypedIsLostAndAHandInThatDidNotArriveIsTakenBack() throws Exception {
    CandidateClient invigilator =
        new CandidateClient(CandidateClient.http(), path -> portal.url(path).toString());
    invigilator.signIn("demo.invigilator");
    try (Visit visit = browser.visit(portal)) {
      visit.signIn("demo.editor");
      Page page = visit.page();
      page.context().addInitScript(PORTAL);
      visit.open("/exam/sessions");
      page.locator("main .card .button").first().click();
      String session = visit.address().replaceAll(".*session=", "");
      page.click("#enrol");
      assertThat(page.textContent("#minutes")).contains("分钟");
      page.check("#pledge");
      page.click("#enter");
      page.waitForSelector("#waiting:has-text('到时间自动进入')");
      look(visit, "11-before-the-bell");
      page.evaluate("() => localStorage.setItem('rung', '1')");
      page.waitForSelector("#q1i:visible");
      String sitting = visit.address().replaceAll(".*id=", "");

      // Typing without a pause is written down all the same, and shown as not sent.
      page.focus("#q1i");
      for (int i = 0; i < 20; i++) {
        page.keyboard().press("x");
        page.waitForTimeout(70);
      }
      assertThat(page.evaluate("typed.slice(1).some(t => t[2] === '未发送')")).isEqualTo(true);
      assertThat(lastSent(page)).startsWith("xxx");

      CompletableFuture<Void> pauses =
          CompletableFuture.runAsync(
              () -> {
                try {
                  invigilate(
                      invigilator, session, "act", "pause", "sitting", sitting, "text", "停电");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      typeUntilLocked(page);
      pauses.get();
      String typed = (String) page.evaluate("typed[typed.length - 1][1]");
      page.waitForTimeout(900);
      assertThat(page.inputValue("#q1i")).as("typed until the pause").isEqualTo(typed);
      look(visit, "12-paused");
      invigilate(invigilator, session, "act", "resume", "sitting", sitting, "text", "来电");
      page.waitForSelector("#q1i:enabled");
      waitFor(page, "#q1 .q-state.saved");
      assertThat(lastSent(page)).isEqualTo(typed);

      invigilate(
          invigilator, session, "act", "extend", "sitting", sitting, "minutes", "5", "text", "补时");
      // Two seconds, and a half for a busy machine.
      page.waitForSelector(
          "#notices:has-text('考试时间已延长')", new Page.WaitForSelectorOptions().setTimeout(2500));

      // The browser dies before two lines arrived, the second made while the clock stood: when the
      // page is opened again they are delivered, the second as soon as the clock runs.
      look(visit, "13-extended");
      visit.cutNetwork();
      page.click("#next");
      press(page, "b");
      page.waitForSelector("#q2 .q-state.waiting");
      invigilate(invigilator, session, "act", "pause", "sitting", sitting, "text", "停电");
      page.click("#next");
      press(page, "a");
      page.waitForSelector("#q3 .q-state.waiting");
      String address = page.url();
      Page again = page.context().newPage();
      page.close();
      visit.mendNetwork();
      visit.turnTo(again);
      again.navigate(address);
      again.waitForSelector("#exam:visible");
      waitFor(again, "#q2 .q-state.saved");
      waitFor(again, "#q3 .q-state.waiting");
      assertThat(again.inputValue("#q1i")).isEqualTo(typed);
      invigilate(invigilator, session, "act", "resume", "sitting", sitting, "text", "来电");
      waitFor(again, "#q3 .q-state.saved");
      for (int other : new int[] {5, 6, 7}) {
        again.click("#sheet li:nth-child(" + other + ") button");
        look(visit, "14-question-" + other);
      }

      visit.cutNetwork();
      again.click("#hand-in");
      again.click("#really");
      again.waitForSelector("#check-problem:has-text('没有连上服务器')");
      look(visit, "15-hand-in-failed");
      again.click("#back");
      again.click("#sheet li:nth-child(4) button");
      press(again, "a");
      again.waitForSelector("#q4 .q-state.waiting");
      visit.mendNetwork();
      again.waitForSelector("#q4 .q-state.saved");
      again.waitForTimeout(2600);
      assertThat(again.isVisible("#done")).as("taken back").isFalse();

      again.evaluate(
          "() => { const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put ="
              + " function (v) { const r = put.call(this, v); this.transaction.abort(); return r;"
              + " }; }");
      press(again, "f");
      again.waitForSelector("#notices:has-text('不能在本机保存数据')");

      again.evaluate("() => { window.ends = Date.now() + 290000; }");
      again.waitForSelector(".last");
      look(visit, "16-last-minutes");
      // The last second counts, the next does not; who is offline then is told so.
      again.click("#sheet li:nth-child(1) button");
      again.evaluate(
          "() => { window.cut = /hand-in/; window.ends = Date.now() + 3000; window.typed = []; }");
      typeUntilLocked(again);
      again.waitForSelector("#notices:has-text('试卷还没有交上')");
      look(visit, "17-time-up-offline");
      String kept = lastSent(again);
      assertThat(again.evaluate("typed.filter(t => t[0] < ends - 150).pop()[1]"))
          .asString()
          .isSubstringOf(kept);
      assertThat(again.evaluate("typed.filter(t => t[0] < ends + 150).pop()[1]"))
          .asString()
          .contains(kept);
      assertThat(again.inputValue("#q1i")).isEqualTo(kept);
      assertThat(kept.length()).isGreaterThan(typed.length() + 5);
      again.evaluate("() => { window.cut = null; window.ends = null; }");
      again.waitForSelector("#q1i:enabled");
      waitFor(again, "#q1 .q-state.saved");
      again.click("#hand-in");
      again.click("#really");
      again.waitForSelector("#done:visible");
      assertThat(again.locator("#done-text").textContent()).contains("作答 4 题");

      again.evaluate("() => localStorage.setItem('signed-out', '1')");
      again.navigate(address);
      again.waitForSelector("#stopped:has-text('登录')");
      look(visit, "18-signed-out");
    }
  }
}
