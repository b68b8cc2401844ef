package cn.shenhe.portal.exambank.question.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Facility, spread, discrimination of every item and the reliability of the test.
 *
 * <p>Source: the formulas of Moodle's quiz statistics report, matched to 1e-6 on its own test data.
 * Sample moments (n − 1). α is computed over positions: with random papers a position is not an
 * item, and the number says nothing about any one form.
 *
 * @param items one per position, in order
 * @param reliability of the whole test
 */
public record ItemAnalysis(List<ItemStatistics> items, Reliability reliability) {

  /**
   * Of the whole test; every value null if it cannot be computed.
   *
   * @param mean mean of the totals, in marks
   * @param deviation standard deviation of the totals, in marks
   * @param alpha Cronbach's α (coefficient of internal consistency), percent
   * @param errorRatio percent of the spread that is chance
   * @param standardError in marks
   */
  public record Reliability(
      double mean, double deviation, Double alpha, Double errorRatio, Double standardError) {}

  /**
   * @param marks one row per sitting, one mark per position; all rows equally long
   * @param maxima largest mark of every position; a position with 0 is descriptive and gets no
   *     facility
   * @throws IllegalArgumentException if there is no sitting or a row has another length
   */
  public static ItemAnalysis of(double[][] marks, double[] maxima) {
    if (marks.length == 0 || Arrays.stream(marks).anyMatch(row -> row.length != maxima.length)) {
      throw new IllegalArgumentException("marks do not form a table");
    }
    double[] totals = Arrays.stream(marks).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    return of(marks, maxima, totals);
  }

  /**
   * @param totals the totals recorded with the sittings, where they are not the sum of the marks
   */
  public static ItemAnalysis of(double[][] marks, double[] maxima, double[] totals) {
    List<ItemStatistics> items = new ArrayList<>();
    double sumOfVariances = 0;
    double sumOfRoots = 0;
    for (int p = 0; p < maxima.length; p++) {
      double[] own = column(marks, p);
      sumOfVariances += covariance(own, own);
      sumOfRoots += Math.sqrt(Math.max(0, covariance(own, totals)));
    }
    for (int p = 0; p < maxima.length; p++) {
      items.add(ItemStatistics.of(column(marks, p), totals, maxima[p], sumOfRoots));
    }
    return new ItemAnalysis(List.copyOf(items), reliability(totals, maxima.length, sumOfVariances));
  }

  private static Reliability reliability(double[] totals, int positions, double sumOfVariances) {
    double variance = covariance(totals, totals);
    double deviation = Math.sqrt(variance);
    if (positions < 2 || totals.length < 2 || variance <= 0) {
      return new Reliability(mean(totals), deviation, null, null, null);
    }
    double alpha = 100.0 * positions / (positions - 1) * (1 - sumOfVariances / variance);
    double errorRatio = 100 * Math.sqrt(1 - alpha / 100);
    return new Reliability(
        mean(totals), deviation, alpha, errorRatio, errorRatio * deviation / 100);
  }

  private static double[] column(double[][] marks, int position) {
    return Arrays.stream(marks).mapToDouble(row -> row[position]).toArray();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** Sample covariance; 0 for fewer than two values. */
  static double covariance(double[] one, double[] other) {
    double meanOne = mean(one);
    double meanOther = mean(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - meanOne) * (other[i] - meanOther);
    }
    return one.length < 2 ? 0 : sum / (one.length - 1);
  }
}
