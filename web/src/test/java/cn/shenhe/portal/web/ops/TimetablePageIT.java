package cn.shenhe.portal.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administrator reads how the portal's own calls went, pauses one and lets it go on. */
@ExtendWith(OnPortal.class)
class TimetablePageIT {

  private static final String CALL = "sign-in.purge";

  /** History is written down once a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Portal portal;

  TimetablePageIT(Portal portal) {
    this.portal = portal;
  }

  private static Locator row(Page page, String call) {
    return page.locator("tr:has(span:text-is('" + call + "'))");
  }

  @Test
  void aCallIsPausedAndResumedAndItsHistoryIsKept() throws Exception {
    try (Visit admin = Browser.shared().visit(portal)) {
      admin.signIn("demo.admin");
      admin.open("/staff/ops/timetable");
      admin.check();
      Page page = admin.page();
      assertThat(row(page, CALL).innerText()).contains("正常", "每小时第 20 分");
      row(page, CALL).locator("input[value='暂停']").click();
      row(page, CALL).locator("text=已暂停").waitFor();
      assertThat(page.locator("main, #messages").allInnerTexts().toString()).contains("已暂停：");
      page.reload();
      assertThat(row(page, CALL).innerText()).contains("已暂停");
      assertThat(row(page, CALL).locator("input[value='暂停']").count()).isZero();
      row(page, CALL).locator("input[value='恢复']").click();
      row(page, CALL).locator("text=正常").waitFor();
      assertThat(row(page, "schedule.beat").locator("input").count())
          .as("what keeps the scheduler alive is never paused")
          .isZero();
      assertThat(page.locator("p.notice.warn").count()).as("the clock is right").isZero();

      long end = System.nanoTime() + PATIENCE.toNanos();
      do {
        admin.open("/staff/ops/timetable?name=search.drain");
      } while (page.locator("section.panel tbody tr").count() == 0 && System.nanoTime() < end);
      assertThat(page.locator("section.panel tbody tr").first().innerText())
          .matches("(?s)\\d{4}-\\d{2}-\\d{2} \\d{2}:00.*[1-9]\\d*.*");
      admin.check();
    }
  }
}
