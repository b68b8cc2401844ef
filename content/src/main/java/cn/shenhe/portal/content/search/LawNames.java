package cn.shenhe.portal.content.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which law of the index a typed name means: 安法 is 安全生产法. */
public final class LawNames {

  private LawNames() {}

  /**
   * The law of that very name, else the shortest with all its characters in order.
   *
   * @param typed {@link SearchPlan#law()}
   * @param known names of laws as {@link SearchPlan#lawName} writes them
   * @return one name or none
   */
  public static List<String> meant(String typed, Iterable<String> known) {
    List<String> meant = new ArrayList<>();
    for (String name : known) {
      if (name.equals(typed)) {
        return List.of(name);
      }
      if (typed.endsWith(name) || inOrder(typed, name)) {
        meant.add(name);
      }
    }
    return meant.stream()
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean inOrder(String letters, String name) {
    int at = 0;
    for (int i = 0; i < name.length() && at < letters.length(); i++) {
      if (name.charAt(i) == letters.charAt(at)) {
        at++;
      }
    }
    return at == letters.length() && letters.length() >= 2 && name.charAt(0) == letters.charAt(0);
  }
}
