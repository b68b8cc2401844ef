package cn.shenhe.portal.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateRuleTest {

  @Test
  void theLastMondayOfMarchMovesWithTheYear() {
    DateRule rule = DateRule.parse("last-monday 03");

    assertThat(rule.in(2026)).contains(day(2026, 3, 30));
    assertThat(rule.in(2027)).contains(day(2027, 3, 29));
  }

  @Test
  void aMonthIsTheSameEveryYear() {
    assertThat(DateRule.parse("06-01..06-30").in(2027))
        .contains(new DateSpan(LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 30)));
    assertThat(DateRule.parse("05-12").in(2026)).contains(day(2026, 5, 12));
  }

  @Test
  void whatIsAnnouncedEveryYearHasNoDaysOfItsOwn() {
    assertThat(DateRule.parse("entered").in(2027)).isEmpty();
  }

  @Test
  void anotherFormIsRefused() {
    assertThatThrownBy(() -> DateRule.parse("13-40")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> DateRule.parse("last-funday 03"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DateSpan day(int year, int month, int day) {
    LocalDate date = LocalDate.of(year, month, day);
    return new DateSpan(date, date);
  }
}
