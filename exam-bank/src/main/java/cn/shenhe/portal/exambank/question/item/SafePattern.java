package cn.shenhe.portal.exambank.question.item;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of accepted answers that cannot be made to run for ever: no back references,
 * no look-around, no repetition of a group that itself repeats, and a budget of steps while
 * matching.
 */
final class SafePattern {

  private static final int LONGEST_RESPONSE = 500;
  private static final int STEPS = 200_000;
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\\\[1-9k]|\\(\\?[=!<]|[*+}]\\)[^)]{0,200}\\)?[*+{]|\\)[*+{][^)]{0,200}\\)[*+{]");

  private SafePattern() {}

  /**
   * @throws InvalidItem if the expression does not compile or could take exponential time
   */
  static void check(String expression) {
    if (FORBIDDEN.matcher(expression).find()) {
      throw new InvalidItem("short-text.unsafe-regex", expression);
    }
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new InvalidItem("short-text.bad-regex", expression);
    }
  }

  static boolean accepts(String accepted, boolean regex, boolean caseSensitive, String response) {
    if (response == null || response.length() > LONGEST_RESPONSE) {
      return false;
    }
    if (!regex) {
      return fold(accepted, caseSensitive).equals(fold(response, caseSensitive));
    }
    int flags = caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    try {
      CharSequence text = new Budgeted(width(response));
      return Pattern.compile(accepted, flags).matcher(text).matches();
    } catch (OutOfBudget | StackOverflowError e) {
      return false;
    }
  }

  private static String width(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  private static String fold(String text, boolean caseSensitive) {
    String plain = width(text).replaceAll("\\s+", " ");
    return caseSensitive ? plain : plain.toLowerCase(Locale.ROOT);
  }

  private static final class OutOfBudget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfBudget() {
      super("too many steps", null, false, false);
    }
  }

  /** Counts every character the matcher looks at. */
  private static final class Budgeted implements CharSequence {
    private final String text;
    private int left = STEPS;

    Budgeted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new OutOfBudget();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
