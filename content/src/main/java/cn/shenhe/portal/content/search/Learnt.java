package cn.shenhe.portal.content.search;

import java.util.Map;
import java.util.TreeMap;

/**
 * What visitors' clicks taught about a document; nobody can be recognised in it.
 *
 * @param questions by anchor of the passage they led to: questions many people asked, one per line
 * @param popularity factor on the prior, 0.5–3, 1 while nothing is known
 */
public record Learnt(Map<String, String> questions, double popularity) {

  /** Nothing yet. */
  public static final Learnt NOTHING = new Learnt(Map.of(), 1);

  /**
   * Source: cross-validation on the training half of STARD, questions as clicks; the gain is flat
   * from .1 to .16 and for a calm of 10 to 50.
   */
  private static final double EXPONENT = .13;

  /** A work counts as if it had this many passages more, clicked as often as the average. */
  private static final double CALM = 15;

  public Learnt {
    questions = Map.copyOf(new TreeMap<>(questions));
    if (!(popularity >= .5 && popularity <= 3)) {
      throw new IllegalArgumentException("popularity");
    }
  }

  /**
   * How much more often than the average passage those of this work are chosen, damped.
   *
   * @param clicks on the work
   * @param passages of the work
   * @param average clicks per passage over everything; 0 while there are none
   */
  public static double popularity(double clicks, double passages, double average) {
    if (average <= 0) {
      return 1;
    }
    double rate = (clicks + CALM * average) / (passages + CALM) / average;
    return Math.min(3, Math.max(.5, Math.pow(rate, EXPONENT)));
  }
}
