package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.item.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EligibilityPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private static SessionPlan plan(Category category, Integer hours) {
    return plan(category, hours, false);
  }

  private static SessionPlan plan(Category category, Integer hours, boolean categoryOnly) {
    return new SessionPlan(
        "安全管理人员考试",
        "blueprint",
        category,
        "",
        true,
        "",
        NOW.minus(Duration.ofDays(2)),
        NOW.plus(Duration.ofDays(1)),
        NOW.minus(Duration.ofHours(1)),
        NOW.plus(Duration.ofDays(2)),
        NOW.plus(Duration.ofDays(3)),
        10,
        hours,
        categoryOnly,
        List.of(),
        List.of());
  }

  private static List<String> broken(Integer required, String done) {
    return brokenBy(plan(Category.MANAGER, required), done);
  }

  private static List<String> brokenBy(SessionPlan plan, String done) {
    ExamSession session = new ExamSession(plan, false, NOW);
    session.open();
    BigDecimal hours = done == null ? null : new BigDecimal(done);
    Candidacy wish = new Candidacy("person", "张三", "", hours, null);
    return EligibilityPolicy.broken(new EligibilityPolicy.Case(session, wish, false, 0, null, NOW));
  }

  @Test
  void theHoursOfTheSessionDecide() {
    assertThat(broken(32, null)).containsExactly("sitting.enrol.hours");
    assertThat(broken(32, "31.9")).containsExactly("sitting.enrol.hours");
    assertThat(broken(32, "32")).isEmpty();
    assertThat(broken(32, "32.0")).isEmpty();
  }

  @Test
  void onlyPeopleInAProgrammeOfTheCategoryEnrolWhereTheSessionSaysSo() {
    SessionPlan plan = plan(Category.PRINCIPAL, null, true);
    assertThat(brokenBy(plan, null)).containsExactly("sitting.enrol.category");
    assertThat(brokenBy(plan, "0.0")).as("who has only begun to learn").isEmpty();
    assertThat(brokenBy(plan(Category.PRINCIPAL, null, false), null)).isEmpty();
    assertThatThrownBy(() -> plan(Category.PUBLIC, null, true).check())
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.plan.category-public");
  }

  @Test
  void aSessionThatAsksForNoHoursTakesEverybody() {
    assertThat(broken(null, null)).isEmpty();
    assertThat(broken(0, null)).isEmpty();
  }

  @Test
  void nobodyCanAskForHoursOfACategoryWithoutProgrammes() {
    assertThatThrownBy(() -> plan(Category.PUBLIC, 8).check())
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.plan.hours-public");
    plan(Category.PUBLIC, 0).check();
    plan(Category.PUBLIC, null).check();
  }
}
