package cn.shenhe.portal.exambank.question.analysis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How one item behaved.
 *
 * @param sittings number of marks
 * @param facility mean mark over largest mark, 0…1; null for a descriptive item
 * @param deviation standard deviation of the marks over the largest mark; null for a descriptive
 *     item
 * @param effectiveWeight share of the item in the spread of the totals, percent
 * @param discriminationIndex correlation with the rest of the test, percent; null if either never
 *     varies
 * @param discriminativeEfficiency the same relative to the best possible for this facility; null
 *     likewise
 */
public record ItemStatistics(
    int sittings,
    Double facility,
    Double deviation,
    double effectiveWeight,
    Double discriminationIndex,
    Double discriminativeEfficiency) {

  private static final double TOO_EASY = 0.95;
  private static final double TOO_HARD = 0.2;

  /** What deserves a look. */
  public enum Flag {
    NEGATIVE_DISCRIMINATION,
    TOO_EASY,
    TOO_HARD,
    DEAD_DISTRACTOR
  }

  static ItemStatistics of(double[] own, double[] totals, double max, double sumOfRoots) {
    double[] rest = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      rest[i] = totals[i] - own[i];
    }
    double covariance = ItemAnalysis.covariance(own, rest);
    double both =
        Math.sqrt(ItemAnalysis.covariance(own, own) * ItemAnalysis.covariance(rest, rest));
    double withTotal = ItemAnalysis.covariance(own, totals);
    double best = ItemAnalysis.covariance(sorted(own), sorted(rest));
    return new ItemStatistics(
        own.length,
        max == 0 ? null : ItemAnalysis.mean(own) / max,
        max == 0 ? null : Math.sqrt(ItemAnalysis.covariance(own, own)),
        sumOfRoots == 0 || withTotal < 0 ? 0 : 100 * Math.sqrt(withTotal) / sumOfRoots,
        both == 0 ? null : (Double) (100 * covariance / both),
        best == 0 ? null : (Double) (100 * covariance / best));
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  /** What deserves a look, apart from distractors. */
  public Set<Flag> flags() {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (discriminationIndex != null && discriminationIndex < 0) {
      flags.add(Flag.NEGATIVE_DISCRIMINATION);
    }
    if (facility != null && facility > TOO_EASY) {
      flags.add(Flag.TOO_EASY);
    }
    if (facility != null && facility < TOO_HARD) {
      flags.add(Flag.TOO_HARD);
    }
    return flags;
  }
}
