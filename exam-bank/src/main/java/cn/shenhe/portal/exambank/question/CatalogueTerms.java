package cn.shenhe.portal.exambank.question;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of one edition of a catalogue.
 *
 * @param names empty before the first edition is imported: then every name is good
 */
record CatalogueTerms(List<String> names) {

  /** Whether a name stands in it; a blank one is none and always good. */
  boolean knows(String name) {
    return names.isEmpty() || name.isBlank() || names.contains(name);
  }

  /** The name that is most like another; there must be one. */
  String nearest(String name) {
    return names.stream().min(Comparator.comparingInt(n -> distance(name, n))).orElseThrow();
  }

  /** Signs to insert, drop or exchange to make one of the other. */
  private static int distance(String one, String other) {
    int[] before = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] here = new int[other.length() + 1];
      here[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        here[j] = Math.min(exchanged, 1 + Math.min(before[j], here[j - 1]));
      }
      before = here;
    }
    return before[other.length()];
  }
}
