package cn.shenhe.portal.web.training.activity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer plans an activity, a resident signs up, a unit reports, and the figures show it. */
@ExtendWith(OnPortal.class)
class ActivityPageIT {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final Portal portal;
  private final Browser browser;

  ActivityPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void aResidentSignsUpOnATelephoneAndGivesThePlacesBack() {
    try (Visit officer = browser.visit(portal);
        Visit resident = browser.visit(portal, new Look("telephone", 390, null, true));
        Visit plain = browser.visit(portal, new Look("no scripts", 390, null, false))) {
      officer.signIn("demo.editor");
      String campaign = theCampaign(officer);
      String title = "测试·用电讲座";
      officer.open("/staff/activity/activities?c=" + campaign);
      officer.check();
      plan(officer.page(), title);
      officer.page().locator("th a:has-text('" + title + "')").click();
      officer.check();
      officer.page().locator("button[value=open]").click();
      assertThat(officer.page().locator("main").innerText()).contains("报名中");
      nearMe(plain, campaign, title);

      Page page = resident.page();
      resident.open("/activity/activities?c=" + campaign);
      resident.check();
      page.locator("a.cover:has-text('" + title + "')").click();
      resident.check();
      resident.press("form:go");
      assertThat(page.locator("#errors").innerText()).contains("请填写姓名");
      resident.fill("form:name", "王芳");
      resident.fill("form:phone", "139 0000 8801");
      resident.fill("form:people", "2");
      page.locator("[id='form:consent']").check();
      page.locator("[id='form:go']").dblclick();
      page.waitForURL("**/activity/mine?**");
      assertThat(page.locator("h1").innerText()).isEqualTo("已报名");
      resident.checkEveryLook();
      String key = resident.address().replaceAll(".*[?&]k=([^&]*).*", "$1");
      assertThat(portal.get("/activity/activity.ics?k=" + key).body())
          .contains("METHOD:PUBLISH")
          .contains("SEQUENCE:0");

      plain.open(resident.address());
      plain.press("form:cancel");
      assertThat(plain.page().locator("h1").innerText()).isEqualTo("已取消报名");
      assertThat(portal.get("/activity/activity.ics?k=" + key).body())
          .contains("METHOD:CANCEL")
          .contains("SEQUENCE:1");
      officer.page().reload();
      assertThat(officer.page().locator("main").innerText()).contains("0/20");
    }
  }

  /** On the campaign's own page, by street, without scripts. */
  private static void nearMe(Visit plain, String campaign, String title) {
    Page page = plain.page();
    plain.open("/campaign/campaign?id=" + campaign);
    String street =
        page.locator("li.card:has-text('" + title + "') .foot").innerText().split(" ")[0];
    page.selectOption("#near-street", street);
    page.locator("form:has(#near-street) button").click();
    assertThat(URLDecoder.decode(page.url(), StandardCharsets.UTF_8))
        .contains("id=" + campaign, "street=" + street);
    assertThat(page.inputValue("#near-street")).isEqualTo(street);
    Locator near = page.locator("form:has(#near-street) ~ ul > li.card");
    assertThat(near.locator(".foot").allInnerTexts())
        .isNotEmpty()
        .allMatch(foot -> foot.startsWith(street + " "));
    page.locator("main a:text-is('全部活动')").click();
    assertThat(page.inputValue("#street")).as("kept in the link").isEqualTo(street);
    plain.open("/campaign/campaign?id=" + campaign + "&street=nowhere");
    assertThat(page.locator("main").innerText()).contains("nowhere近期没有可以参加的活动");
  }

  private static String theCampaign(Visit officer) {
    officer.open("/staff/activity/activities");
    if (officer.page().locator("#c").count() == 0) {
      // No observance is on today, so the demonstration has no campaign.
      officer.open("/staff/campaign/campaigns");
      officer.page().locator("[id='createForm:observance']").selectOption("fire-month");
      officer.press("createForm:create");
      officer.open("/staff/activity/activities");
    }
    return officer.page().locator("#c").inputValue();
  }

  private static void plan(Page page, String title) {
    LocalDateTime start = LocalDateTime.now(BEIJING).plusDays(3).withHour(14).withMinute(0);
    DateTimeFormatter field = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    page.locator("#title").fill(title);
    page.locator("#organiser").fill("测试街道");
    page.locator("#where").fill("社区活动室");
    page.locator("#from").fill(field.format(start));
    page.locator("#to").fill(field.format(start.plusHours(2)));
    page.locator("#capacity").fill("20");
    page.locator("#newForm button[value=save]").click();
  }

  @Test
  void aUnitReportsByALinkAndTheAcceptedReportIsShownAndCounted() throws IOException {
    try (Visit officer = browser.visit(portal);
        Visit unit = browser.visit(portal, new Look("telephone", 390, null, true))) {
      officer.signIn("demo.editor");
      String campaign = theCampaign(officer);
      officer.open("/staff/activity/reports?c=" + campaign);
      officer.check();
      officer.page().locator("#unit").fill("测试社区");
      officer.page().locator("button[value=invite]").click();
      String link = officer.page().locator("code").first().innerText();

      Page page = unit.page();
      page.navigate(link);
      unit.check();
      page.locator("main p.actions a.button").click();
      unit.checkEveryLook();
      unit.fill("form:heldOn", LocalDate.now(BEIJING).toString());
      page.locator("[id='form:audience']").selectOption("RESIDENT");
      unit.fill("form:people", "45");
      unit.fill("form:title", "测试·灭火器体验");
      unit.press("form:save");
      assertThat(page.locator("#errors").innerText()).contains("请写做了什么");
      unit.fill("form:body", "轮流练习。");
      unit.press("form:save");
      page.locator("[id='photos:photo']").setInputFiles(photo());
      unit.fill("photos:alt", "居民练习使用灭火器");
      unit.press("photos:add");
      assertThat(page.locator("ul.shots img").count()).isOne();
      unit.check();
      unit.press("send:file");
      assertThat(page.locator("main").innerText()).contains("待审核");

      officer.open("/staff/activity/reports?c=" + campaign);
      officer.check();
      officer.page().locator("[aria-label='通过并公开：测试·灭火器体验']").click();
      unit.open("/activity/gallery?c=" + campaign);
      unit.check();
      assertThat(page.locator("main").innerText()).contains("测试·灭火器体验");
      assertThat(page.locator("img[alt='居民练习使用灭火器']").count()).isOne();
      unit.open("/campaign/campaign?id=" + campaign);
      unit.check();
      assertThat(page.locator("main").innerText()).contains("测试·灭火器体验");

      officer.open("/activity/results?c=" + campaign);
      assertThat(officer.page().locator("main").innerText()).contains("测试社区");
      officer.checkEveryLook();
    }
  }

  private static FilePayload photo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    return new FilePayload("照片.jpg", "image/jpeg", bytes.toByteArray());
  }
}
