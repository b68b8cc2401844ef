package cn.shenhe.portal.web.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The officer makes next year's 安全生产月 from its template; residents take its contest on a phone, one
 * with scripts, one without. {@code -Dshots=<folder>} keeps a picture of each page.
 */
@ExtendWith(OnPortal.class)
class CampaignPageIT {

  private static final Look PHONE = new Look("a phone", 390, null, true);
  private static final Pattern PRIZE = Pattern.compile("您中了第 1 号奖。领奖时请出示领奖码：(\\S+)");
  private static final Look PHONE_WITHOUT_SCRIPTS =
      new Look("a phone without scripts", 390, null, false);

  private final Portal portal;

  CampaignPageIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void theOfficerMakesACampaignFromItsTemplateAndResidentsTakeItsContestOnAPhone() {
    String contest;
    try (Visit officer = Browser.shared().visit(portal)) {
      officer.signIn("demo.editor");
      long begun = System.nanoTime();
      String campaign = create(officer);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("from the list to a campaign with all its acts; an officer has five minutes")
          .isLessThan(Duration.ofMinutes(1));
      pausesAndGoesOn(officer);
      correctsItsDays(officer, campaign);
      opensBaseSessions(officer, campaign);
      doNow(officer, "推荐安全生产课程");
      featuresACollection(officer, campaign);
      doNow(officer, "开放宣传材料");
      doNow(officer, "开启安全知识竞赛");
      Page page = officer.page();
      assertThat(page.locator("main").innerText()).contains("推荐 8 门课程", "每次 10 题、10 分钟");
      page.click("text=试运行");
      assertThat(page.locator("main").innerText()).contains("写给", "0 个抽奖号", "未到时间");
      fine(officer, "rehearsal");
      officer.open("/staff/campaign/firings");
      assertThat(page.locator("main").innerText()).contains("按模板", "竞赛抽奖");
      fine(officer, "firings");

      officer.open("/campaign/campaign?id=" + campaign);
      contest = page.locator("a:text('参加竞赛')").getAttribute("href");
      assertThat(page.locator("a[href$='/courseware/collection?slug=fire-at-home']").innerText())
          .isEqualTo("家庭防火十课");
      officer.open("/campaign/materials?id=" + campaign);
      fine(officer, "materials");
      assertThat(
              portal
                  .get(page.locator("a:text('幻灯片（PDF）')").first().getAttribute("href"))
                  .headers()
                  .firstValue("Content-Type"))
          .contains("application/pdf");
    }
    withScripts(contest);
    withoutScripts(contest);
  }

  /** Makes the campaign of next year and answers its id. */
  private String create(Visit officer) {
    officer.open("/staff/campaign/campaigns");
    Page page = officer.page();
    page.selectOption("#observance", "safety-month");
    page.locator("#year")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
    page.click("#planForm button");
    page.waitForURL(url -> url.contains("/staff/campaign/plan"));
    assertThat(page.locator("main").innerText())
        .contains("6月1日—6月30日", "国务院安委会办公室每年通知", "06-16 08:00", "开启知识竞赛");
    page.fill("[id='planForm:theme']", "测试主题");
    page.click("[id='planForm:create']");
    assertThat(page.locator("#errors").innerText()).contains("请写明来源文件");
    fine(officer, "plan");
    page.fill("[id='planForm:source']", "测试通知");
    page.click("[id='planForm:create']");
    page.waitForURL(url -> url.contains("/staff/campaign/campaign"));
    assertThat(page.locator("main").innerText()).contains("活动已创建", "等待");
    fine(officer, "desk");
    return page.url().replaceAll(".*id=", "");
  }

