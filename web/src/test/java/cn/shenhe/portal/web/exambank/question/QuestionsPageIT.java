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
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The editor's day at the bank, in a browser, on the shipped questions. */
@ExtendWith(OnPortal.class)
class QuestionsPageIT {

  private static final byte[] ONE_DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private final Portal portal;

  QuestionsPageIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void theListShowsTheShippedBankAndTheFilterLivesInTheAddress() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      visit.open(
          "/staff/question/questions?state=LIVE&operation=%E4%BD%8E%E5%8E%8B%E7%94%B5%E5%B7%A5&type=NUMERIC");
      Locator rows = visit.page().locator("[id='listForm:rows'] tbody tr");
      assertThat(rows.count()).isEqualTo(4);
      assertThat(rows.first().textContent()).contains("DY-N001");
      assertThat(visit.page().locator("#type").inputValue()).isEqualTo("NUMERIC");
      visit.open("/staff/question/questions?flag=ANY&industry=%E9%80%9A%E7%94%A8");
      assertThat(visit.page().locator("[id='listForm:rows']").textContent()).contains("没有符合条件");
      assertThat(visit.page().locator("#flag").inputValue()).isEqualTo("ANY");
      visit.open("/staff/question/catalogue?of=industry");
      assertThat(visit.page().locator("details[open]").textContent()).contains("金属冶炼", "高危");
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.open("/staff/question/questions");
      assertThat(visit.page().locator("[id='listForm:rows'] tbody tr").count()).isEqualTo(20);
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void aQuestionIsWrittenPreviewedReviewedByAnotherAndPublished() {
    String address;
    try (Visit visit = Browser.shared().signedIn(portal, "demo.editor")) {
      visit.open("/staff/question/question");
      Page page = visit.page();
      page.fill("[id='editForm:stem']", "绝缘电阻不应低于10<sup>6</sup>欧，下列说法正确的是（　）。");
      page.fill("[id='editForm:answer']", "[x] 一兆欧\n[ ] 一千欧\n[ ] 以上都不对");
      page.waitForSelector("[id='editForm:preview'] .question sup");
      assertThat(page.locator("[id='editForm:preview'] .answers li").count()).isEqualTo(3);
      assertThat(page.locator("[id='editForm:preview']").textContent()).contains("打乱时保持原位");
      page.fill("[id='pictureForm:alt']", "绝缘电阻表的表盘");
      page.setInputFiles(
          "[id='pictureForm:file']", new FilePayload("meter.png", "image/png", ONE_DOT));
      // The preview above moves the button once more: a click on its way would meet nothing.
      page.waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
      visit.press("pictureForm:insert");
      page.waitForFunction("() => document.getElementById('editForm:stem').value.includes('alt=')");
      assertThat(page.inputValue("[id='editForm:answer']")).contains("一兆欧");
      assertThat(page.inputValue("[id='editForm:stem']")).contains("alt=\"绝缘电阻表的表盘\"");
      assertThat(page.locator("[id='editForm:preview'] .question img").count()).isOne();
      page.click("[id='editForm:save']");
      page.waitForURL(url -> url.contains("id="));
      address = visit.address();
      assertThat(page.locator("main").textContent()).contains("须由他人复核");
      assertThat(page.locator("#lifeForm input[type=submit]").count()).isZero();
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
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
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
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

  private static void upload(Visit visit, String csv) {
    visit.open("/staff/question/import");
    visit.page().fill("[id='uploadForm:source']", "页面测试");
    visit
        .page()
        .setInputFiles(
            "[id='uploadForm:file']",
            new FilePayload("bank.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void rowsTickedOnOnePageStayOutAfterTurningToTheNext() {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("题型,题干,答案\n");
    for (int i = 0; i < 45; i++) {
      csv.append("判断,");
      random.ints(24, 0x4e00, 0x5e00).forEach(c -> csv.append((char) c));
      csv.append("。,正确\n");
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      upload(visit, csv.toString());
      Page page = visit.page();
      page.click("[id='uploadForm:read']");
      Locator rows = page.locator("[id='takeForm:rows'] tbody tr");
      rows.first().locator(".ui-chkbox-box").click();
      page.click("[id='takeForm:rows'] .ui-paginator-next");
      rows.filter(new Locator.FilterOptions().setHasText("第22行")).waitFor();
      rows.nth(2).locator(".ui-chkbox-box").click();
      page.click("[id='takeForm:account'] a:has-text('可接收')");
      rows.filter(new Locator.FilterOptions().setHasText("第2行")).first().waitFor();
      assertThat(rows.first().locator(".ui-chkbox-box.ui-state-active").count())
          .as("ticked before the filter")
          .isOne();
      page.click("[id='takeForm:start']");
      page.waitForSelector("progress[value='100']");
      assertThat(page.locator("[id='takeForm:account']").textContent())
          .contains("文本表格")
          .doesNotContain("TABLE_TEXT")
          .containsPattern("已接收\\s*43");
      page.locator("[id='takeForm:more']").waitFor();
      assertThat(page.locator("[id='takeForm:start']").count()).isZero();
      page.click("[id='undoForm:undo']");
      assertThat(page.locator("main").textContent()).contains("已撤销");
      assertThat(page.locator("[id='takeForm:start'], [id='takeForm:more']").count()).isZero();
    }
  }

  @Test
  void columnsNobodyCanGuessAreSaidByAPersonAndAReadingShowsThatItIsBusy() {
    String csv = "内部资料\n甲列,乙列\n停电以后应当先验电再挂接地线吗,应当如此\n";
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      upload(visit, csv);
      Page page = visit.page();
      page.click("[id='uploadForm:read']");
      assertThat(page.locator("#mappingForm").textContent()).contains("甲列", "应当如此");
      assertThat(visit.accessibilityViolations()).isEmpty();
      page.fill("[id='mappingForm:headerLine']", "2");
      page.locator("#mappingForm select").nth(0).selectOption("STEM");
      page.locator("#mappingForm select").nth(1).selectOption("ANSWER");
      page.click("[id='mappingForm:correct']");
      page.waitForSelector("[id='takeForm:rows'] tbody tr");
      assertThat(page.locator("[id='takeForm:rows'] tbody tr").count()).isOne();
      page.evaluate("document.addEventListener('submit', e => e.preventDefault())");
      page.click("[id='mappingForm:correct']");
      assertThat(page.locator("#mappingForm [role=status]").textContent()).contains("正在读取");
    }
  }

  @Test
  void severalAreMovedAtOnceAndThoseThatMayNotAreNamed() {
    try (Visit editor = Browser.shared().signedIn(portal, "demo.editor");
        Visit reviewer = Browser.shared().signedIn(portal, "demo.reviewer")) {
      written(editor, "成批测试一：动火前应当怎样", "[x] 办理审批\n[ ] 直接开始");
      written(editor, "成批测试二：登高前应当怎样", "[x] 系好安全带\n[ ] 直接开始");
      written(reviewer, "成批测试三：送电前应当怎样", "[x] 检查人员已撤离\n[ ] 直接开始");
      reviewer.open("/staff/question/questions?q=成批测试");
      Page page = reviewer.page();
      Locator rows = page.locator("[id='listForm:rows'] tbody tr");
      assertThat(rows.count()).isEqualTo(3);
      reviewer.press("listForm:move");
      assertThat(page.locator("#errors").innerText()).contains("请先勾选试题");
      moveAll(reviewer, "REVIEWED");
      assertThat(page.locator("main").innerText()).contains("已处理 2 题", "不能复核自己编写的版本");
      assertThat(states(rows)).containsOnlyOnce("草稿");
      moveAll(reviewer, "LIVE");
      assertThat(page.locator("main").innerText()).contains("已处理 2 题", "当前状态不能这样变更");
      reviewer.fill("listForm:reason", "测试结束");
      moveAll(reviewer, "RETIRED");
      assertThat(page.locator("main").innerText()).contains("已处理 3 题");
      assertThat(states(rows)).containsOnly("停用");
      assertThat(reviewer.accessibilityViolations()).isEmpty();
    }
  }

  private static void moveAll(Visit visit, String state) {
    Page page = visit.page();
    page.locator("[id='listForm:rows'] thead .ui-chkbox-box").click();
    page.waitForFunction(
        "() => document.querySelectorAll('tbody tr[aria-selected=true]').length === 3");
    page.selectOption("[id='listForm:target']", state);
    visit.press("listForm:move");
  }

  private static List<String> states(Locator rows) {
    return rows.locator("td:nth-child(7)").allInnerTexts().stream()
        .map(text -> text.strip().split("\\s")[0])
        .toList();
  }

  /** Answers the address of the new question. */
  private static String written(Visit visit, String stem, String answer) {
    visit.open("/staff/question/question");
    visit.fill("editForm:stem", stem);
    visit.fill("editForm:answer", answer);
    visit.page().click("[id='editForm:save']");
    visit.page().waitForURL(url -> url.contains("id="));
    return visit.address();
  }

  @Test
  void aPairIsComparedSideBySideAndMergedOrKept() {
    String options = "[x] 直立放置并防止倾倒\n[ ] 平放在地面上\n[ ] 倒置以便用尽余气";
    try (Visit editor = Browser.shared().signedIn(portal, "demo.editor");
        Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      editor.open("/staff/question/questions");
      assertThat(editor.page().locator("#exportForm").count()).isZero();
      assertThat(editor.page().locator("[id='listForm:target'] option").allInnerTexts())
          .containsExactly("已复核", "草稿");
      String first = written(editor, "成对测试：液化石油气钢瓶在使用时应当怎样放置才安全？", options);
      String second = written(editor, "成对测试：液化石油气钢瓶在使用时应该怎样放置才安全？", options);
      visit.open("/staff/question/duplicates");
      visit.press("searchForm:search");
      Locator pair = visit.page().locator("section.pair:has-text('成对测试')");
      assertThat(pair.count()).isOne();
      assertThat(pair.locator("h2").innerText()).contains("重复");
      assertThat(visit.accessibilityViolations()).isEmpty();
      String code = pair.locator(".sides h3 a").nth(1).innerText();
      editor.open("/staff/question/duplicates");
      assertThat(editor.page().locator("main").innerText()).contains("由考试管理人员决定");
      assertThat(editor.page().locator("input[value='保留此题']").count()).isZero();
      pair.locator(".sides > div").first().locator("input[type=submit]").click();
      assertThat(visit.page().locator("section.pair:has-text('成对测试')").count()).isZero();
      visit.open("/staff/question/questions?q=成对测试");
      assertThat(visit.page().locator("tr:has-text('" + code + "')").innerText()).contains("停用");
      for (String address : List.of(first, second)) {
        visit.open(address);
        assertThat(visit.page().locator("main").innerText()).contains("成对测试");
      }

      written(editor, "成双测试：发现有人触电后首先应当怎样做？", "[x] 切断电源\n[ ] 用手拉开");
      written(editor, "成双测试：发现有人触电后首先应该怎样做？", "[x] 切断电源\n[ ] 用手拉开");
      visit.open("/staff/question/duplicates");
      visit.press("searchForm:search");
      visit.page().locator("section.pair:has-text('成双测试') input[value='两题都保留']").click();
      visit.press("searchForm:search");
      assertThat(visit.page().locator("section.pair:has-text('成双测试')").count())
          .as("decided once for all")
          .isZero();
    }
  }

  @Test
  void theReviewQueueOpens() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      assertThat(visit.open("/staff/question/review").status()).isEqualTo(200);
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }
}
