package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes one cell apart into options: {@code **A.…**B.…}, {@code ##}, single stars, new lines, or
 * nothing between "A、…B、…". What a header promises about the delimiter is not believed.
 */
final class OptionList {

  private static final Pattern DELIMITER = Pattern.compile("\\*{2,}|#{2,}|<br>|\\|{1,2}");
  private static final Pattern STAR = Pattern.compile("\\*|#");
  private static final Pattern LABEL =
      Pattern.compile(
          "^\\s*[(（]?([A-Ja-jＡ-Ｊ])(?:\\s*[.．、:：,，。)）]\\s*|\\s+|(?=[^A-Za-z0-9\\s+\\-/^_]))");

  private static final Pattern BRACKETED = Pattern.compile("[*#\\s]*[(（]\\s*[AaＡ]\\s*[)）]");

  private static final Predicate<String> ENDED = Pattern.compile("[;；]\\s*$").asPredicate();

  /** Options in the order of their letters, and what was odd. */
  record Found(List<String> options, List<String> remarks) {}

  private OptionList() {}

  static Found split(String html) {
    String text = html.strip();
    if (text.matches("(?s)\\[\\s*\".*\"\\s*]")) {
      return list(text);
    }
    for (Pattern delimiter : List.of(DELIMITER, STAR)) {
      Found found = byDelimiter(text, delimiter);
      if (found != null) {
        return found;
      }
    }
    List<String> sequential = byLetters(text);
    if (sequential.size() >= 2) {
      return new Found(sequential, List.of("options-glued"));
    }
    List<String> parts = parts(text, DELIMITER);
    if (parts.size() < 2) {
      parts = parts(text, Pattern.compile("[;；]|\\s{2,}"));
    }
    if (parts.stream().anyMatch(p -> LABEL.matcher(p).find())) {
      throw new RowRefused("options-labels", text);
    }
    return new Found(parts, List.of("options-unlabelled"));
  }

  /** A list in JSON, as systems export it. */
  private static Found list(String text) {
    try {
      List<String> options = new ArrayList<>();
      ItemJson.parse(text)
          .forEach(node -> options.add(withoutLabel(node.asText(), (char) ('A' + options.size()))));
      return new Found(options, List.of());
    } catch (InvalidItem e) {
      throw new RowRefused("options-labels", text);
    }
  }

  /** Strips the letter of a single option. */
  static String withoutLabel(String html, char expected) {
    Matcher label = LABEL.matcher(html);
    return label.find() && letter(label) == expected
        ? html.substring(label.end()).strip()
        : html.strip();
  }

  private static Found byDelimiter(String text, Pattern delimiter) {
    List<String> parts = parts(text, delimiter);
    if (parts.size() < 2 || parts.size() > 10) {
      return null;
    }
    String[] ordered = new String[parts.size()];
    boolean moved = false;
    for (int i = 0; i < parts.size(); i++) {
      Matcher label = LABEL.matcher(parts.get(i));
      if (!label.find()) {
        return null;
      }
      int index = letter(label) - 'A';
      if (index >= ordered.length || ordered[index] != null) {
        return null;
      }
      ordered[index] = parts.get(i).substring(label.end()).strip();
      moved |= index != i;
    }
    endless(Arrays.asList(ordered));
    return Arrays.stream(ordered).anyMatch(String::isEmpty)
        ? null
        : new Found(List.of(ordered), moved ? List.of("options-reordered") : List.of());
  }

  /** A semicolon that ends every option but the last stands between them. */
  private static void endless(List<String> options) {
    if (options.size() > 1 && options.stream().limit(options.size() - 1L).allMatch(ENDED)) {
      options.replaceAll(o -> o.replaceAll("[;；]\\s*$", ""));
    }
  }

  private static List<String> parts(String text, Pattern delimiter) {
    return Arrays.stream(delimiter.split(text))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .toList();
  }

  /** Looks for A, then B behind it, then C … each with a mark behind it. */
  private static List<String> byLetters(String text) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int from = 0;
    boolean brackets = BRACKETED.matcher(text).lookingAt();
    for (char expected = 'A'; expected <= 'J'; expected++) {
      Matcher label = label(expected, brackets).matcher(text);
      if (!label.find(from)) {
        break;
      }
      starts.add(label.start());
      ends.add(label.end());
      from = label.end();
    }
    List<String> options = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      String option = text.substring(Math.min(ends.get(i), end), end);
      options.add(
          option.replaceAll("^[*#\\s]+|[*#\\s]+$", "").replaceAll("\\*{2,}|#{2,}", "").strip());
    }
    endless(options);
    return starts.isEmpty() || !text.substring(0, starts.get(0)).replaceAll("[*#\\s]", "").isEmpty()
        ? List.of()
        : options;
  }

  /** The letter with a mark, or in brackets where the first one is: B.水 is no option of （B）类. */
  private static Pattern label(char expected, boolean brackets) {
    String capitals = expected + "" + (char) ('Ａ' + expected - 'A');
    String letters = capitals + (char) (expected + 32);
    return Pattern.compile(
        brackets
            ? "[(（]\\s*[" + letters + "]\\s*[)）]\\s*[.．、:：]?\\s*"
            : "(?:^|(?<=[*#>\\s]))["
                + letters
                + "]\\s*[.．、:：。)）]?\\s*|["
                + capitals
                + "]\\s*[.．、:：]\\s*");
  }

  private static char letter(Matcher label) {
    char c = label.group(1).charAt(0);
    return c >= 'Ａ' ? (char) (c - 'Ａ' + 'A') : Character.toUpperCase(c);
  }
}
