package cn.shenhe.portal.web.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examiner's blueprint, and the learner's mock exam with its wrong-question book. */
@ExtendWith(OnPortal.class)
class BlueprintPageIT {

  private final Portal portal;

  BlueprintPageIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void aBlueprintTheBankCannotServeNamesTheCellAndOneItCanServeIsPublished() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/blueprints");
      Page page = visit.page();
      assertThat(page.locator("#rows").innerText()).contains("主要负责人理论考试（演示）");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.fill("[id='createForm:name']", "测试蓝图");
      page.selectOption("[id='createForm:category']", "MANAGER");
      page.click("[id='createForm:create']");
      page.waitForURL(url -> url.contains("/staff/exam/blueprint?"));
      page.fill("[id='editForm:cells:0:area']", "职业健康");
      page.fill("[id='editForm:cells:0:count']", "100");
      page.click("[id='editForm:save']");
      assertThat(page.locator("#infeasible").innerText()).contains("职业健康 · 单选").contains("100");
      page.click("[id='publishForm:publish']");
      assertThat(page.locator("#errors").innerText()).contains("题库不够组卷：职业健康 · 单选");

      page.fill("[id='editForm:cells:0:area']", "");
      page.press("[id='editForm:cells:0:area']", "Tab");
      page.selectOption("[id='editForm:cells:0:difficulty']", "MEDIUM");
      page.fill("[id='editForm:cells:0:count']", "20");
      page.fill("[id='editForm:cells:0:marks']", "5");
      page.click("[id='editForm:save']");
      assertThat(page.locator("#feasible").innerText()).contains("100 分");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.click("[id='publishForm:publish']");
      assertThat(page.locator("main").innerText()).contains("已发布。从现在起可以用它组卷。");

      page.click("a:text('看一份样卷')");
      assertThat(page.locator("fieldset.question").count()).isEqualTo(20);
      assertThat(page.content()).doesNotContain("keyed").doesNotContain("解析");
    }
  }

  @Test
  void aNewVersionOfARuleNeedsItsBasisAndIsShownToThePublic() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/rules");
      Page page = visit.page();
      page.locator("section.panel:has(h2:text-is('安全生产管理人员')) a.button").click();
      assertThat(page.inputValue("[id='editForm:minutes']")).isEqualTo("120");
      page.fill("[id='editForm:industry']", "测试行业");
      page.click("[id='editForm:save']");
      assertThat(page.locator("#errors").innerText()).contains("行业目录中没有“测试行业”");
      page.fill("[id='editForm:industry']", "烟花爆竹");
      page.fill("[id='editForm:basis']", "");
      page.click("[id='editForm:save']");
      assertThat(page.locator("#errors").innerText()).contains("请填写依据");
      page.fill("[id='editForm:basis']", "测试依据");
      page.fill("[id='editForm:from']", "2026-07-01");
      page.click("[id='editForm:save']");
      assertThat(page.locator("main").innerText()).contains("已保存为新的一版");
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.open("/exam/rules");
      assertThat(page.locator("main").innerText()).contains("烟花爆竹", "测试依据", "2026年7月1日");
    }
  }

  @Test
  void aMockExamIsTakenMarkedAndItsMistakesArePractised() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.worker")) {
      visit.open("/my/exam/mock");
      Page page = visit.page();
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.click("[aria-label='开始模拟：制冷与空调设备安装修理理论考试（演示）']");
      page.waitForURL(url -> url.contains("/my/exam/mockPaper"));
      assertThat(page.locator("#clock").isVisible()).isTrue();
      assertThat(page.content()).doesNotContain("keyed").doesNotContain("解析：");
      for (Locator question : page.locator("fieldset.question").all()) {
        question.locator("input").first().check();
      }
      assertThat(page.locator("#answered").innerText()).isEqualTo("20 / 20");
      page.reload();
      assertThat(page.locator("#answered").innerText()).isEqualTo("20 / 20");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.click("[id='form:handIn']");
      page.waitForURL(url -> url.contains("/my/exam/mockResult"));
      int wrong = page.locator("section.panel .badge.wrong").count();
      assertThat(wrong).isBetween(1, 20);
      page.locator("button[name='favourite']").first().click();
      assertThat(page.locator("button[name='favourite']").first().innerText()).contains("已收藏");

      visit.open("/my/exam/mistakes");
      assertThat(page.locator("ul.rows li:has(.small)").count()).isGreaterThanOrEqualTo(wrong);
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.click("[id='form:retry']");
      assertThat(visit.address()).startsWith("/exam/practice?id=");
      visit.open("/my/exam/favourites");
      page.locator("input[id$=':remove']").first().click();
      assertThat(page.locator("main").innerText()).contains("还没有收藏");
    }
  }

  @Test
  void theQuestionOfTheDayIsAnsweredWithoutAnAccount() {
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.open("/exam/daily");
      Page page = visit.page();
      page.click("[id='form:answer']");
      assertThat(page.locator("#errors").innerText()).contains("请先选择答案");
      page.locator("fieldset.question input").first().check();
      page.click("[id='form:answer']");
      assertThat(page.locator(".badge.right, .badge.wrong").count()).isEqualTo(1);
      assertThat(page.locator("main").innerText()).contains("正确答案");
      assertThat(visit.accessibilityViolations()).isEmpty();
      assertThat(visit.sidewaysOverflow()).isEmpty();
    }
  }
}
