package cn.shenhe.portal.web.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The editor's day at the bank, in a browser, on the shipped questions. */
@ExtendWith(OnPortal.class)
class QuestionsPageIT {

  private final Portal portal;

  QuestionsPageIT(Portal portal) {
    this.portal = portal;
  }

  private Visit signedIn(String login) {
    Visit visit = Browser.shared().visit(portal);
    visit.open("/account/login");
    Page page = visit.page();
    page.fill("[id='form:login']", login);
    page.fill("[id='form:password']", "shenhe-demo-2026");
    page.click("[id='form:go']");
    page.waitForURL(url -> !url.contains("/account/login"));
    return visit;
  }

  @Test
  void theListShowsTheShippedBankAndTheFilterLivesInTheAddress() {
    try (Visit visit = signedIn("demo.reviewer")) {
      visit.open(
          "/staff/question/questions?state=LIVE&operation=%E4%BD%8E%E5%8E%8B%E7%94%B5%E5%B7%A5&type=NUMERIC");
      Locator rows = visit.page().locator("[id='listForm:rows'] tbody tr");
      assertThat(rows.count()).isEqualTo(4);
      assertThat(rows.first().textContent()).contains("DY-N001");
      assertThat(visit.page().locator("#type").inputValue()).isEqualTo("NUMERIC");
      visit.open("/staff/question/questions");
      assertThat(visit.page().locator("[id='listForm:rows'] tbody tr").count()).isEqualTo(20);
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void aQuestionIsWrittenPreviewedReviewedByAnotherAndPublished() {
    String address;
    try (Visit visit = signedIn("demo.editor")) {
      visit.open("/staff/question/question");
      Page page = visit.page();
      page.fill("[id='editForm:stem']", "绝缘电阻不应低于10<sup>6</sup>欧，下列说法正确的是（　）。");
      page.fill("[id='editForm:answer']", "[x] 一兆欧\n[ ] 一千欧\n[ ]! 以上都不对");
      page.click("[id='editForm:show']");
      page.waitForSelector("[id='editForm:preview'] .question sup");
      assertThat(page.locator("[id='editForm:preview'] .answers li").count()).isEqualTo(3);
      page.click("[id='editForm:save']");
      page.waitForURL(url -> url.contains("id="));
      address = visit.address();
      page.click("[id='lifeForm:review']");
      assertThat(page.locator("main").textContent()).contains("须由他人复核");
    }
    try (Visit visit = signedIn("demo.reviewer")) {
      visit.open(address);
      visit.page().click("[id='lifeForm:review']");
      assertThat(visit.page().locator("main").textContent()).contains("已复核");
      visit.page().click("[id='lifeForm:publish']");
      assertThat(visit.page().locator("h1 + p .tag").textContent()).isEqualTo("启用");
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void aFileIsReadAccountedTakenOverAndUndone() {
    String csv = "题型,题干,A,B,答案\n单选,页面测试用题一：安全出口应当怎样,锁闭,保持畅通,B\n判断,页面测试用题二：没有答案,,,\n";
    try (Visit visit = signedIn("demo.reviewer")) {
      visit.open("/staff/question/import");
      Page page = visit.page();
      page.fill("[id='uploadForm:source']", "页面测试");
      page.setInputFiles(
          "[id='uploadForm:file']",
          new FilePayload("bank.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
      page.click("[id='uploadForm:read']");
      page.waitForSelector("[id='takeForm:rows'] tbody tr");
      assertThat(page.locator("[id='takeForm:rows']").textContent()).contains("没有答案", "可接收");
      page.click("[id='takeForm:start']");
      page.waitForSelector("progress[value='100']");
      page.click("[id='undoForm:undo']");
      assertThat(page.locator("main").textContent()).contains("已撤销");
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void theReviewQueueAndTheListOfDuplicatesOpen() {
    try (Visit visit = signedIn("demo.reviewer")) {
      assertThat(visit.open("/staff/question/review").status()).isEqualTo(200);
      assertThat(visit.accessibilityViolations()).isEmpty();
      assertThat(visit.open("/staff/question/duplicates").status()).isEqualTo(200);
      visit.page().click("[id='searchForm:search']");
      assertThat(visit.page().locator("main").textContent()).contains("新发现");
    }
  }
}
