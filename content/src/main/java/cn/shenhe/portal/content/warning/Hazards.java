package cn.shenhe.portal.content.warning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The kinds of danger by code and name, and what to do against them.
 *
 * <p>Source: {@code resources/district/event-codes.csv}; {@code resources/warning/guidance.tsv},
 * whose first lines say who wrote it.
 */
final class Hazards {

  private static final Map<String, String> NAMES = new TreeMap<>();
  private static final Map<String, List<String>> BASIC = new TreeMap<>();
  private static final Map<String, List<String>> SEVERE = new TreeMap<>();

  static {
    for (String line : lines("/district/event-codes.csv")) {
      String[] cells = line.split(",");
      if (!cells[0].equals("code")) {
        NAMES.put(cells[0], cells[1]);
      }
    }
    for (String line : lines("/warning/guidance.tsv")) {
      String[] cells = line.split("\t", -1);
      BASIC.put(cells[0], sentences(cells[1]));
      SEVERE.put(cells[0], sentences(cells[2]));
    }
  }

  private Hazards() {}

  /**
   * The standard name of the hazard.
   *
   * @param codes event codes of the message
   * @param texts event and headline, in this order
   * @return empty when neither code nor text is known
   */
  static Optional<String> find(List<String> codes, List<String> texts) {
    for (String code : codes) {
      if (NAMES.containsKey(code)) {
        return Optional.of(NAMES.get(code));
      }
    }
    List<String> byLength = new ArrayList<>(NAMES.values());
    // 雷雨大风 before 大风, 道路结冰 before 冰: the longest name wins.
    byLength.sort(Comparator.comparingInt(String::length).reversed());
    for (String text : texts) {
      for (String name : byLength) {
        if (text.contains(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** All names, sorted, each once. */
  static List<String> names() {
    return NAMES.values().stream().distinct().sorted().toList();
  }

  /** What to do, most basic first; empty when the portal has no text for this hazard. */
  static List<String> guidance(String hazard, WarningLevel level) {
    List<String> advice = new ArrayList<>(BASIC.getOrDefault(hazard, List.of()));
    if (level == WarningLevel.RED || level == WarningLevel.ORANGE) {
      advice.addAll(SEVERE.getOrDefault(hazard, List.of()));
    }
    return advice;
  }

  private static List<String> sentences(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.split("\\|"));
  }

  private static List<String> lines(String file) {
    try (InputStream in = Hazards.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
