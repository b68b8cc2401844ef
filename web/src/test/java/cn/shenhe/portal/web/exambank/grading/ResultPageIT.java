package cn.shenhe.portal.web.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Results, their correction and their certificates, as candidates, examiners and passers-by. */
@ExtendWith(OnPortal.class)
class ResultPageIT {

  private static final Look PHONE = new Look("390 px", 390, null, true);

  private final Portal portal;

  ResultPageIT(Portal portal) {
    this.portal = portal;
  }

  private static String main(Visit visit) {
    return visit.page().locator("main").innerText();
  }

  private static void openLetter(Visit visit, String badge) {
    visit.open("/my/exam/results");
    visit.page().locator("li:has(.badge:text-is('" + badge + "')) h2 a").first().click();
    assertThat(visit.address()).startsWith("/my/exam/result?id=");
  }

  @Test
  void theCandidateReadsTheLetterAndAppealsOnAPhone() {
    try (Visit visit = Browser.shared().signedIn(portal, PHONE, "demo.worker")) {
      visit.open("/my/exam/results");
      assertThat(visit.accessibilityViolations()).isEmpty();
      openLetter(visit, "不合格");
      assertThat(main(visit)).contains("理论得分", "得分率", "题目、答案和解析按考试安排不公开");
      assertThat(visit.page().content()).doesNotContain("keyed");
      assertThat(visit.accessibilityViolations()).isEmpty();
      assertThat(visit.sidewaysOverflow()).isEmpty();
      visit.page().fill("[id='appealForm:text']", "短");
      visit.page().click("[id='appealForm:go']");
      assertThat(visit.page().locator("#errors").innerText()).contains("请说明理由");
      visit.page().fill("[id='appealForm:text']", "第二题的答案与教材不一致");
      visit.page().click("[id='appealForm:go']");
      assertThat(main(visit)).contains("复核申请已提交", "待复核");
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/appeals");
      visit.page().locator("a:has-text('处理')").first().click();
      visit.page().fill("[id='decideForm:answer']", "经复核，答案无误");
      visit.page().click("[id='decideForm:reject']");
      assertThat(main(visit)).contains("已答复", "不成立");
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void aCorrectionIsPreviewedAppliedAndReadInTheLetter() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/results");
      assertThat(visit.accessibilityViolations()).isEmpty();
      // The newest of this candidate, the same that the candidate finds first.
      visit
          .page()
          .locator("tr:has(td:text-is('不合格')):has-text('演示·居民和从业人员') td:first-child a")
          .first()
          .click();
      visit.page().locator("a[href*='/staff/exam/regrade'][href$='no=2']").click();
      assertThat(main(visit)).contains("现有答案", "这道题的实测表现");
      visit.page().selectOption("[id='draftForm:kind']", "FULL_MARKS");
      visit.page().fill("[id='draftForm:reason']", "题干有歧义");
      visit.page().click("[id='draftForm:go']");
      // How many drew the question depends on the sittings of other tests.
      assertThat(visit.page().locator("#effect").innerText()).containsPattern("得分变化 [1-9]\\d* 份");
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.page().click("[id='applyForm:go']");
      assertThat(main(visit)).containsPattern("更正已应用：[1-9]\\d* 份成绩变化");
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.worker")) {
      openLetter(visit, "不合格");
      assertThat(main(visit)).contains("成绩变更记录", "更正答案后重评", "题干有歧义");
    }
  }

