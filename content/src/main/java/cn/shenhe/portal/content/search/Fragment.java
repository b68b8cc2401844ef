package cn.shenhe.portal.content.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of plain text in parts, some of them what was looked for. Nothing is escaped and nothing
 * is markup: whoever shows it escapes each part, so a mark can never break a page.
 */
public record Fragment(List<Part> parts) {

  /** A run of text, marked or not. */
  public record Part(String text, boolean marked) {}

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
  private static final Pattern HAN_RUN = Pattern.compile("\\p{IsHan}+");

  /** The whole text with marks. */
  public static Fragment whole(String text, SearchPlan plan) {
    return cut(text, marks(text, plan), 0, text.length());
  }

  /**
   * The stretch of about {@code length} characters with most marks, cut at a sentence if it can.
   */
  public static Fragment best(String text, SearchPlan plan, int length) {
    boolean[] marks = marks(text, plan);
    if (text.length() <= length) {
      return cut(text, marks, 0, text.length());
    }
    int[] sums = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      sums[i + 1] = sums[i] + (marks[i] ? 1 : 0);
    }
    int best = 0;
    for (int start = 1; start + length <= text.length(); start++) {
      if (sums[start + length] - sums[start] > sums[best + length] - sums[best]) {
        best = start;
      }
    }
    int start = best;
    while (start < best + length - 1 && !marks[start]) {
      start++;
    }
    start = Math.max(0, Math.min(start, text.length() - length / 2) - 12);
    for (int back = 0; back < 30 && start > 0; back++) {
      if ("。！？；\n".indexOf(text.charAt(start - 1)) >= 0) {
        break;
      }
      start--;
    }
    int end = Math.min(text.length(), start + length + 30);
    Fragment middle = cut(text, marks, start, end);
    List<Part> parts = new ArrayList<>(middle.parts());
    if (start > 0) {
      parts.add(0, new Part("…", false));
    }
    if (end < text.length()) {
      parts.add(new Part("…", false));
    }
    return new Fragment(parts);
  }

  private static Fragment cut(String text, boolean[] marks, int start, int end) {
    List<Part> parts = new ArrayList<>();
    int from = start;
    for (int i = start + 1; i <= end; i++) {
      if (i == end || marks[i] != marks[from]) {
        parts.add(new Part(text.substring(from, i).replace('\n', ' '), marks[from]));
        from = i;
      }
    }
    return new Fragment(List.copyOf(parts));
  }

  private static boolean[] marks(String text, SearchPlan plan) {
    String folded = Folding.fold(text);
    boolean[] marks = new boolean[text.length()];
    mark(folded, plan.core(), marks);
    for (String synonym : plan.synonyms()) {
      for (int at = folded.indexOf(synonym); at >= 0; at = folded.indexOf(synonym, at + 1)) {
        fill(marks, at, at + synonym.length());
      }
    }
    return marks;
  }

  private static void mark(String folded, String wanted, boolean[] marks) {
    Matcher han = HAN_RUN.matcher(wanted);
    while (han.find()) {
      String run = han.group();
      int size = Math.min(2, run.length());
      for (int i = 0; i + size <= run.length(); i++) {
        String gram = run.substring(i, i + size);
        for (int at = folded.indexOf(gram); at >= 0; at = folded.indexOf(gram, at + 1)) {
          fill(marks, at, at + size);
        }
      }
    }
    Matcher words = WORD.matcher(wanted);
    while (words.find()) {
      Matcher found = WORD.matcher(folded);
      while (found.find()) {
        if (found.group().equals(words.group())) {
          fill(marks, found.start(), found.end());
        }
      }
    }
  }

  private static void fill(boolean[] marks, int from, int to) {
    for (int i = from; i < to; i++) {
      marks[i] = true;
    }
  }

  /** The text without marks. */
  public String plain() {
    return String.join("", parts.stream().map(Part::text).toList());
  }
}
