package cn.shenhe.portal.web.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the fax on the duty officer's desk to the banner in a reader's open page, and its end. */
@ExtendWith(OnPortal.class)
class StaffWarningPageIT {

  private static final String HEADLINE = "测试用气象台发布雷电橙色预警";
  private static final double FIVE_SECONDS = Duration.ofSeconds(5).toMillis();

  private final Portal portal;
  private final Browser browser;

  StaffWarningPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void aTypedWarningReachesOpenPagesWithinFiveSecondsAfterTheSecondPersonsYes() {
    try (Visit reader = browser.visit(portal);
        Visit hall = browser.visit(portal);
        Visit site = browser.visit(portal);
        Visit candidate = browser.visit(portal);
        Visit first = browser.visit(portal);
        Visit second = browser.visit(portal)) {
      reader.open("/");
      hall.open("/warning/screen");
      site.open("/warning/widget");
      candidate.signIn("demo.enterprise");
      candidate.open("/my/exam/sitting");
      candidate.page().locator("h1").evaluate("title => { title.tabIndex = -1; title.focus(); }");
      first.signIn("demo.duty");
      second.signIn("demo.duty2");

      first.open("/staff/warning/entry");
      first.press("entry:submit");
      assertThat(first.page().locator("#errors").innerText())
          .contains("请填写发布单位", "请填写从哪里得到的", "请填写标题", "请填写原文", "请选择原文写的级别", "请填写发布时间");
      fill(first.page(), "市局传真 118");
      first.page().locator("[id='entry:expires']").fill("2026-01-01T08:00");
      first.press("entry:submit");
      assertThat(first.page().locator("#errors").innerText()).contains("结束时间须晚于发布时间");

      enter(first, "");
      assertThat(first.page().locator("#errors").innerText()).contains("请填写从哪里得到的");
      enter(first, "市局传真 118");
      String receipt = first.address();
      assertThat(receipt).contains("/staff/warning/receipt?id=");

      first.press("decision:approve");
      assertThat(first.page().locator("#errors").innerText()).contains("录入的人不能复核自己的录入");
      assertThat(banner(reader).count()).isZero();

      second.open(receipt);
      assertThat(second.page().locator("main").innerText())
          .contains("预警内容", "测试用气象台", "雷电", "橙色 · 严重", "沈河区", "发布单位没有写明结束时间");
      second.press("decision:approve");
      long published = System.nanoTime();
      assertThat(second.page().locator("main").innerText()).contains("复核通过，已公开");
      shows(hall, "main .alert", WaitForSelectorState.VISIBLE, published);
      shows(site, "main .alert", WaitForSelectorState.VISIBLE, published);
      shows(candidate, "#warning-banner .alert", WaitForSelectorState.VISIBLE, published);
      shows(reader, "#warning-banner .alert", WaitForSelectorState.VISIBLE, published);
      assertThat(candidate.page().locator("#warning-banner a").count())
          .as("an exam is not left by a click")
          .isZero();
      assertThat(candidate.page().evaluate("document.activeElement.tagName")).isEqualTo("H1");
      candidate.check();
      hall.check();
      assertThat(banner(reader).innerText()).contains("橙色 · 严重").contains("测试用气象台");

      banner(reader).click();
      assertThat(reader.page().locator("article").innerText())
          .contains("原文一字不差")
          .contains("市局传真 118")
          .contains("不要在大树和金属杆下躲雨");
      String id = reader.address().replaceAll(".*id=", "");

      first.open("/staff/warning/entry");
      fill(first.page(), "市局传真 119");
      first.page().locator("[id='entry:changes']").selectOption(id);
      first.page().locator("[id='entry:ends']").check();
      first.press("entry:submit");
      second.open(first.address());
      assertThat(second.page().locator("main").innerText()).contains("更新或解除的预警", HEADLINE);
      second.press("decision:approve");
      long ended = System.nanoTime();
      reader.open("/warning/warning?id=" + id);
      assertThat(reader.page().locator("article").innerText()).contains("已解除");
      shows(reader, "#warning-banner .alert", WaitForSelectorState.DETACHED, ended);
      shows(candidate, "#warning-banner .alert", WaitForSelectorState.DETACHED, ended);
      shows(hall, "main .alert", WaitForSelectorState.DETACHED, ended);
      second.open("/staff/notice/rounds?warning=" + id);
      assertThat(second.page().locator("main").innerText()).contains("没有转发名单。");
    }
  }

  private static void shows(Visit visit, String what, WaitForSelectorState state, long since) {
    double left = FIVE_SECONDS - Duration.ofNanos(System.nanoTime() - since).toMillis();
    visit
        .page()
        .locator(what, new Page.LocatorOptions().setHasText(HEADLINE))
        .first()
        .waitFor(new Locator.WaitForOptions().setState(state).setTimeout(Math.max(1, left)));
  }

  private static Locator banner(Visit reader) {
    return reader
        .page()
        .locator("#warning-banner a", new Page.LocatorOptions().setHasText(HEADLINE));
  }

  private static void enter(Visit visit, String origin) {
    visit.open("/staff/warning/entry");
    fill(visit.page(), origin);
    visit.press("entry:submit");
  }

  private static void fill(Page page, String origin) {
    page.locator("[id='entry:issuer']").fill("测试用气象台");
    page.locator("[id='entry:origin']").fill(origin);
    page.locator("[id='entry:headline']").fill(HEADLINE);
    page.locator("[id='entry:original']").fill("原文一字不差");
    page.locator("[id='entry:hazard']").selectOption("雷电");
    page.locator("[id='entry:level']").selectOption("ORANGE");
    page.locator("[id='entry:sent']")
        .fill(
            LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")));
  }
}
