package cn.shenhe.portal.content.courseware;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A few short words in one column, each between commas ({@code ,fire,smoke,}), so that one {@code
 * like '%,fire,%'} finds a word and no part of one.
 */
final class Tags {

  private Tags() {}

  static String column(Collection<String> words) {
    List<String> kept =
        words.stream().map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
    return kept.isEmpty() ? "" : "," + String.join(",", kept) + ",";
  }

  static List<String> words(String column) {
    return Arrays.stream(column.split(",")).filter(word -> !word.isBlank()).toList();
  }

  static List<String> split(String text) {
    return Arrays.stream(text.split("[,，、]"))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
