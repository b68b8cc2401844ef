package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A teacher with 43 pupils on a telephone, and the staff's day with those who come. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
@ExtendWith(OnPortal.class)
class BookingPageIT {

  private static final String PROGRAMME = "地震避险与疏散体验";
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final Portal portal;
  private final Browser browser;

  BookingPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTeacherBooksFortyThreePupilsMovesThemAndGivesThePlacesBack(boolean scripts)
      throws Exception {
    String phone = scripts ? "13900430001" : "13900430002";
    try (Visit visit = browser.visit(portal, new Look("telephone", 390, null, scripts))) {
      Page page = visit.page();
      toThePartyOf(visit, "学校、团体预约");
      visit.fill("form:organisation", "测试小学");
      visit.fill("form:grade", "四年级二班");
      visit.fill("form:pupils", "43");
      visit.fill("form:teachers", "2");
      visit.press("form:next");
      assertThat(page.locator("main").innerText()).contains("每 15 名学生至少一位老师");
      visit.check();
      visit.fill("form:teachers", "3");
      visit.fill("form:grade", "幼儿园大班");
      visit.press("form:next");
      assertThat(page.locator("main").innerText()).contains("这个年级通常最小 5 周岁");
      visit.fill("form:grade", "四年级二班");
      visit.press("form:next");

      assertThat(visit.address()).startsWith("/booking/time?");
      visit.checkEveryLook();
      page.locator("input[name=way]").first().check();
      if (scripts) {
        noTimeGoesBehindTheButton(page);
        page.locator("input[name=way]").first().check();
      }
      visit.press("form:next");

      assertThat(visit.address()).startsWith("/booking/contact?");
      visit.checkEveryLook();
      visit.press("form:next");
      assertThat(page.locator("main").innerText()).contains("请填写称呼");
      visit.fill("form:name", "王老师");
      visit.fill("form:phone", phone.substring(0, 3) + " " + phone.substring(3));
      visit.fill("form:needs", "一名学生使用轮椅");
      page.locator("[id='form:insured']").check();
      page.locator("[id='form:consent']").check();
      visit.press("form:next");

      assertThat(visit.address()).startsWith("/booking/check?");
      visit.checkEveryLook();
      page.goBack();
      assertThat(page.locator("[id='form:name']").inputValue()).isEqualTo("王老师");
      visit.press("form:next");
      handInNames(visit);

      page.locator("[id='form:submit']").dblclick();
      page.waitForURL("**/booking/visit?**");
      // The second click leads here once more.
      page.waitForLoadState(LoadState.NETWORKIDLE);
      String address = visit.address();
      assertThat(Caller.signedIn(portal, "demo.duty").get("/staff/booking/office").body())
          .containsOnlyOnce(">" + phone + "<")
          .contains("最迟");
      assertThat(page.locator("h1").innerText()).contains("等待工作人员确认");
      assertThat(page.locator("main").innerText()).contains("工作人员最迟");
      assertThat(page.locator("svg.qr").count()).isOne();
      visit.checkEveryLook();
      String code = page.locator(".code b").innerText();
      String key = address.replaceAll(".*[?&]k=([^&]*).*", "$1");
      assertThat(calendar(key)).contains("METHOD:REQUEST").contains("SEQUENCE:0");

      page.locator("a[href*='/booking/move?']").click();
      visit.checkEveryLook();
      page.locator("input[name=way]").last().check();
      page.locator("[id='form:go']").click();
      assertThat(page.locator("main").innerText()).contains("已改期");
      assertThat(calendar(key)).contains("METHOD:REQUEST").contains("SEQUENCE:1");

      page.locator("a[href*='/booking/party?k=']").click();
      assertThat(page.locator("[id='form:organisation'], [id='form:grade']").count()).isZero();
      visit.fill("form:pupils", "410");
      visit.press("form:next");
      assertThat(page.locator(".fieldError").first().innerText()).contains("老师");
      visit.fill("form:pupils", "41");
      visit.checkEveryLook();
      visit.press("form:next");
      assertThat(page.locator("main").innerText()).contains("人数已更改", "学生 41 人");
      assertThat(calendar(key)).contains("METHOD:REQUEST").contains("SEQUENCE:2");

      visit.open("/booking/find");
      visit.fill("form:code", code.toLowerCase(Locale.ROOT));
      visit.fill("form:end", "0000");
      visit.press("form:go");
      assertThat(page.locator("main").innerText()).contains("没有找到");
      visit.checkEveryLook();
      visit.fill("form:end", phone.substring(7));
      visit.press("form:go");
      assertThat(visit.address()).isEqualTo("/booking/visit?k=" + key);

      page.locator("a[href*='/booking/cancel?']").click();
      visit.checkEveryLook();
      page.locator("[id='form:go']").click();
      assertThat(page.locator("h1").innerText()).contains("已取消");
      assertThat(calendar(key)).contains("METHOD:CANCEL").contains("SEQUENCE:3");
    }
  }

