package cn.shenhe.portal.content.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A passage on its way to the visitor, and the last stage of ranking.
 *
 * @param at where the engine keeps it
 * @param score of both stages times the prior
 * @param key of its document
 * @param work it is a part of
 * @param place orders passages of one document
 */
public record RankedPassage<T>(T at, double score, String key, String work, int place) {

  /** Passages the last stage looks at. */
  public static final int DEPTH = 200;

  /** Passages of a work that vouch for one another. */
  private static final int VOUCHING = 5;

  /**
   * A passage gains this share of the mean score of the best five of its work, absent ones counting
   * as nothing. Source: cross-validation on the training half of STARD; between .2 and .7, and for
   * three to eight passages, the gain is the same.
   */
  private static final double SUPPORT = .4;

  /** Best first; what is equal by key and place, so that every engine gives one order. */
  public static <T> List<RankedPassage<T>> best(List<RankedPassage<T>> found) {
    Comparator<RankedPassage<T>> order =
        Comparator.comparingDouble((RankedPassage<T> passage) -> -passage.score())
            .thenComparing(RankedPassage::key)
            .thenComparingInt(RankedPassage::place);
    List<RankedPassage<T>> sorted = new ArrayList<>(found);
    sorted.sort(order);
    List<RankedPassage<T>> first = sorted.subList(0, Math.min(DEPTH, sorted.size()));
    Map<String, double[]> sums = new HashMap<>();
    for (RankedPassage<T> passage : first) {
      double[] sum = sums.computeIfAbsent(passage.work(), work -> new double[2]);
      if (sum[1] < VOUCHING) {
        sum[0] += passage.score();
        sum[1]++;
      }
    }
    first.replaceAll(
        passage ->
            new RankedPassage<>(
                passage.at(),
                passage.score() + SUPPORT * sums.get(passage.work())[0] / VOUCHING,
                passage.key(),
                passage.work(),
                passage.place()));
    first.sort(order);
    return sorted;
  }
}
