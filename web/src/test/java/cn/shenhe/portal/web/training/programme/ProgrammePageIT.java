package cn.shenhe.portal.web.training.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The learner's way from the outline to the clock, and the officer's from the list to the gap. */
@ExtendWith(OnPortal.class)
class ProgrammePageIT {

  private static final Pattern PASSWORD =
      Pattern.compile("<b>([^<]{8,})</b>\\s*</p>\\s*</details>");
  private static final String ROSTER =
      """
      工号,姓名,人员类别,岗位,任职日期,高危
      IT-1,测试甲,新上岗从业人员,装配,2026-11-01,否
      IT-2,测试乙,安全管理人员,安全科,2020-01-01,否
      IT-3,,安全管理人员,安全科,2026-11-01,否
      IT-1,测试甲,新上岗从业人员,装配,2026-11-01,否
      """;

  private final Portal portal;
  private final Browser browser;

  ProgrammePageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void learnerEnrolsAndTheClockOfALessonRuns() {
    try (Visit visit = browser.visit(portal, new Look("phone", 390, null, true))) {
      visit.open("/programme/programmes");
      assertGood(visit);
      visit.page().locator("text=主要负责人安全培训大纲").first().click();
      assertGood(visit);
      signIn(visit, "demo.school", "/programme/programme?code=PRINCIPAL-GENERAL");
      visit.open("/programme/programme?code=PRINCIPAL-GENERAL");
      visit.page().locator("[id='enrolForm:go']").click();
      assertThat(visit.address()).startsWith("/my/programme?");
      assertThat(visit.page().locator("main").innerText()).contains("要求 32 学时");
      assertGood(visit);

      visit.open("/courseware/lesson?slug=principal-duties");
      visit.page().locator(".learning-status:has-text('正在计时')").waitFor();
      assertThat(visit.page().locator(".learning-line").innerText()).contains("最多计");
      assertGood(visit);

      visit.open("/my/home");
      assertThat(visit.page().locator("main").innerText()).contains("继续上次的学习");
      assertGood(visit);
      visit.open("/my/record");
      assertGood(visit);
    }
  }

  @Test
  void aSecondWindowPausesTheFirst() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.reviewer", "/courseware/lesson?slug=work-at-height");
      visit.open("/courseware/lesson?slug=work-at-height");
      visit.page().locator(".learning-status:has-text('正在计时')").waitFor();
      com.microsoft.playwright.Page other = visit.page().context().newPage();
      other.navigate(portal.url("/courseware/lesson?slug=hot-work-permit").toString());
      other.locator(".learning-status:has-text('正在计时')").waitFor();
      other.close();
    }
  }

  @Test
  void officerTakesAListOverAndSeesWhatIsWrongAndWhoLacksWhat() {
    try (Visit visit = browser.visit(portal, new Look("phone", 390, null, true))) {
      signIn(visit, "demo.enterprise", "/my/roster");
      visit.open("/my/roster");
      visit
          .page()
          .locator("[id='uploadForm:file']")
          .setInputFiles(
              new FilePayload("名单.csv", "text/csv", ROSTER.getBytes(StandardCharsets.UTF_8)));
      visit.page().locator("[id='uploadForm:take']").click();
      String account = visit.page().locator("main").innerText();
      assertThat(account).contains("没有姓名").contains("工号 IT-1 出现了不止一次");
      assertGood(visit);

      visit.open("/my/enterprise?text=IT-2");
      assertThat(visit.page().locator("main").innerText()).contains("测试乙").contains("已逾期");
      assertGood(visit);
      visit.page().locator("text=测试乙").click();
      assertThat(visit.page().locator("code").innerText()).hasSize(10);
      assertGood(visit);

      visit.open("/my/classes");
      assertGood(visit);
      visit.page().locator("[id='classForm:kind']").selectOption("PLANT");
      visit.page().locator("[id='classForm:programme']").selectOption("NEW-WORKER-GENERAL");
      visit.page().locator("[id='classForm:title']").fill("厂级安全教育");
      visit.page().locator("[id='classForm:content']").fill("规章制度与应急");
      visit.page().locator("[id='classForm:startedAt']").fill("2026-11-02T08:00");
      visit.page().locator("[id='classForm:minutes']").fill("90");
      visit.page().locator("[id='classForm:trainer']").fill("安全科");
      visit.page().locator("[id='classForm:attendees']").fill("IT-1 88");
      visit.page().locator("[id='classForm:go']").click();
      assertThat(visit.page().locator("main").innerText())
          .containsAnyOf("已登记，学时已计入", "同一时间已登记了另一场培训");
      visit.open("/my/enterprise?text=IT-1");
      assertThat(visit.page().locator("main").innerText()).contains("2.0 / 24.0");
    }
  }

  @Test
  void staffMakeANewEdition() {
    try (Visit visit = browser.visit(portal)) {
      signIn(visit, "demo.admin", "/staff/programme/programmes");
      visit.open("/staff/programme/programmes");
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.page().locator("text=特种作业人员安全技术培训大纲").first().click();
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.page().locator("[id='editForm:initialBasis']").fill("");
      visit.page().locator("[id='editForm:save']").click();
      assertThat(visit.page().locator("main").innerText()).contains("请写明依据");
    }
  }

  private static void assertGood(Visit visit) {
    assertThat(visit.accessibilityViolations()).as(visit.address()).isEmpty();
    assertThat(visit.sidewaysOverflow()).as(visit.address()).isEmpty();
  }

  private void signIn(Visit visit, String login, String next) {
    Matcher password = PASSWORD.matcher(portal.get("/account/login").body());
    assertThat(password.find()).isTrue();
    visit.open("/account/login");
    visit.page().locator("[id='form:login']").fill(login);
    visit.page().locator("[id='form:password']").fill(password.group(1));
    visit.page().locator("[id='form:go']").click();
    visit.page().waitForLoadState();
    visit.open(next);
  }
}
