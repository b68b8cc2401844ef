package cn.shenhe.portal.exambank.question.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How often every option of one item was chosen.
 *
 * @param chosen by option, in the author's order
 * @param blank sittings without a choice
 * @param sittings all sittings that met the item
 */
public record DistractorCounts(List<Integer> chosen, int blank, int sittings) {

  private static final int ENOUGH = 20;
  private static final double DEAD = 0.02;

  /**
   * @param options number of options
   * @param responses the indexes chosen in every sitting; an empty one is a blank
   */
  public static DistractorCounts of(
      int options, Collection<? extends Collection<Integer>> responses) {
    int[] counts = new int[options];
    int blank = 0;
    for (Collection<Integer> response : responses) {
      blank += response.isEmpty() ? 1 : 0;
      response.stream().distinct().forEach(index -> counts[index]++);
    }
    List<Integer> chosen = new ArrayList<>();
    for (int count : counts) {
      chosen.add(count);
    }
    return new DistractorCounts(List.copyOf(chosen), blank, responses.size());
  }

  /**
   * Wrong options fewer than 2 % choose; empty below 20 sittings, which prove nothing.
   *
   * @param right indexes of the key
   */
  public List<Integer> dead(Collection<Integer> right) {
    List<Integer> dead = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      if (sittings >= ENOUGH && !right.contains(i) && chosen.get(i) < sittings * DEAD) {
        dead.add(i);
      }
    }
    return dead;
  }
}
