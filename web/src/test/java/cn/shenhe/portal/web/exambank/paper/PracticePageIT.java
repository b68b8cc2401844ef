package cn.shenhe.portal.web.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A practice paper from the choice of the subject to the marked result. */
@ExtendWith(OnPortal.class)
class PracticePageIT {

  private static final String RESULT = "/exam/practiceResult?id=";

  private final Portal portal;
  private final Browser browser;

  PracticePageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  private static void startPublicKnowledge(Visit visit) {
    visit.open("/exam/practices");
    visit.page().locator("[aria-label='开始练习：公众安全知识']").click();
    assertThat(visit.address()).startsWith("/exam/practice?id=");
  }

  @Test
  void learnerTakesAPaperAndSeesItMarked() {
    try (Visit visit = browser.visit(portal)) {
      startPublicKnowledge(visit);
      Locator questions = visit.page().locator("fieldset.question");
      assertThat(questions.count()).isEqualTo(20);
      for (Locator question : questions.all()) {
        question.locator("input").first().check();
      }
      assertThat(visit.accessibilityViolations()).isEmpty();
      visit.page().locator("[id='form:handIn']").click();

      assertThat(visit.address()).startsWith(RESULT);
      int right = visit.page().locator(".badge.right").count();
      assertThat(right + visit.page().locator(".badge.wrong").count()).isEqualTo(20);
      assertThat(visit.page().locator("main").innerText()).contains("答对 " + right + " 题，共 20 题");
      assertThat(visit.accessibilityViolations()).isEmpty();
    }
  }

  @Test
  void theKeyIsNotInThePageBeforeTheHandIn() {
    try (Visit visit = browser.visit(portal)) {
      startPublicKnowledge(visit);
      String before = visit.page().content();
      visit.page().locator("[id='form:handIn']").click();
      List<String> explanations =
          visit.page().locator("section.panel p:has(b:text('解析'))").allInnerTexts();

      assertThat(explanations).hasSizeGreaterThan(10);
      for (String explanation : explanations) {
        assertThat(before).doesNotContain(explanation.replace("解析：", "").strip());
      }
      assertThat(before).doesNotContain("keyed").doesNotContain("正确答案<");
    }
  }

  @Test
  void aPaperHandedInOnceStaysAsItWas() {
    try (Visit visit = browser.visit(portal)) {
      startPublicKnowledge(visit);
      String paper = visit.address();
      visit.page().locator("[id='form:handIn']").click();
      assertThat(visit.page().locator("main").innerText()).contains("答对 0 题，共 20 题");

      visit.open(paper);

      assertThat(visit.address()).startsWith(RESULT);
    }
  }

  @Test
  void aResultIsNotShownBeforeTheHandIn() {
    try (Visit visit = browser.visit(portal)) {
      startPublicKnowledge(visit);
      String id = visit.address().replaceAll(Pattern.quote("/exam/practice?id="), "");

      visit.open(RESULT + id);

      assertThat(visit.address()).isEqualTo("/exam/practice?id=" + id);
    }
  }

  @Test
  void anUnknownPaperIsNotFound() {
    try (Visit visit = browser.visit(portal)) {
      assertThat(visit.open("/exam/practice?id=nope").status()).isEqualTo(404);
      assertThat(visit.open(RESULT + "nope").status()).isEqualTo(404);
    }
  }
}
