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
public final class Hazards {

  /** The kind that stands for all that have no name of their own. */
  public static final String OTHER = "其他";

  /** Source: GB/T 35561 as used by published messages; the letter after 11 is the family. */
  private static final Map<String, String> FAMILIES =
      Map.of(
          "11A", "水旱", "11B", "气象", "11C", "地震", "11D", "地质", "11E", "海洋", "11F", "生物", "11G",
          "森林草原");

  private static final String COMMON = "常见";

  private static final int FAMILY_LETTERS = 3;

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

  /**
   * All names by family, first those that the portal has advice for: they are the ones people meet.
   * What has no known family stands last.
   */
  static List<HazardFamily> families() {
    Map<String, List<String>> families = new TreeMap<>();
    NAMES.forEach(
        (code, name) -> {
          if (!name.equals(OTHER) && !BASIC.containsKey(name)) {
            families
                .computeIfAbsent(code.substring(0, FAMILY_LETTERS), family -> new ArrayList<>())
                .add(name);
          }
        });
    List<HazardFamily> found = new ArrayList<>();
    found.add(
        new HazardFamily(
            COMMON, NAMES.values().stream().filter(BASIC::containsKey).distinct().toList()));
    families.forEach(
        (code, names) -> found.add(new HazardFamily(FAMILIES.getOrDefault(code, OTHER), names)));
    found.add(new HazardFamily(OTHER, List.of(OTHER)));
    return found;
  }

  /** Whether somebody can wish for it. */
  public static boolean isKnown(String name) {
    return NAMES.containsValue(name);
  }

  /** What somebody must have wished for to be told of it. */
  public static String kindOf(String hazard) {
    return isKnown(hazard) ? hazard : OTHER;
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
