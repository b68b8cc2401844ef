package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A base is set up on its page, and what follows for those who book there: a full session, the
 * waiting list and its offer, absences, the block and the appeal. On PostgreSQL, where the test can
 * let a visit lie in the past.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class BookingSetupPageIT {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Look TELEPHONE = new Look("telephone", 390, null, true);
  private static final String HALL = "测试小厅";
  private static final String PROGRAMME = "测试：十五分钟体验";
  private static final String FREE = "余 2";
  private static final String FULL = "已满，可候补";
  private static final String ABSENT = "13900440003";
  private static final String LANDLINE = "02422334466";
  private static final Duration A_TURN_OF_THE_JOB = Duration.ofSeconds(90);

  private final Portal portal = Portal.on(DatabaseKind.POSTGRESQL);
  private final Browser browser = Browser.shared();

  @Test
  void fromTheRuleOfAHallToTheAppealOfWhoStayedAway() throws Exception {
    try (Visit staff = browser.visit(portal);
        Visit first = browser.visit(portal, TELEPHONE);
        Visit second = browser.visit(portal, TELEPHONE)) {
      staff.signIn("demo.duty");
      aBaseIsSetUp(staff);

      String missed = booked(first, ABSENT, FREE, "预约成功");
      theDayPasses(missed);
      String again = booked(first, ABSENT, FREE, "预约成功");
      theDayPasses(again);
      String one = booked(first, "13900440001", FREE, "预约成功");
      booked(second, LANDLINE, FULL, "候补中");
      assertThat(second.page().locator("main").innerText()).contains("前面还有 0 组候补");
      booked(second, "13900440002", FULL, "候补中");
      assertThat(second.page().locator("main").innerText()).contains("前面还有 1 组候补");
      placesAreGivenBack(first, one);
      // One turn of the job brings the call to make and both absences.
      aNoOnTheTelephoneMakesRoomForTheNext(staff);
      anOfferComesAndIsTaken(second);
      nobodyCame(first, missed);
      nobodyCame(first, again);
      anAppealIsHeard(first, staff);
      booked(first, ABSENT, FREE, "预约成功");
    }
  }

  private static void aBaseIsSetUp(Visit staff) {
    Page page = staff.page();
    staff.open("/staff/booking/setup");
    assertThat(page.locator("main").innerText()).contains("请先在上面选一个基地");
    page.locator("main ul.tags a[href*='setup?id=']").first().click();
    page.locator("#notice").fill("测试说明");
    page.locator("button[value=base]").click();
    assertThat(page.locator("#notice").inputValue()).isEqualTo("测试说明");

    page.locator("details:has([id='hn']) > summary").click();
    page.locator("[id='hn']").fill(HALL);
    page.locator("[id='hc']").fill("0");
    page.locator("[id='hc']").evaluate("e => e.form.noValidate = true");
    page.locator("button[value='hall:']").click();
    assertThat(page.locator("main").innerText()).contains("容量");
    assertThat(page.locator("[id='hn']").inputValue()).as("nothing is lost").isEqualTo(HALL);
    staff.check();
    page.locator("[id='hc']").fill("2");
    page.locator("button[value='hall:']").click();

    page.locator("details:has([id='pt']) > summary").click();
    page.locator("[id='pt']").fill(PROGRAMME);
    page.locator("[id='ps']").fill("一次很短的体验。");
    page.locator("[id='pm']").fill("15");
    page.locator("button[value='programme:']").click();

    page.locator("details:has(#start) > summary").click();
    page.locator("#rh").selectOption(new SelectOption().setLabel(HALL + "（2）"));
    page.locator("#rp").selectOption(new SelectOption().setLabel(PROGRAMME));
    for (int day = 1; day <= 7; day++) {
      page.locator("#w" + day).check();
    }
    page.locator("#start").fill("13:10");
    page.locator("button[value=rule]").click();
    assertThat(page.locator("main").innerText()).contains("2");
    assertThat(page.locator("#start").inputValue()).as("nothing is lost").isEqualTo("13:10");
    assertThat(page.locator("#w3").isChecked()).isTrue();
    staff.check();
    page.locator("#ro").fill("2");
    page.locator("#rg").fill("0");
    page.locator("#rt").fill("0");
    page.locator("#rw").fill("0");
    page.locator("button[value=rule]").click();
    assertThat(page.locator("main").innerText())
        .contains("星期一、二、三、四、五、六、日 13:10")
        .contains("网上散客 2");

    page.locator("details:has(#ew) > summary").click();
    LocalDate far = LocalDate.now(BEIJING).plusDays(60);
    page.locator("#from").fill(far.toString());
    page.locator("#to").fill(far.minusDays(1).toString());
    page.locator("#reason").fill("测试加开");
    page.locator("button[value=open]").click();
    assertThat(page.locator("#reason").inputValue()).as("nothing is lost").isEqualTo("测试加开");
    page.locator("#to").fill(far.plusDays(1).toString());
    page.locator("button[value=open]").click();
    assertThat(page.locator("main").innerText()).contains("测试加开").contains("按星期六开放");
    page.locator("li:has-text('测试加开') button[value^=unexcept]").click();
    assertThat(page.locator("main").innerText()).doesNotContain("测试加开");
    staff.check();
  }

  /** Two people to the first session that is free or full. */
  private static String booked(Visit visit, String phone, String which, String state) {
    Page page = visit.page();
    visit.open("/booking/bases");
    page.locator("a.cover").first().click();
    page.locator("[aria-label='个人、家庭预约：" + PROGRAMME + "']").click();
    visit.fill("form:adults", "2");
    visit.press("form:next");
    page.locator(".choice:has-text('" + which + "') input[name=way]").first().check();
    visit.press("form:next");
    visit.fill("form:name", "孙先生");
    visit.fill("form:phone", phone);
    page.locator("[id='form:consent']").check();
    visit.press("form:next");
    assertThat(visit.address()).as(page.locator("main").innerText()).startsWith("/booking/check?");
    page.locator("[id='form:submit'], [id='form:queue']").first().click();
    page.waitForURL("**/booking/visit?**");
    assertThat(page.locator("h1").innerText()).isEqualTo(state);
    visit.check();
    return visit.address();
  }

  private static void placesAreGivenBack(Visit visit, String booking) {
    visit.open(booking);
    visit.page().locator("a[href*='/booking/cancel?']").click();
    visit.page().locator("[id='form:go']").click();
    assertThat(visit.page().locator("h1").innerText()).contains("已取消");
  }

  private static void aNoOnTheTelephoneMakesRoomForTheNext(Visit staff)
      throws InterruptedException {
    Page page = staff.page();
    Locator call = page.locator("main li:has-text('" + LANDLINE + "'):has(button[value^=decline])");
    Instant end = Instant.now().plus(A_TURN_OF_THE_JOB);
    staff.open("/staff/booking/office");
    while (call.count() == 0 && Instant.now().isBefore(end)) {
      Thread.sleep(1_000);
      page.reload();
    }
    assertThat(call.innerText()).contains("候补有空位了", "名额保留到");
    staff.check();
    call.locator("button[value^=decline]").click();
    assertThat(page.locator("main").innerText()).doesNotContain(LANDLINE);
  }

  private static void anOfferComesAndIsTaken(Visit visit) throws InterruptedException {
    becomes(visit, "有空位，等您确认");
    assertThat(visit.page().locator("main").innerText()).contains("空位为您保留到");
    visit.check();
    visit.page().locator("[id='offer:accept']").click();
    assertThat(visit.page().locator("h1").innerText()).contains("预约成功");
  }

  private static void becomes(Visit visit, String state) throws InterruptedException {
    Instant end = Instant.now().plus(A_TURN_OF_THE_JOB);
    while (!visit.page().locator("h1").innerText().equals(state) && Instant.now().isBefore(end)) {
      Thread.sleep(1_000);
      visit.page().reload();
    }
    assertThat(visit.page().locator("h1").innerText()).isEqualTo(state);
  }

  /** The visit lies in the past now. */
  private void theDayPasses(String booking) throws SQLException {
    String key = booking.replaceAll(".*[?&]k=([^&]*).*", "$1");
    for (String sql :
        List.of(
            "update visit_session set visit_day = visit_day - 20,"
                + " starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20"
                + " days' where id in (select p.session_id from booking_place p join booking b"
                + " on b.id = p.booking_id where b.manage_key = ?)",
            "update booking set first_start = first_start - interval '20 days',"
                + " last_end = last_end - interval '20 days' where manage_key = ?")) {
      try (Connection connection = portal.database().connect();
          PreparedStatement update = connection.prepareStatement(sql)) {
        update.setString(1, key);
        assertThat(update.executeUpdate()).isOne();
      }
    }
  }

  private static void nobodyCame(Visit visit, String booking) throws InterruptedException {
    visit.open(booking);
    becomes(visit, "未到场");
    assertThat(visit.page().locator("main").innerText()).contains("没有到场已记一次爽约");
    visit.check();
  }

  private static void anAppealIsHeard(Visit visitor, Visit staff) {
    Page page = visitor.page();
    page.locator("a[href$='/booking/appeal']").click();
    visitor.check();
    visitor.fill("form:phone", "139 0044 0003");
    visitor.press("form:go");
    assertThat(page.locator("main").innerText()).contains("请说明情况");
    visitor.fill("form:text", "孩子发烧，当天去了医院。");
    visitor.press("form:go");
    assertThat(page.locator("main").innerText()).contains("已收到");
    visitor.check();

    staff.open("/staff/booking/office");
    assertThat(staff.page().locator("main").innerText())
        .contains("爽约 2 次")
        .contains("孩子发烧，当天去了医院。");
    staff.check();
    staff.page().locator("li:has-text('孩子发烧') input[name=answer]").fill("情况属实，恢复。");
    staff.page().locator("li:has-text('孩子发烧') button[value^=lift]").click();
    assertThat(staff.page().locator("main").innerText()).doesNotContain("孩子发烧");
  }
}
