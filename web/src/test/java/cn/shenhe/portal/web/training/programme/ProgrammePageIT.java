package cn.shenhe.portal.web.training.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The learner's way from the outline to the clock, and the officer's from the list to the gap. */
@ExtendWith(OnPortal.class)
class ProgrammePageIT {

  private static final Pattern PASSWORD =
      Pattern.compile("<b>([^<]{8,})</b>\\s*</p>\\s*</details>");
  private static final Pattern CODE = Pattern.compile("验证码：(\\d{6})");
  private static final Pattern REMINDED = Pattern.compile("单位提醒：培训已超过期限");
  private static final Pattern NEW_PASSWORD = Pattern.compile("/account/password\\?t=[\\w-]+");
  private static final Look PHONE = new Look("phone", 390, null, true);
  private static final String ROSTER =
      """
      工号,姓名,人员类别,岗位,任职日期,高危,转岗日期
      IT-1,测试甲,新上岗从业人员,装配,2026-11-01,否,2026-11-16
      IT-2,测试乙,安全管理人员,安全科,2020-01-01,否,
      IT-3,,安全管理人员,安全科,2026-11-01,否,
      IT-1,测试甲,新上岗从业人员,装配,2026-11-01,否,
      """;

  private final Portal portal;
  private final Browser browser;

  ProgrammePageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void learnerEnrolsAndTheClockOfALessonRuns() {
    try (Visit visit = browser.visit(portal, PHONE)) {
      visit.open("/programme/programmes");
      assertGood(visit, "programmes");
      visit.open("/programme/programme?code=PRINCIPAL-GENERAL");
      assertGood(visit, "programme");
      assertThat(main(visit)).containsPattern("线上最多可计 [\\d.]+ 学时，其余 [\\d.]+ 学时需面授");
      visit.page().locator("a[href*='programme-poster']").click();
      visit.page().locator("svg.qr path").waitFor();
      assertThat(main(visit)).contains("/programme/programme?code=PRINCIPAL-GENERAL");
      assertGood(visit, "programme-poster");
      signIn(visit, "demo.school");
      visit.open("/my/home");
      assertGood(visit, "home-empty");
      visit.open("/programme/programme?code=PRINCIPAL-GENERAL");
      visit.page().locator("[id='enrolForm:go']").click();
      visit.page().waitForURL("**/my/programme?**");
      assertThat(main(visit)).contains("要求 32 学时").contains("完成期限");
      assertGood(visit, "my-programme");

      visit.open("/courseware/lesson?slug=principal-duties");
      counting(visit.page());
      assertThat(visit.page().locator(".learning-line").innerText()).contains("最多计");
      assertGood(visit, "lesson");

      visit.open("/my/home");
      assertThat(main(visit)).contains("继续上次的学习").contains("0 / 32 学时");
      assertGood(visit, "home");
      visit.open("/my/record");
      assertThat(main(visit)).contains("要求32学时");
      assertGood(visit, "record");
    }
  }

