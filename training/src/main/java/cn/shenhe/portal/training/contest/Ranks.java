package cn.shenhe.portal.training.contest;

import java.util.Arrays;
import java.util.List;

/** How many results are better than one: right answers first, then time. */
public final class Ranks {

  private static final long STRIDE = 100_000;
  private static final long WORST = 1_000;

  private final long[] keys;
  private final long[] before;

  /**
   * A result and how many have it.
   *
   * @param seconds less than {@value #STRIDE}
   */
  record Result(int correct, int seconds, long count) {}

  Ranks(List<Result> results) {
    List<Result> sorted =
        results.stream()
            .sorted((a, b) -> Long.compare(key(a.correct, a.seconds), key(b.correct, b.seconds)))
            .toList();
    keys = new long[sorted.size()];
    before = new long[sorted.size()];
    long sum = 0;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(sorted.get(i).correct, sorted.get(i).seconds);
      before[i] = sum;
      sum += sorted.get(i).count;
    }
  }

  private static long key(int correct, int seconds) {
    return (WORST - correct) * STRIDE + seconds;
  }

  /** The rank of a result, 1 is best; 0 when it is not counted yet. */
  int of(int correct, int seconds) {
    int place = Arrays.binarySearch(keys, key(correct, seconds));
    return place < 0 ? 0 : (int) before[place] + 1;
  }
}
