package cn.shenhe.portal.web.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk of the duty officer: letters held back and let go, and its other pages. */
@ExtendWith(OnPortal.class)
class DutyPageIT {

  private static final String WARNING = "0123456789abcdefghjkmnpqrs";
  private static final String PAUSED = "发送已暂停";

  private final Portal portal;
  private final Browser browser;

  DutyPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void lettersArePausedAndResumedAllOfThemOrThoseOfAWarning() {
    try (Visit duty = browser.visit(portal)) {
      duty.signIn("demo.duty");
      for (String page :
          List.of("/staff/delivery/outbox?topic=" + WARNING, "/staff/delivery/outbox")) {
        duty.open(page);
        duty.press("switch:pause");
        assertThat(main(duty)).as(page).contains(PAUSED);
        assertThat(duty.address()).isEqualTo(page);
        duty.check();
        duty.press("switch:resume");
        assertThat(main(duty)).as(page).doesNotContain(PAUSED);
        assertThat(duty.page().locator("[id='switch:pause']").count()).isEqualTo(1);
      }
    }
  }

  @Test
  void thePagesOfTheDeskAndOfLostLinksAreWhatEveryPageMustBe() {
    try (Visit desk = browser.visit(portal)) {
      desk.signIn("demo.admin");
      for (String page :
          List.of(
              "/staff/warning/sources",
              "/staff/warning/source",
              "/staff/warning/intake",
              "/staff/notice/lists")) {
        assertThat(desk.open(page).status()).as(page).isEqualTo(200);
        desk.check();
      }
    }
    try (Visit reader = browser.visit(portal)) {
      reader.open("/warning/lost");
      reader.check();
      reader.fill("lost:recipient", "nobody-at-all@example.org");
      reader.press("lost:go");
      assertThat(main(reader)).contains("如果这个地址有订阅，链接已经发出");
      reader.check();
    }
  }

  private static String main(Visit visit) {
    return visit.page().locator("main").innerText();
  }
}