  /** Paused, it offers to go on; going on, its acts wait as before. */
  private static void pausesAndGoesOn(Visit officer) {
    Page page = officer.page();
    page.click("[id='actsForm:pause']");
    page.locator("[id='actsForm:resume']").waitFor();
    assertThat(page.locator("main .tag").first().innerText()).isEqualTo("已暂停");
    assertThat(page.locator("[id='actsForm:pause']").count()).isZero();
    page.click("[id='actsForm:resume']");
    page.locator("[id='actsForm:pause']").waitFor();
    assertThat(page.locator("main .tag").first().innerText()).isEqualTo("未开始");
    assertThat(page.locator("tr:has-text('开启安全知识竞赛')").innerText()).contains("等待");
  }

  /** The notice says other days, and then the usual ones again. */
  private static void correctsItsDays(Visit officer, String campaign) {
    Page page = officer.page();
    int year = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear() + 1;
    announces(page, officer, year + "-06-03", year + "-06-30");
    assertThat(page.url()).contains("/staff/campaign/campaign").contains(campaign);
    assertThat(page.locator("main").innerText()).contains("和本活动的日期不同");
    fine(officer, "moved");
    page.click("[id='moveForm:move']");
    page.locator("text=已改到登记的日期").waitFor();
    assertThat(page.locator("tr:has-text('开启安全知识竞赛')").innerText()).contains("06-03 09:00");
    assertThat(page.locator("[id='moveForm:move']").count()).isZero();
    announces(page, officer, "", "");
    page.click("[id='moveForm:move']");
    page.locator("text=已改到登记的日期").waitFor();
    assertThat(page.locator("tr:has-text('开启安全知识竞赛')").innerText()).contains("06-01 09:00");
  }

  private static void announces(Page page, Visit officer, String first, String last) {
    officer.open("/staff/campaign/calendar");
    page.selectOption("[id='announceForm:observance']", "safety-month");
    int year = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear() + 1;
    page.selectOption("[id='announceForm:year']", Integer.toString(year));
    page.fill("[id='announceForm:first']", first);
    page.fill("[id='announceForm:last']", last);
    page.fill("[id='announceForm:theme']", "测试主题");
    page.fill("[id='announceForm:source']", "测试通知");
    page.click("[id='announceForm:announce']");
    page.waitForURL(url -> url.contains("/staff/campaign/campaign?"));
  }

  /** A collection is put first as one, not as its lessons. */
  private static void featuresACollection(Visit officer, String campaign) {
    officer.open("/staff/campaign/act?campaign=" + campaign);
    Page page = officer.page();
    page.click("summary:has-text('查找课程')");
    page.fill("[id='actForm:find']", "家庭防火十课");
    page.click("button[value=find]");
    page.locator("button[name=pick]").first().click();
    assertThat(page.inputValue("[id='actForm:parameter']")).isEqualTo("collection:fire-at-home");
    page.fill("[id='actForm:parameter']", "collection:fire-at-home,cpr-aed");
    page.fill("[id='actForm:title']", "推荐防火合集");
    page.fill("[id='actForm:due']", "2099-06-01T08:00");
    page.click("[id='actForm:save']");
    page.waitForURL(url -> url.contains("/staff/campaign/campaign?"));
    doNow(officer, "推荐防火合集");
    assertThat(page.locator("main").innerText()).contains("推荐 1 门课程、1 个合集");
  }

  /** An act whose parameter is picked, not typed: lessons by their title, sessions of a base. */
  private static void opensBaseSessions(Visit officer, String campaign) {
    officer.open("/staff/campaign/act?campaign=" + campaign);
    Page page = officer.page();
    page.click("summary:has-text('查找课程')");
    page.fill("[id='actForm:find']", "地震");
    page.click("button[value=find]");
    page.locator("button[name=pick]").first().click();
    assertThat(page.inputValue("[id='actForm:parameter']")).isNotBlank();
    page.fill("[id='actForm:parameter']", "");
    page.click("summary:has-text('加开场次')");
    String day = java.time.LocalDate.now().plusDays(12).toString();
    page.fill("#xfrom", day);
    page.fill("#xtimes", "20:00，22:00");
    page.click("button[value=sessions]");
    fine(officer, "act");
    page.click("[id='actForm:save']");
    assertThat(page.locator("#errors").innerText()).contains("事项");
    page.fill("[id='actForm:title']", "加开夜场");
    page.fill("[id='actForm:due']", "2099-06-01T08:00");
    page.press("[id='actForm:title']", "Enter");
    page.waitForURL(url -> url.contains("/staff/campaign/campaign?"));
    doNow(officer, "加开夜场");
    assertThat(page.locator("main").innerText()).contains("加开 2 场");
  }