  /** From one time to the next with the keys; WCAG 2.2, 2.4.11. */
  private static void noTimeGoesBehindTheButton(Page page) {
    for (int i = 0; i < 12; i++) {
      page.keyboard().press("ArrowDown");
      assertThat(
              page.evaluate(
                  "() => document.querySelector('.sticky').getBoundingClientRect().top"
                      + " - document.activeElement.closest('.choice')"
                      + ".getBoundingClientRect().bottom"))
          .asInstanceOf(InstanceOfAssertFactories.type(Number.class))
          .satisfies(room -> assertThat(room.doubleValue()).isNotNegative());
    }
  }

  /** What the portal itself makes a teacher wait, clicks and pages; typing comes on top. */
  @Test
  void theTeachersWayFromTheBasesToTheCodeIsUnderTwoMinutesOfClicks() throws Exception {
    try (Visit visit = browser.visit(portal, new Look("telephone", 390, null, false))) {
      Page page = visit.page();
      Instant begun = Instant.now();
      visit.open("/booking/bases");
      page.locator("a.cover").first().click();
      page.locator("[aria-label='学校、团体预约：" + PROGRAMME + "']").click();
      visit.fill("form:organisation", "测试小学");
      visit.fill("form:grade", "四年级二班");
      visit.fill("form:pupils", "43");
      visit.fill("form:teachers", "3");
      visit.press("form:next");
      page.locator("input[name=way]").first().check();
      visit.press("form:next");
      visit.fill("form:name", "王老师");
      visit.fill("form:phone", "13900430003");
      page.locator("[id='form:insured']").check();
      page.locator("[id='form:consent']").check();
      visit.press("form:next");
      page.locator("[id='form:submit']").click();
      page.waitForURL("**/booking/visit?**");
      assertThat(page.locator(".code b").innerText()).hasSize(8);
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(2));
      assertThat(page.evaluate("() => history.length"))
          .as("pages on the way")
          .asInstanceOf(InstanceOfAssertFactories.INTEGER)
          .isLessThanOrEqualTo(9);
      // The places go back: other tests of this portal book the same sessions.
      page.locator("a[href*='/booking/cancel?']").click();
      page.locator("[id='form:go']").click();
      assertThat(page.locator("h1").innerText()).contains("已取消");
    }
  }

  private void toThePartyOf(Visit visit, String kind) {
    visit.open("/booking/bases");
    visit.check();
    visit.page().locator("a.cover").first().click();
    visit.check();
    visit.page().locator("[aria-label='" + kind + "：" + PROGRAMME + "']").click();
    assertThat(visit.address()).startsWith("/booking/party?");
    visit.checkEveryLook();
  }

  private void handInNames(Visit visit) throws IOException {
    Page page = visit.page();
    page.locator("a[href*='/booking/roster?']").click();
    visit.check();
    page.locator("[id='form:file']").setInputFiles(workbook("学号", "甲同学"));
    visit.press("form:take");
    assertThat(page.locator("main").innerText()).contains("请在表头写上“姓名”");
    page.locator("[id='form:file']").setInputFiles(workbook("姓名", "甲同学", "乙同学"));
    visit.press("form:take");
    assertThat(page.locator("main").innerText()).contains("已收到 2 人的名单").contains("乙同学");
    visit.checkEveryLook();
    page.locator("main p.actions a.button").click();
    assertThat(visit.address()).startsWith("/booking/check?");
  }

  private static FilePayload workbook(String heading, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(bytes, "test", "1.0");
    Worksheet sheet = workbook.newWorksheet("名单");
    sheet.value(0, 0, heading);
    for (int i = 0; i < names.length; i++) {
      sheet.value(i + 1, 0, names[i]);
    }
    workbook.finish();
    return new FilePayload(
        "名单.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes.toByteArray());
  }

  private String calendar(String key) {
    return portal.get("/booking/visit.ics?k=" + key).body();
  }

  @Test
  void theStaffsDayFromTheTelephoneToTheReport() throws Exception {
    try (Visit staff = browser.visit(portal)) {
      staff.signIn("demo.duty");
      theScheduleShowsBeijingTime(staff);
      LocalDateTime start = LocalDateTime.now(BEIJING).plusMinutes(40).withSecond(0);
      String session = aSessionAt(staff, start);
      Page page = staff.page();

      page.locator("#session").selectOption(session);
      page.locator("button[value=book]").click();
      assertThat(page.locator("body").innerText()).contains("请填写称呼", "请填写正确的手机号", "请同意为这次预约处理个人信息");
      assertThat(page.locator("#session").inputValue()).isEqualTo(session);
      withinAMinuteOfTheCall(staff, start, session, BookingPageIT::oneAdultIsSaid);
      assertThat(page.locator("main").innerText()).contains("赵大爷");
      staff.check();
      aClassWithoutASchoolIsNotBookedAsOneAdult(staff, session, start);
      withinAMinuteOfTheCall(staff, start, session, BookingPageIT::aClassIsSaid);
      Locator group = page.locator("main ul.rows > li:has-text('测试中学')");
      assertThat(group.innerText()).contains("学生 11 人，老师 1 人，成人 2 人");
      staff.check();
      theQrCodeOutlivesSigningInAtTheDoor(group.locator("b").first().innerText());
      namesAreTickedAtTheDoor(staff, session);
      theRuleGoesAndTheBookedSessionStays(staff, start);
      staff.open("/staff/booking/session?id=" + session);
      String code = page.locator("main ul.rows > li b").first().innerText();
      page.locator("input[name=staff]").first().check();
      page.locator("#host").fill("志愿者小李");
      page.locator("button[value=assign]").click();
      assertThat(page.locator("main").innerText()).contains("接待：演示·值班员、志愿者小李");
      staff.check();

      staff.open("/staff/booking/door");
      assertThat(page.locator("main a[href$='" + session + "']").count()).isOne();
      staff.check();
      page.locator("#code").fill(code);
      page.locator("form[method=get] button").click();
      page.locator("#end").fill("0000");
      page.locator("button[value^=checkIn]").click();
      assertThat(page.locator("main").innerText()).contains("后四位不符");
      page.locator("#end").fill("4711");
      page.locator("button[value^=checkIn]").click();
      assertThat(page.locator("main").innerText()).contains("到场 1 人");
      staff.check();

      staff.open("/staff/booking/session?id=" + session);
      int before = page.locator("main ul.rows > li").count();
      page.locator("button[value=walkIn]").click();
      assertThat(page.locator("main ul.rows > li").count()).isEqualTo(before + 1);
      staff.check();

      staff.open("/staff/booking/sheet?day=" + start.toLocalDate());
      assertThat(page.locator("main").innerText()).contains("赵大爷");
      staff.check();
      staff.open("/staff/booking/reports");
      assertThat(page.locator("svg.bars").count()).isEqualTo(4);
      staff.check();
      Download excel = page.waitForDownload(() -> page.locator("a[href*='report.xlsx']").click());
      assertThat(excel.suggestedFilename()).endsWith(".xlsx");
      aClosureNamesWhomItHits(staff, session, start);
      aDayOffAndADayWorkedAreWrittenIntoTheTable(staff);
    }
  }

  /** From the empty page to the session's, as the telephone rings. */
  private static void withinAMinuteOfTheCall(
      Visit staff, LocalDateTime start, String session, Consumer<Page> said) {
    Instant begun = Instant.now();
    staff.open("/staff/booking/phone?day=" + start.toLocalDate());
    staff.page().locator("#session").selectOption(session);
    said.accept(staff.page());
    staff.page().locator("button[value=book]").click();
    assertThat(staff.address()).startsWith("/staff/booking/session?id=" + session);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  private static void oneAdultIsSaid(Page page) {
    page.locator("#name").fill("赵大爷");
    page.locator("#phone").fill("139 0000 4711");
    page.locator("#consent").check();
  }

  private static void aClassIsSaid(Page page) {
    page.locator("#name").fill("李老师");
    page.locator("#phone").fill("139 0000 4712");
    page.locator("summary:has-text('学校、团体预约')").click();
    page.locator("#organisation").fill("测试中学");
    page.locator("#grade").fill("初二");
    page.locator("#pupils").fill("11");
    page.locator("#teachers").fill("1");
    page.locator("#others").fill("2");
    page.locator("#insured").check();
    page.locator("#names").fill("甲同学\n乙同学\n丙同学");
    page.locator("#consent").check();
  }

  private static void aClassWithoutASchoolIsNotBookedAsOneAdult(
      Visit staff, String session, LocalDateTime start) {
    Page page = staff.page();
    staff.open("/staff/booking/phone?day=" + start.toLocalDate());
    page.locator("#session").selectOption(session);
    aClassIsSaid(page);
    page.locator("#organisation").fill("");
    page.locator("button[value=book]").click();
    assertThat(staff.address()).startsWith("/staff/booking/phone");
    assertThat(page.locator("body").innerText()).contains("请填写单位名称");
    assertThat(page.locator("#pupils").inputValue()).isEqualTo("11");
    assertThat(page.locator("#pupils").isVisible()).isTrue();
    staff.check();
  }

  /** The camera of a telephone on which nobody has signed in opens the address of the code. */
  private void theQrCodeOutlivesSigningInAtTheDoor(String code) {
    try (Visit door = browser.visit(portal, new Look("telephone", 390, null, true))) {
      String address = "/staff/booking/door?code=" + code;
      door.open(address);
      assertThat(door.address()).startsWith("/account/login");
      door.fill("form:login", "demo.duty");
      door.fill("form:password", Portal.DEMO_PASSWORD);
      door.press("form:go");
      door.page().waitForURL(url -> !url.contains("/account/login"));
      assertThat(door.address()).isEqualTo(address);
      assertThat(door.page().locator("main").innerText()).contains(code, "测试中学");
      door.check();
      door.page().locator("button[value^=checkIn]").click();
      assertThat(door.page().locator("main").innerText()).contains("到场 14 人");
      assertThat(door.address()).isEqualTo(address);
    }
  }

  /** All fourteen were counted; two of the three known by name are there, then one goes. */
  private static void namesAreTickedAtTheDoor(Visit staff, String session) {
    Page page = staff.page();
    staff.open("/staff/booking/session?id=" + session);
    Locator group = page.locator("main ul.rows > li:has-text('测试中学')");
    group.locator("label:has-text('甲同学')").click();
    group.locator("label:has-text('乙同学')").click();
    group.locator("button[value^=tick]").click();
    assertThat(group.innerText()).contains("到场 14 人");
    assertThat(group.locator("input[name=present]:checked").count()).isEqualTo(2);
    staff.check();
    group.locator("label:has-text('乙同学')").click();
    group.locator("button[value^=tick]").click();
    assertThat(group.innerText()).contains("到场 13 人");
    assertThat(group.locator("input[name=present]:checked").count()).isOne();
    assertThat(group.locator("label:has-text('甲同学')").locator("..").locator("input").isChecked())
        .isTrue();
  }

  /** Whatever the zone of the browser, here that of the machine, often UTC. */
  private void theScheduleShowsBeijingTime(Visit staff) {
    staff.open("/staff/booking/schedule");
    Locator events = staff.page().locator(".fc-event");
    events.first().waitFor();
    assertThat(events.allInnerTexts()).anySatisfy(t -> assertThat(t).contains("9:30"));
    assertThat(events.allInnerTexts()).noneSatisfy(t -> assertThat(t).contains("1:30 "));
    staff.check();
    theScheduleTurnsToADayAListAndAHall(staff);
    // The page reports that it is left; that must not end the session.
    staff.open("/staff/booking/schedule");
    events.first().waitFor();
    staff.open("/staff/booking/schedule");
    assertThat(staff.address()).isEqualTo("/staff/booking/schedule");
  }

  private static void theScheduleTurnsToADayAListAndAHall(Visit staff) {
    Page page = staff.page();
    assertThat(page.locator(".fc-timegrid-col.fc-day").count()).isEqualTo(7);
    page.locator(".fc-timeGridDay-button").click();
    page.waitForCondition(() -> page.locator(".fc-timegrid-col.fc-day").count() == 1);
    // Tomorrow is asked of the server.
    page.locator(".fc-next-button").click();
    page.locator("[data-date='" + LocalDate.now(BEIJING).plusDays(1) + "']").first().waitFor();
    staff.check();
    page.locator(".fc-dayGridMonth-button").click();
    page.locator(".fc-daygrid-event").first().waitFor();
    staff.check();
    page.locator(".fc-listWeek-button").click();
    page.locator(".fc-list-event").first().waitFor();
    staff.check();
    String hall = page.locator("#hall option").nth(1).innerText();
    page.locator("#hall").selectOption(new SelectOption().setIndex(1));
    page.locator("form.filters button").click();
    page.locator(".fc-event").first().waitFor();
    assertThat(page.locator("#hall option:checked").innerText()).isEqualTo(hall);
    assertThat(page.locator(".fc-event").allInnerTexts())
        .allSatisfy(event -> assertThat(event).contains(hall));
    String address = page.locator(".fc-event").first().getAttribute("href");
    page.locator(".fc-event").first().click();
    page.waitForURL("**" + address);
    assertThat(page.locator("main").innerText()).contains(hall);
  }

  /**
   * A weekly rule makes it at once, in a hall of its own: the time of the test may be that of
   * another session. The telephone's page is open then.
   */
  private static String aSessionAt(Visit staff, LocalDateTime start) {
    Page page = staff.page();
    String time = start.format(DateTimeFormatter.ofPattern("HH:mm"));
    staff.open("/staff/booking/setup");
    page.locator("main ul.tags a[href*='setup?id=']").first().click();
    staff.check();
    String hall = "测试厅" + time.replace(":", "");
    page.locator("details:has([id='hn']) > summary").click();
    page.locator("[id='hn']").fill(hall);
    page.locator("button[value='hall:']").click();
    page.locator("details:has(#start) > summary").click();
    page.locator("#rh").selectOption(new SelectOption().setLabel(hall + "（40）"));
    page.locator("#w" + start.getDayOfWeek().getValue()).check();
    page.locator("#start").fill(time);
    page.locator("button[value=rule]").click();
    staff.open("/staff/booking/phone?day=" + start.toLocalDate());
    staff.check();
    return page.locator("#session option:has-text('" + time + "')").first().getAttribute("value");
  }

  private static void theRuleGoesAndTheBookedSessionStays(Visit staff, LocalDateTime start) {
    Page page = staff.page();
    String time = start.format(DateTimeFormatter.ofPattern("HH:mm"));
    staff.open("/staff/booking/setup");
    page.locator("main ul.tags a[href*='setup?id=']").first().click();
    page.locator("li:has-text('" + time + "') button[value^=unrule]").first().click();
    assertThat(page.locator("body").innerText()).contains("没有自动取消").contains(time);
    staff.check();
  }

  private static void aClosureNamesWhomItHits(Visit staff, String session, LocalDateTime start) {
    Page page = staff.page();
    staff.open("/staff/booking/phone?day=" + start.toLocalDate());
    String where = page.locator("option[value='" + session + "']").innerText();
    page.locator("#session").selectOption(session);
    page.locator("#name").fill("钱大妈");
    page.locator("#phone").fill("024-22334455");
    page.locator("#consent").check();
    page.locator("button[value=book]").click();
    staff.open("/staff/booking/office");
    List<String> places = page.locator("#place option").allInnerTexts();
    String hall = places.stream().filter(where::contains).findFirst().orElseThrow();
    String other =
        places.stream().filter(p -> !where.contains(p)).skip(1).findFirst().orElseThrow();
    lookWhomAClosureHits(page, other, start);
    assertThat(page.locator("main").innerText()).doesNotContain("钱大妈");
    lookWhomAClosureHits(page, hall, start);
    assertThat(page.locator("main").innerText()).contains("钱大妈");
    staff.check();
    staff.open("/staff/booking/session?id=" + session);
    page.locator("#why").fill("测试：设备检修");
    page.locator("button[value=close]").click();
    assertThat(page.locator("main").innerText()).contains("已关闭");
    assertThat(page.locator("h3:has-text('因关闭取消的预约') ~ ul").first().innerText())
        .contains("钱大妈")
        .contains("02422334455")
        .contains("请打电话通知");
    staff.check();
    page.locator("button[value=reopen]").click();
    assertThat(page.locator("main").innerText()).doesNotContain("已关闭");
  }

  /** Near the end of the days that can be booked, where no other test does. */
  private static void aDayOffAndADayWorkedAreWrittenIntoTheTable(Visit staff) {
    Page page = staff.page();
    staff.open("/staff/booking/holidays");
    String table = page.locator("table").innerText();
    LocalDate day = LocalDate.now(BEIJING).plusDays(27);
    while (day.getDayOfWeek() == DayOfWeek.MONDAY || table.contains(day.toString())) {
      day = day.minusDays(1);
    }
    int sessions = sessionsOn(staff, day);
    assertThat(sessions).isPositive();
    staff.open("/staff/booking/holidays");
    page.locator("#day").fill(day.toString());
    page.locator("button[value=day]").click();
    assertThat(page.locator("body").innerText()).contains("请填写名称");
    assertThat(page.locator("#day").inputValue()).as("nothing is lost").isEqualTo(day.toString());
    page.locator("#name").fill("测试放假");
    page.locator("#source").fill("测试通知");
    page.locator("button[value=day]").click();
    Locator row = page.locator("tr:has-text('" + day + "')");
    assertThat(row.innerText()).contains("放假", "测试放假", "测试通知");
    staff.check();
    assertThat(sessionsOn(staff, day)).as("closed that day").isZero();

    staff.open("/staff/booking/holidays");
    page.locator("#day").fill(day.toString());
    page.locator("#working").selectOption("1");
    page.locator("#weekday").selectOption("6");
    page.locator("#name").fill("测试上班");
    page.locator("button[value=day]").click();
    assertThat(row.count()).isOne();
    assertThat(row.innerText()).contains("上班", "按星期六开放", "测试上班").doesNotContain("放假");
    assertThat(sessionsOn(staff, day)).as("opened as a Saturday").isPositive();

    staff.open("/staff/booking/holidays");
    row.locator("button[value^=unday]").click();
    assertThat(row.count()).isZero();
    assertThat(sessionsOn(staff, day)).isEqualTo(sessions);
  }

  /** The telephone's page shows the days after it too. */
  private static int sessionsOn(Visit staff, LocalDate day) {
    staff.open("/staff/booking/phone?day=" + day);
    String words = day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    return staff.page().locator("#session option:has-text('" + words + "')").count();
  }

  private static void lookWhomAClosureHits(Page page, String place, LocalDateTime start) {
    page.locator("#place").selectOption(new SelectOption().setLabel(place));
    page.locator("#from").fill(start.toLocalDate().toString());
    page.locator("#to").fill(start.toLocalDate().toString());
    page.locator("#why").fill("测试：设备检修");
    page.locator("button[value=look]").click();
    assertThat(page.locator("#place option:checked").innerText()).isEqualTo(place);
  }
}
