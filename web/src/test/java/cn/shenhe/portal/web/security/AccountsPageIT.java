package cn.shenhe.portal.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody registers for a company, is checked, gets other roles and another password. */
@ExtendWith(OnPortal.class)
class AccountsPageIT {

  private static final String LOGIN = "test.officer";
  private static final String PASSWORD = "three unrelated words";

  private final Portal portal;
  private final Browser browser;

  AccountsPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void aCompanysOfficerIsCheckedBeforeSheActsForIt() {
    try (Visit person = browser.visit(portal, new Look("telephone", 390, null, true));
        Visit administrator = browser.signedIn(portal, "demo.admin")) {
      registers(person);
      person.open("/my/account");
      assertThat(main(person)).contains("“测试机械厂”：等待工作人员核实");
      person.check();
      assertThat(person.page().request().get(portal.url("/my/export").toString()).text())
          .contains("\"login\":\"" + LOGIN + "\"", "\"record\":[", "\"bookings\":[");

      administrator.open("/staff/person/accounts");
      administrator.check();
      Page page = administrator.page();
      page.locator("li:has-text('测试机械厂') input[value='不通过']").click();
      assertThat(main(administrator)).contains("请写明原因");
      page.locator("li:has-text('测试机械厂') input[value='通过']").click();
      assertThat(page.locator("li:has-text('测试机械厂')").count()).isZero();
      person.open("/my/account");
      assertThat(main(person)).contains("“测试机械厂”：已核实", "企业安全");

      rolesChange(administrator);
      String fresh = newPassword(administrator);
      person.open("/my/account");
      assertThat(person.address()).as("all sessions end").startsWith("/account/login");
      signsIn(person, fresh);
      assertThat(person.address()).doesNotContain("/account/login");
    }
  }

  private void registers(Visit person) {
    person.open("/account/register");
    person.page().locator("input[name='form:kind'][value=ENTERPRISE]").check();
    person.fill("form:login", LOGIN);
    person.fill("form:name", "安全员");
    person.fill("form:password", PASSWORD);
    if (!person.page().locator("[id='form:uscc']").isVisible()) {
      person.page().locator("details:has([id='form:uscc']) > summary").click();
    }
    person.fill("form:organisation", "测试机械厂");
    person.fill("form:uscc", "914403001922038216");
    person.page().locator("[id='form:consent']").check();
    person.press("form:go");
    assertThat(main(person)).contains("单位功能在工作人员核实后开通");
    signsIn(person, PASSWORD);
  }

  private static void signsIn(Visit person, String password) {
    person.open("/account/login");
    person.fill("form:login", LOGIN);
    person.fill("form:password", password);
    person.press("form:go");
  }

  private static void rolesChange(Visit administrator) {
    choose(administrator);
    administrator.page().locator("[id='grantForm'] input[value=EDITOR]").check();
    administrator.check();
    administrator.press("grantForm:go");
    find(administrator);
    assertThat(administrator.page().locator("tr:has-text('" + LOGIN + "')").innerText())
        .contains("编辑");
  }

  private static String newPassword(Visit administrator) {
    choose(administrator);
    administrator.press("grantForm:password");
    Matcher shown = Pattern.compile(LOGIN + " 的新密码：([0-9a-z]{14})").matcher(main(administrator));
    assertThat(shown.find()).isTrue();
    return shown.group(1);
  }

  private static void find(Visit administrator) {
    find(administrator, LOGIN);
  }

  private static void find(Visit administrator, String login) {
    administrator.open("/staff/person/accounts");
    administrator.fill("listForm:text", login);
    administrator.page().locator("[id='listForm:find']").click();
    administrator
        .page()
        .waitForFunction("() => document.querySelectorAll('tbody tr').length === 1");
  }

  private static void choose(Visit administrator) {
    find(administrator);
    administrator.page().locator("tr:has-text('" + LOGIN + "') button:has-text('改权限')").click();
    administrator.page().waitForSelector("[id='grantForm']");
  }

  @Test
  void anAccountIsDisabledOnlyAfterBeingAskedAgain() {
    try (Visit administrator = browser.signedIn(portal, "demo.admin")) {
      Page page = administrator.page();
      find(administrator, "demo.school");
      page.locator("tr:has-text('demo.school') button:has-text('停用')").click();
      page.waitForSelector("[id='disableForm']");
      administrator.check();
      administrator.press("disableForm:keep");
      find(administrator, "demo.school");
      assertThat(page.locator("tr:has-text('demo.school')").innerText()).contains("正常");

      page.locator("tr:has-text('demo.school') button:has-text('停用')").click();
      page.waitForSelector("[id='disableForm']");
      administrator.press("disableForm:go");
      assertThat(main(administrator)).contains("（demo.school）已停用。");
      find(administrator, "demo.school");
      page.locator("tr:has-text('demo.school') button:has-text('启用')").click();
      page.waitForSelector("main .notice");
      assertThat(main(administrator)).contains("（demo.school）已启用。");
    }
  }

  @Test
  void whoForgotThePasswordIsToldTheSameWhateverIsKnown() {
    try (Visit person = browser.visit(portal, new Look("telephone", 390, null, false))) {
      person.open("/account/login");
      person.page().locator("a[href$='/account/forgot']").click();
      person.press("form:go");
      assertThat(main(person)).contains("请填写提醒邮箱");
      for (String login : new String[] {"demo.worker", "nobody.here"}) {
        person.open("/account/forgot");
        person.fill("form:login", login);
        person.fill("form:mail", "somebody@example.org");
        person.press("form:go");
        assertThat(main(person)).contains("如果登录名和邮箱对得上");
      }
      person.open("/account/password?t=guess");
      assertThat(main(person)).contains("链接已失效或已用过");
      assertThat(person.page().locator("[id='form:password']").count()).isZero();
    }
  }

  private static String main(Visit visit) {
    return visit.page().locator("main").innerText();
  }
}
