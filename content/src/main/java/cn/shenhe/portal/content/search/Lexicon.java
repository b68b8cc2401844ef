package cn.shenhe.portal.content.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The words and titles the portal knows, by how they are written and how they are spelt: gives
 * suggestions while one types and the word that was meant.
 */
final class Lexicon {

  private record Entry(
      String shown, String folded, String pinyin, String initials, boolean title) {}

  private static final int LONGEST_WORD = 8;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> wordByPinyin = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  Lexicon(Collection<String> titles, Collection<String> words) {
    new LinkedHashSet<>(titles).forEach(title -> entries.add(entry(title, true)));
    words.stream().sorted().forEach(word -> entries.add(entry(word, false)));
    for (Entry entry : entries) {
      if (entry.folded().length() <= LONGEST_WORD) {
        this.words.add(entry.folded());
        wordByPinyin.putIfAbsent(entry.pinyin(), entry.folded());
      }
    }
  }

  private static Entry entry(String shown, boolean title) {
    String folded = Folding.fold(shown);
    return new Entry(shown, folded, Pinyin.joined(folded), Pinyin.initials(folded), title);
  }

  /** Completions, the likeliest first; at most {@code limit}. */
  List<String> suggest(String typed, int limit) {
    String folded = Folding.fold(typed).strip();
    if (folded.isEmpty()) {
      return List.of();
    }
    boolean letters = folded.chars().allMatch(c -> c < 128);
    String spelt = letters ? folded.replaceAll("[^a-z0-9]", "") : Pinyin.joined(folded);
    return entries.stream()
        .map(entry -> Map.entry(rank(entry, folded, spelt, letters), entry))
        .filter(ranked -> ranked.getKey() < 9)
        .sorted(
            Comparator.comparing((Map.Entry<Integer, Entry> ranked) -> ranked.getKey())
                .thenComparing(ranked -> ranked.getValue().folded().length()))
        .map(ranked -> ranked.getValue().shown())
        .distinct()
        .limit(limit)
        .toList();
  }

  private static int rank(Entry entry, String folded, String spelt, boolean letters) {
    if (entry.folded().startsWith(folded)) {
      return entry.title() ? 1 : 0;
    } else if (entry.folded().contains(folded)) {
      return 2;
    } else if (letters && spelt.length() >= 2 && entry.pinyin().startsWith(spelt)) {
      return 3;
    } else if (letters && spelt.length() >= 2 && entry.initials().startsWith(spelt)) {
      return 4;
    } else if (!letters && folded.length() >= 2 && entry.pinyin().startsWith(spelt)) {
      return 5;
    } else if (letters && spelt.length() >= 5 && entry.pinyin().contains(spelt)) {
      return 6;
    }
    return 9;
  }

  /** The Chinese word spelt by these Latin letters. */
  Optional<String> spelt(String letters) {
    return Optional.ofNullable(wordByPinyin.get(letters.replaceAll("[^a-z0-9]", "")));
  }

  /**
   * The same question with a known word of the same sound in place of characters that are unknown
   * together; empty when nothing sounds alike.
   *
   * @param known those of the given pairs of neighbouring characters that occur in what is
   *     searched; asked once at most
   */
  Optional<String> meant(String folded, Function<Collection<String>, Set<String>> known) {
    List<String> syllables = Pinyin.syllables(folded);
    if (syllables.size() != folded.length()) {
      return Optional.empty();
    }
    Set<String> occurring = null;
    for (int length = Math.min(LONGEST_WORD, folded.length()); length >= 2; length--) {
      for (int start = 0; start + length <= folded.length(); start++) {
        String piece = folded.substring(start, start + length);
        String word = wordByPinyin.get(String.join("", syllables.subList(start, start + length)));
        if (word == null || word.equals(piece) || word.length() != length) {
          continue;
        }
        if (occurring == null) {
          occurring = known.apply(pairs(folded));
        }
        if (!occurring.containsAll(pairs(piece))) {
          return Optional.of(folded.substring(0, start) + word + folded.substring(start + length));
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
