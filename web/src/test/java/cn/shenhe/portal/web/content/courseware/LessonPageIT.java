package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Locator;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading a lesson. */
@ExtendWith(OnPortal.class)
class LessonPageIT {

  private final Portal portal;
  private final Browser browser;

  LessonPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void answersOfTheQuizOpenWithoutScripts() {
    try (Visit visit = browser.visit(portal, Look.WITHOUT_SCRIPTS)) {
      visit.open("/courseware/lesson?slug=kitchen-oil-fire");
      Locator answer = visit.page().locator(".quiz details").first();
      assertThat(answer.locator(".right").isVisible()).isFalse();
      answer.locator("summary").click();
      assertThat(answer.locator(".right").innerText()).contains("关火，盖上锅盖");
    }
  }

  @Test
  void theTableOfContentsLeadsToItsHeadings() {
    try (Visit visit = browser.visit(portal)) {
      visit.open("/courseware/lesson?slug=kitchen-oil-fire");
      visit.page().locator(".toc a").nth(1).click();
      assertThat(visit.address()).endsWith("#s-2");
      assertThat(visit.page().locator("h2#s-2").count()).isEqualTo(1);
    }
  }

  @Test
  void aPictureOpenedByItselfCanRunNothing() {
    HttpResponse<String> picture = portal.get("/courseware/pictures/cpr-aed.svg");
    assertThat(picture.headers().firstValue("Content-Type").orElse("")).contains("image/svg+xml");
    assertThat(picture.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(portal.get("/courseware/pictures/..%2flessons.txt").statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void anUnknownLessonIsNotFoundAndTheDeskIsClosedToVisitors() {
    assertThat(portal.get("/courseware/lesson?slug=no-such").statusCode()).isEqualTo(404);
    assertThat(portal.get("/staff/courseware/lessons").statusCode()).isIn(302, 401, 403);
  }
}
