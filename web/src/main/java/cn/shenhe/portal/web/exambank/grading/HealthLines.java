package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.grading.ItemHealth;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import cn.shenhe.portal.web.shell.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a question behaved, in words and figures for a page.
 *
 * @param version number of the question's version the figures are of; 0 where the page shows one
 *     version only
 * @param facility percent, like the other figures; a sentence where it cannot be reckoned
 */
public record HealthLines(
    int version,
    int sittings,
    String facility,
    String deviation,
    String discrimination,
    String efficiency,
    Set<ItemStatistics.Flag> flags,
    List<ItemHealth.Chosen> options) {

  public static HealthLines of(int version, ItemHealth.Health health) {
    return new HealthLines(
        version,
        health.sittings(),
        percent(health.facility(), 100),
        percent(health.deviation(), 100),
        percent(health.discrimination(), 1),
        percent(health.efficiency(), 1),
        health.flags(),
        health.options());
  }

  private static String percent(Double value, int factor) {
    return value == null
        ? Texts.of("result", "health.unknown")
        : String.format(Locale.ROOT, "%.1f%%", value * factor);
  }
}