  private static void doNow(Visit officer, String act) {
    Page page = officer.page();
    Locator row = page.locator("tr:has-text('" + act + "')");
    row.locator("input[type=submit]").click();
    page.locator("tr:has-text('" + act + "'):has-text('已执行')").waitFor();
  }

  private void withScripts(String contest) {
    try (Visit resident = Browser.shared().visit(portal, PHONE)) {
      enter(resident, contest, "13800000011");
      Page page = resident.page();
      page.click("#start");
      page.waitForURL(url -> url.contains("/campaign/contestPaper"));
      assertThat(page.content()).doesNotContain("keyed").doesNotContain("解析");
      for (Locator question : page.locator("fieldset.question").all()) {
        question.locator("input").first().check();
      }
      page.locator("#kept:has-text('已保存')").waitFor();
      page.reload();
      assertThat(page.locator("input:checked").count()).as("kept over a reload").isEqualTo(10);
      fine(resident, "paper");
      resident.checkEveryLook();
      leavesInTheMidst(resident);
      page.click("#hand-in");
      page.waitForURL(url -> url.contains("/campaign/contestResult"));
      assertThat(page.locator("#score").innerText()).contains("/ 10");
      fine(resident, "result");
      resident.checkEveryLook();
      page.goBack();
      page.waitForURL(url -> url.contains("/campaign/contestResult"));
      resident.open(contest.replace("/contest?", "/contestBoard?"));
      assertThat(page.locator("main").innerText()).contains("排行榜");
      fine(resident, "board");
      resident.checkEveryLook();
    }
  }

  /** The page goes before it would have saved: the answer is sent on its own. */
  private static void leavesInTheMidst(Visit resident) {
    Page page = resident.page();
    String paper = resident.address();
    Locator last = page.locator("fieldset.question").first().locator("input").last();
    String id = last.getAttribute("id");
    assertThat(last.isChecked()).isFalse();
    last.check();
    resident.open("/campaign/campaigns");
    long end = System.nanoTime() + 10_000_000_000L;
    do {
      resident.open(paper);
    } while (!page.locator("[id='" + id + "']").isChecked() && System.nanoTime() < end);
    assertThat(page.locator("[id='" + id + "']").isChecked()).isTrue();
  }

  private void withoutScripts(String contest) {
    try (Visit resident = Browser.shared().visit(portal, PHONE_WITHOUT_SCRIPTS)) {
      enter(resident, contest, "13800000012");
      Page page = resident.page();
      page.click("#start");
      page.locator("fieldset.question input").first().check();
      page.click("text=先保存");
      assertThat(page.locator("input:checked").count()).isEqualTo(1);
      page.click("#hand-in");
      assertThat(page.locator("#score").innerText()).contains("/ 10");
    }
  }