  @Test
  void twoExaminersMarkThePracticalPartWithoutSeeingEachOther() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.worker")) {
      visit.open("/my/exam/results");
      assertThat(visit.page().locator(".badge:text-is('理论合格，待实操考试')").count())
          .as("the demonstration has somebody who waits for the practical examination")
          .isPositive();
    }
    for (String examiner : new String[] {"demo.examiner", "demo.reviewer"}) {
      try (Visit visit = Browser.shared().signedIn(portal, examiner)) {
        visit.open("/staff/exam/practical");
        visit.page().locator("a:has-text('评分')[href*='id=']").first().click();
        for (String subject : new String[] {"K1", "K2", "K3", "K4"}) {
          visit.page().fill("#" + subject, "22");
        }
        assertThat(visit.accessibilityViolations()).isEmpty();
        visit.page().click("[id='markForm:go']");
        assertThat(main(visit)).contains("评分已提交");
      }
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.worker")) {
      visit.open("/my/exam/results");
      assertThat(visit.page().locator(".badge:text-is('理论合格，待实操考试')").count()).isZero();
    }
  }

  @Test
  void aCertificateIsDownloadedCheckedAndRevokedAtOnce() {
    String number;
    try (Visit visit = Browser.shared().signedIn(portal, PHONE, "demo.worker")) {
      visit.open("/my/exam/certificates");
      number = visit.page().locator("dt:text-is('证明编号') + dd").first().innerText();
      assertThat(visit.accessibilityViolations()).isEmpty();
      assertThat(visit.sidewaysOverflow()).isEmpty();
      APIResponse pdf =
          visit.page().request().get(portal.url("/my/exam/certificate?n=" + number).toString());
      assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      APIResponse badge =
          visit
              .page()
              .request()
              .get(portal.url("/my/exam/certificate?form=jwt&n=" + number).toString());
      assertThat(badge.text().split("\\.")).hasSize(3);
    }
    try (Visit visit = Browser.shared().visit(portal, Look.WITHOUT_SCRIPTS)) {
      visit.open("/exam/verify");
      visit.page().fill("[id='form:typed']", number.toLowerCase());
      visit.page().click("[id='form:go']");
      assertThat(visit.page().locator("#outcome").innerText())
          .contains("有效", "演*", "*员", "演示数据")
          .doesNotContain("居民和从业人员");
    }
    try (Visit visit = Browser.shared().visit(portal, PHONE)) {
      visit.open("/exam/verify?n=" + number);
      visit.checkEveryLook();
    }
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/certificates");
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.page().fill("[id='revokeForm:number']", number);
      visit.page().fill("[id='revokeForm:reason']", "演示撤销");
      visit.page().click("[id='revokeForm:go']");
      assertThat(main(visit)).contains("已撤销 " + number);
    }
    String state = portal.get("/api/v1/certificates/" + number).body();
    assertThat(state).contains("\"outcome\":\"REVOKED\"").contains("演*");
  }

  /** As after an installation that named its issuer late: passes, and no certificate. */
  @Test
  void whatPassedBeforeTheIssuerWasNamedGetsItsCertificatesByOneButton() throws SQLException {
    Portal postgres = Portal.on(DatabaseKind.POSTGRESQL);
    try (Connection connection = postgres.database().connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("delete from certificate")).isPositive();
    }
    try (Visit visit = Browser.shared().signedIn(postgres, "demo.examiner")) {
      visit.open("/staff/exam/certificates");
      assertThat(main(visit)).containsPattern("有 [1-9]\\d* 份已公布的合格成绩还没有证明");
      picture(visit, "certificates-missing");
      visit.check();
      visit.press("missingForm:issueMissing");
      assertThat(main(visit)).containsPattern("已补发 [1-9]\\d* 份证明").doesNotContain("还没有证明");
      assertThat(visit.page().locator("[id='missingForm:issueMissing']").count()).isZero();
      assertThat(visit.page().locator("[id='list'] tbody tr").count()).isPositive();
      picture(visit, "certificates-issued");
    }
  }

  /** Looked at when asked for: {@code -Dportal.shots=<folder>}, wide and narrow. */
  private static void picture(Visit visit, String name) {
    String folder = System.getProperty("portal.shots", "");
    for (int width : folder.isEmpty() ? new int[0] : new int[] {1280, 390}) {
      visit.page().setViewportSize(width, 800);
      visit
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Path.of(folder, name + "-" + width + ".png")));
    }
    visit.page().setViewportSize(1280, 800);
  }

  /** From an address of its own, so that no other check is counted with these. */
  private String ask(String path) throws IOException {
    URI address = portal.url(path);
    try (Socket socket =
        new Socket(
            InetAddress.getByName(address.getHost()),
            address.getPort(),
            InetAddress.getByName("127.0.0.29"),
            0)) {
      String request =
          "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(path, address.getAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String status(String answer) {
    return answer.split(" ", 3)[1];
  }

  /** Twice the limit and more: a minute may end in between. */
  private String askUntilItIsTooOften(String path) throws IOException {
    String answer = ask(path);
    for (int i = 0; i < 42 && !status(answer).equals("429"); i++) {
      answer = ask(path);
    }
    assertThat(status(answer)).isEqualTo("429");
    return answer;
  }

  @Test
  void whoTriesNumbersInBulkIsSlowedDownOnThePageAndByTheInterface() throws IOException {
    String number = "SHPX-2026-00000-00000";
    assertThat(status(ask("/api/v1/certificates/" + number))).isEqualTo("404");
    assertThat(askUntilItIsTooOften("/api/v1/certificates/" + number))
        .contains("certificate.throttled");
    assertThat(askUntilItIsTooOften("/exam/verify?n=" + number)).contains("核验得太频繁，每分钟最多 20 次");
    assertThat(status(ask("/exam/verify"))).as("the page itself stays open").isEqualTo("200");
  }

  @Test
  void theArchiveOfASittingIsExported() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/results");
      visit.page().locator("tbody td:first-child a").first().click();
      String json = visit.page().locator("a[href*='form=json']").getAttribute("href");
      APIResponse file = visit.page().request().get(portal.url(json).toString());
      assertThat(file.text()).contains("shenhe-exam-archive/1", "\"ledger\" : true");
      APIResponse pdf =
          visit.page().request().get(portal.url(json.replace("json", "pdf")).toString());
      assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
  }

  @Test
  void aSessionIsLookedAtAsATest() {
    try (Visit visit = Browser.shared().signedIn(portal, "demo.examiner")) {
      visit.open("/staff/exam/sessions");
      visit.page().locator("a[href*='/staff/exam/session?id=']").first().click();
      String session = visit.address().replaceAll(".*[?&]id=([0-9a-z]+).*", "$1");
      visit.open("/staff/exam/sessionHealth?session=" + session);
      assertThat(main(visit)).contains("本场考试的质量分析");
      visit.check();
      visit.open("/staff/exam/sessionArchive?session=" + session);
      assertThat(visit.page().locator("h1").innerText()).isEqualTo("核验整场档案");
      visit.check();
    }
  }
}
