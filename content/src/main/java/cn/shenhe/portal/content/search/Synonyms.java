package cn.shenhe.portal.content.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Different words of the field for one thing: what people say and what laws and lessons write. A
 * word may be in several groups.
 */
public final class Synonyms {

  private static final int LONGEST = 12;

  private final Map<String, Set<String>> others = new HashMap<>();
  private int pairs;

  private static final List<String> SHIPPED = lines();

  private static List<String> lines() {
    try (InputStream file = Synonyms.class.getResourceAsStream("/search/synonyms.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The groups that ship: one per line, words joined by {@code =}. */
  public static List<String> shippedLines() {
    return SHIPPED;
  }

  /** All that ship. */
  public static Synonyms shipped() {
    return of(SHIPPED);
  }

  /** These groups, in whatever order. */
  static Synonyms of(Iterable<String> lines) {
    Synonyms synonyms = new Synonyms();
    new TreeSet<>(list(lines)).forEach(synonyms::add);
    return synonyms;
  }

  private static List<String> list(Iterable<String> lines) {
    List<String> list = new ArrayList<>();
    lines.forEach(list::add);
    return list;
  }

  /** Whether it is a group: at least two words of two to twelve characters. */
  static boolean valid(String line) {
    List<String> group = group(line);
    return group.size() >= 2
        && group.stream().allMatch(word -> word.length() >= 2 && word.length() <= LONGEST);
  }

  private static List<String> group(String line) {
    return Arrays.stream(line.split("="))
        .map(word -> Folding.fold(word.strip()))
        .distinct()
        .toList();
  }

  private void add(String line) {
    List<String> group = group(line);
    if (group.size() < 2 || group.stream().anyMatch(word -> word.length() < 2)) {
      throw new IllegalStateException("synonyms: " + line);
    }
    pairs += group.size() * (group.size() - 1) / 2;
    for (String word : group) {
      Set<String> known = others.computeIfAbsent(word, key -> new LinkedHashSet<>());
      known.addAll(group);
      known.remove(word);
    }
  }

  /**
   * Other words for those that occur in the text, the longest match at each place and words of two
   * characters within it; no order.
   */
  public List<String> of(String folded) {
    Set<String> found = new LinkedHashSet<>();
    for (int start = 0; start < folded.length(); ) {
      int length = longestAt(folded, start);
      if (length == 0) {
        start++;
      } else {
        found.addAll(others.get(folded.substring(start, start + length)));
        for (int part = start; part + 2 <= start + length; part++) {
          found.addAll(others.getOrDefault(folded.substring(part, part + 2), Set.of()));
        }
        start += length;
      }
    }
    found.removeIf(folded::contains);
    return new ArrayList<>(found);
  }

  private int longestAt(String folded, int start) {
    for (int length = Math.min(LONGEST, folded.length() - start); length >= 2; length--) {
      if (others.containsKey(folded.substring(start, start + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Every word of every group. */
  public Set<String> words() {
    return others.keySet();
  }

  /** Pairs of words that stand for one another. */
  public int pairs() {
    return pairs;
  }
}