  /** The demo contest, whose end and whose result are brought about in the database. */
  @Test
  void winnersAreMaskedAPrizeIsClaimedByTelephoneAndEverybodyIsForgotten() throws Exception {
    Portal postgres = Portal.on(DatabaseKind.POSTGRESQL);
    try (Connection connection = postgres.database().connect();
        Visit resident = Browser.shared().visit(postgres, PHONE);
        Visit officer = Browser.shared().signedIn(postgres, "demo.editor")) {
      String demo =
          " from contest c join campaign k on k.public_id = c.campaign join observance o"
              + " on o.id = k.observance_id where o.code = 'demo-weeks'";
      String contest = text(connection, "select c.public_id" + demo);
      String only = " where public_id = '" + contest + "'";
      String page = "/campaign/contest?id=" + contest;
      enter(resident, page, "13800000013");
      sql(
          connection,
          "update contest_entrant set best_correct = 10, best_seconds = 30 where nickname ="
              + " '测试居民'");
      officer.open("/staff/campaign/campaign?id=" + text(connection, "select c.campaign" + demo));
      doNow(officer, "知识竞赛截止");
      sql(connection, "update contest set closed_at = closed_at - interval '1 hour'" + only);
      doNow(officer, "知识竞赛抽奖");
      resident.page().waitForTimeout(1_200);

      resident.open(page);
      Matcher prize = PRIZE.matcher(resident.page().locator("main").innerText());
      assertThat(prize.find()).as("the winner is told").isTrue();
      fine(resident, "winner");
      resident.open("/campaign/contestBoard?id=" + contest);
      assertThat(resident.page().locator("main").innerText())
          .contains("中奖名单", "测**")
          .doesNotContain("测试居民")
          .doesNotContain("13800000013");
      fine(resident, "winners");

      officer.open("/staff/campaign/contest?id=" + contest);
      Page desk = officer.page();
      assertThat(desk.locator("main").innerText())
          .contains("测**", prize.group(1))
          .doesNotContain("测试居民");
      fine(officer, "claims");
      checked(desk, "123", "#errors", "请填写 11 位手机号");
      checked(desk, "13800000099", "main", "这个号码没有中奖");
      checked(desk, "138 0000 0013", "main", "这个号码中了 1 号奖，领奖码 " + prize.group(1));
      fine(officer, "claimed");

      sql(connection, "update contest set closed_at = closed_at - interval '400 days'" + only);
      sql(
          connection,
          "update qrtz_triggers set next_fire_time = "
              + System.currentTimeMillis()
              + " where trigger_name = 'contest.purge'");
      String purged = "select purged_at from contest" + only;
      for (int i = 0; i < 60 && text(connection, purged) == null; i++) {
        resident.page().waitForTimeout(500);
      }
      resident.open(page);
      assertThat(resident.page().locator("main").innerText())
          .as("who took part is known no more")
          .doesNotContain("测试居民");
      checked(desk, "138 0000 0013", "main", "这个号码没有中奖");
    }
  }

  private static void checked(Page desk, String phone, String where, String told) {
    desk.fill("[id='phoneForm:phone']", phone);
    desk.click("[id='phoneForm:check']");
    assertThat(desk.locator(where).innerText()).contains(told);
  }

  private static void sql(Connection connection, String statement) throws SQLException {
    try (Statement change = connection.createStatement()) {
      assertThat(change.executeUpdate(statement)).isPositive();
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).as(query).isTrue();
      return row.getString(1);
    }
  }

  private static void enter(Visit resident, String contest, String phone) {
    resident.open(contest);
    Page page = resident.page();
    page.fill("[id='enterForm:nickname']", "测试居民");
    page.fill("[id='enterForm:phone']", phone);
    page.click("[id='enterForm:go']");
    assertThat(page.locator("#errors").innerText()).contains("请勾选同意");
    if (phone.endsWith("11")) {
      fine(resident, "enter");
      resident.checkEveryLook();
    }
    page.check("[id='enterForm:consent']");
    page.click("[id='enterForm:go']");
    assertThat(page.locator("main").innerText()).contains("今天还剩 3 次机会");
  }

  /** No barrier axe knows, nothing beside the window; a picture where wanted. */
  private static void fine(Visit visit, String name) {
    assertThat(visit.accessibilityViolations()).as(name).isEmpty();
    String shots = System.getProperty("shots");
    if (shots != null) {
      visit
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Path.of(shots, name + ".png")));
    }
    assertThat(visit.sidewaysOverflow()).as(name).isEmpty();
  }
}