  @Test
  void aSecondWindowPausesTheFirst() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.reviewer");
      visit.open("/courseware/lesson?slug=work-at-height");
      counting(visit.page());
      Page other = visit.page().context().newPage();
      other.navigate(portal.url("/courseware/lesson?slug=hot-work-permit").toString());
      counting(other);
      other.close();
    }
  }

  /**
   * The answers of the server are changed on the way, so that nobody waits a quarter of an hour.
   */
  @Test
  void theQuestionWhetherOneIsThereIsAnsweredByKeysAloneAndReadOut() {
    try (Visit visit = browser.visit(portal, PHONE)) {
      signIn(visit, "demo.duty");
      List<String> answered = new ArrayList<>();
      visit.page().route("**/api/v1/learning/open", route -> answer(route, false));
      visit.page().route("**/api/v1/learning/beat", route -> answer(route, answered.isEmpty()));
      visit
          .page()
          .route(
              "**/api/v1/learning/present",
              route -> {
                answered.add(route.request().postData());
                answer(route, false);
              });
      visit.open("/courseware/lesson?slug=cpr-aed");
      visit.page().locator("#learning-ask[open]").waitFor();

      assertThat(
              visit
                  .page()
                  .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("您还在学习吗？"))
                  .count())
          .isEqualTo(1);
      assertThat(visit.page().locator("#learning-ask").getAttribute("aria-describedby"))
          .isEqualTo("learning-ask-text");
      assertThat(visit.page().locator(":focus").innerText()).isEqualTo("我在学习，继续");
      assertGood(visit, "presence");
      visit.page().keyboard().press("Enter");
      visit.page().waitForCondition(() -> !answered.isEmpty());
      visit.page().waitForCondition(() -> visit.page().locator("#learning-ask[open]").count() == 0);
      assertThat(answered.get(0)).contains("\"stream\":\"s\"").contains("\"nonce\":\"n\"");
    }
  }

  @Test
  void aFirstCallThatFailsIsMadeAgainUntilTheClockRuns() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.duty2");
      List<String> asked = new ArrayList<>();
      visit
          .page()
          .route(
              "**/api/v1/learning/open",
              route -> {
                asked.add(route.request().url());
                if (asked.size() == 1) {
                  // What Chromium says when there is no network.
                  route.abort("internetdisconnected");
                } else {
                  route.resume();
                }
              });
      visit.open("/courseware/lesson?slug=cpr-aed");
      visit.page().locator(".learning-status:has-text('正在重试')").waitFor();
      counting(visit.page());
      assertThat(asked).hasSize(2);
    }
  }

  @Test
  void whoIsNoLongerSignedInIsToldSo() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.examiner");
      visit.expectStatus(401);
      visit
          .page()
          .route(
              "**/api/v1/learning/open",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(401)
                          .setContentType("application/problem+json")
                          .setBody("{}")));
      visit.open("/courseware/lesson?slug=cpr-aed");
      visit.page().locator(".learning-status:has-text('请重新登录')").waitFor();
    }
  }

  private static void answer(Route route, boolean asked) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"stream\":\"s\",\"nonce\":\"n\",\"beatSeconds\":1,\"creditedSeconds\":60,"
                    + "\"lengthSeconds\":600,\"positionSeconds\":0,\"finished\":false,\"asked\":"
                    + asked
                    + "}"));
  }

  @Test
  void officerTakesAListOverRemindsAndIsToldWhatIsMissing() {
    try (Visit visit = browser.visit(portal, PHONE);
        Visit worker = browser.visit(portal, PHONE)) {
      signIn(visit, "demo.enterprise");
      visit.open("/my/roster");
      visit
          .page()
          .locator("[id='uploadForm:file']")
          .setInputFiles(
              new FilePayload("名单.csv", "text/csv", ROSTER.getBytes(StandardCharsets.UTF_8)));
      visit.page().locator("[id='uploadForm:take']").click();
      visit.page().locator("#account").waitFor();
      assertThat(main(visit)).contains("没有姓名").contains("工号 IT-1 出现了不止一次");
      assertGood(visit, "roster");

      visit.open("/my/enterprise?text=IT-2");
      assertThat(main(visit))
          .contains("测试乙", "已逾期")
          .contains("测试甲（IT-1）· 转岗", "缺车间级培训", "缺班组级培训", "上岗日期已到");
      assertGood(visit, "enterprise");
      visit.page().locator("text=测试乙").click();
      String code = visit.page().locator("code").innerText();
      assertThat(code).hasSize(10);
      assertGood(visit, "employee");

      signIn(worker, "demo.reviewer");
      agreesToLetters(worker);
      worker.open("/my/join");
      worker.page().locator("[id='joinForm:code']").fill(code);
      worker.page().locator("[id='joinForm:go']").click();
      worker.page().waitForURL("**/my/home");
      assertThat(main(worker)).contains("已加入");
      worker.open("/my/join");
      worker.page().locator("#joined").waitFor();
      assertGood(worker, "joined");
      visit.open("/my/enterprise?standing=OVERDUE");
      visit.page().locator("[id='remindForm:remind']").click();
      visit.page().locator(".notice:has-text('另发了邮件')").first().waitFor();
      assertThat(main(visit)).contains("其中 1 项另发了邮件");
      assertThat(mailOf(worker, REMINDED)).containsPattern(REMINDED);
      worker.open("/my/home");
      assertThat(main(worker)).contains("请留意期限").contains("提醒您按期完成培训");
      assertGood(worker, "home-due");
      worker.open("/my/join");
      worker.page().locator("[id$=':leave']").first().click();
      worker.page().waitForURL("**/my/home");
      assertThat(main(worker)).contains("已退出");
      forgetsThePassword(worker);

      recordsAClass(visit);
    }
  }

  /** The mailbox once it holds such a letter: letters leave by a job, seconds later. */
  private static String mailOf(Visit worker, Pattern letter) {
    String mail = "";
    for (int tries = 0; tries < 60 && !letter.matcher(mail).find(); tries++) {
      worker.page().waitForTimeout(1000);
      worker.open("/demo/mailbox?address=it.reviewer@example.org");
      mail = main(worker);
    }
    return mail;
  }

  private void agreesToLetters(Visit worker) {
    worker.open("/my/reminder");
    assertGood(worker, "reminder");
    worker.page().locator("[id='mailForm:mail']").fill("it.reviewer@example.org");
    worker.page().locator("[id='mailForm:go']").click();
    worker.page().locator("[id='codeForm:code']").waitFor();
    assertGood(worker, "reminder-code");
    Matcher code = CODE.matcher(mailOf(worker, CODE));
    assertThat(code.find()).isTrue();
    worker.open("/my/reminder");
    worker.page().locator("[id='codeForm:code']").fill(code.group(1));
    worker.page().locator("[id='codeForm:go']").click();
    worker.page().locator("[id='endForm:end']").waitFor();
    assertThat(main(worker)).contains("i***@example.org");
  }

  private void recordsAClass(Visit visit) {
    visit.open("/my/classes");
    assertGood(visit, "classes");
    visit.page().locator("[id='classForm:kind']").selectOption("TEAM");
    fillClass(visit, "HANDS_ON");
    visit.page().locator(".fieldError:has-text('还没有学完前面的课文')").first().waitFor();
    assertGood(visit, "classes-refused");
    fillClass(visit, "PLANT");
    visit.page().locator("h3:has-text('厂级安全教育')").first().waitFor();
    visit.open("/my/enterprise?text=IT-1");
    assertThat(main(visit)).contains("2.0 / 24.0");
    visit.page().locator("table.people a:has-text('测试甲')").click();
    assertThat(main(visit)).contains("厂（矿）级：已登记").contains("班组级：还没有登记");
    assertGood(visit, "employee-levels");
    recordsAWayBack(visit);
  }

  private static void recordsAWayBack(Visit visit) {
    Page page = visit.page();
    page.locator("[id='changeForm:go']").click();
    page.locator(".fieldError:has-text('请填写正确的日期')").first().waitFor();
    page.locator("[id='changeForm:kind']").selectOption("RETURN");
    page.locator("[id='changeForm:day']").fill("2026-11-20");
    page.locator("[id='changeForm:go']").click();
    page.locator(".notice:has-text('请安排车间级、班组级安全教育')").first().waitFor();
    assertGood(visit, "employee-changes");
    Locator back = page.locator("li:has-text('复岗（离岗一年以上）')").last();
    back.locator("summary").click();
    back.locator("input[id$=':withdraw']").click();
    back.locator(".fieldError:has-text('请写明撤回原因')").waitFor();
    back.locator("input[id$=':reason']").fill("登记错人");
    back.locator("input[id$=':withdraw']").click();
    page.locator("li:has-text('登记有误，已撤回： 登记错人')").first().waitFor();
  }

  /** The same password again, since others sign in with it. */
  private void forgetsThePassword(Visit worker) {
    worker.open("/account/forgot");
    worker.fill("form:login", "demo.reviewer");
    worker.fill("form:mail", "it.reviewer@example.org");
    worker.press("form:go");
    Matcher link = NEW_PASSWORD.matcher(mailOf(worker, NEW_PASSWORD));
    assertThat(link.find()).isTrue();
    worker.open(link.group());
    worker.fill("form:password", Portal.DEMO_PASSWORD);
    worker.press("form:go");
    worker.page().waitForURL("**/account/login?changed=true");
    worker.signIn("demo.reviewer");
  }

  private static void fillClass(Visit visit, String kind) {
    visit.page().locator("[id='classForm:kind']").selectOption(kind);
    visit.page().locator("[id='classForm:programme']").selectOption("NEW-WORKER-GENERAL");
    visit.page().locator("[id='classForm:title']").fill("厂级安全教育");
    visit.page().locator("[id='classForm:content']").fill("规章制度与应急");
    visit.page().locator("[id='classForm:startedAt']").fill("2026-11-02T08:00");
    visit.page().locator("[id='classForm:minutes']").fill("90");
    visit.page().locator("[id='classForm:trainer']").fill("安全科");
    visit.page().locator("[id='classForm:attendees']").fill("IT-1 88");
    visit.page().locator("[id='classForm:go']").click();
  }

  @Test
  void staffMakeANewEditionAndEnrolSomebody() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.admin");
      visit.open("/staff/programme/programmes");
      assertThat(visit.accessibilityViolations()).isEmpty();
      shot(visit, "staff-programmes");
      recordsClassTime(visit);
      visit.open("/staff/programme/programmes");
      visit.page().locator("text=特种作业人员安全技术培训大纲").first().click();
      visit.page().locator("[id='editForm:initialBasis']").waitFor();
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.page().locator("[id='editForm:initialBasis']").fill("");
      visit.page().locator("[id='editForm:save']").click();
      visit.page().locator("text=请写明依据").first().waitFor();
    }
  }

  private static void recordsClassTime(Visit visit) {
    visit.page().locator("[id='enrolForm:login']").fill("demo.admin");
    visit.page().locator("[id='enrolForm:go']").click();
    visit.page().locator("text=已报名。").first().waitFor();
    visit.page().locator("a[href*='/staff/programme/enrolment']").first().click();
    visit.page().locator("[id='taughtForm:startedAt']").fill("2026-11-02T08:00");
    visit.page().locator("[id='taughtForm:what']").fill("规章制度与应急");
    visit.page().locator("[id='taughtForm:teacher']").fill("王老师");
    visit.page().locator("[id='taughtForm:basis']").fill("签到表 7 号");
    assertGood(visit, "staff-enrolment");
    visit.page().locator("[id='taughtForm:go']").click();
    visit.page().locator("text=学时已计入").first().waitFor();
    assertThat(main(visit)).contains("签到表 7 号");
    assertGood(visit, "staff-enrolment-recorded");
  }

  private static void counting(Page page) {
    page.locator(".learning-status:has-text('正在计时')").waitFor();
  }

  private static String main(Visit visit) {
    return visit.page().locator("main").innerText();
  }

  private static void assertGood(Visit visit, String name) {
    shot(visit, name);
    assertThat(visit.accessibilityViolations()).as(visit.address()).isEmpty();
    assertThat(visit.sidewaysOverflow()).as(visit.address()).isEmpty();
  }

  /** Pictures to look at, only when asked for: {@code -Dportal.shots=<folder>}. */
  private static void shot(Visit visit, String name) {
    String folder = System.getProperty("portal.shots", "");
    if (!folder.isEmpty()) {
      visit
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Path.of(folder, name + ".png")));
    }
  }

  private void signIn(Visit visit, String login) {
    Matcher password = PASSWORD.matcher(portal.get("/account/login").body());
    assertThat(password.find()).isTrue();
    visit.open("/account/login");
    visit.page().locator("[id='form:login']").fill(login);
    visit.page().locator("[id='form:password']").fill(password.group(1));
    visit.page().locator("[id='form:go']").click();
    visit.page().waitForURL(url -> !url.contains("/account/login"));
  }
}
