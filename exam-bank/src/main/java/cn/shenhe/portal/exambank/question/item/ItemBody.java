package cn.shenhe.portal.exambank.question.item;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked and what is right, one record per kind of question. Every record refuses content
 * that could not be answered or marked ({@link InvalidItem}).
 */
public sealed interface ItemBody {

  /** Options, steps or pairs of one item at most. */
  int MOST_PARTS = 20;

  QuestionType type();

  /**
   * Options of which one ({@code multiple} false) or at least one is right.
   *
   * @param options 2–20, no two alike, in the author's order
   */
  record Choice(boolean multiple, List<Option> options) implements ItemBody {
    public Choice {
      options = List.copyOf(options);
      size("choice", options.size(), 2);
      different("choice", options.stream().map(Option::text).toList());
      long correct = options.stream().filter(Option::correct).count();
      if (correct == 0) {
        throw new InvalidItem("choice.no-key");
      }
      if (!multiple && correct > 1) {
        throw new InvalidItem("choice.several-keys", correct);
      }
    }

    @Override
    public QuestionType type() {
      return multiple ? QuestionType.MULTIPLE_CHOICE : QuestionType.SINGLE_CHOICE;
    }
  }

  /** A statement that holds or does not. */
  record TrueFalse(boolean truth) implements ItemBody {
    @Override
    public QuestionType type() {
      return QuestionType.TRUE_FALSE;
    }
  }

  /**
   * A number.
   *
   * @param value the right value
   * @param tolerance absolute, not negative; an answer off by exactly this much is right
   * @param unit shown behind the field; may be empty
   */
  record Numeric(BigDecimal value, BigDecimal tolerance, String unit) implements ItemBody {
    private static final int DIGITS = 30;

    public Numeric {
      value = canonical(value);
      tolerance = canonical(tolerance);
      unit = unit == null ? "" : unit.strip();
      if (tolerance.signum() < 0) {
        throw new InvalidItem("numeric.tolerance", tolerance);
      }
      if (unit.length() > 20) {
        throw new InvalidItem("numeric.unit", unit);
      }
    }

    private static BigDecimal canonical(BigDecimal number) {
      if (number.precision() > DIGITS || Math.abs(number.scale()) > DIGITS) {
        throw new InvalidItem("numeric.range");
      }
      BigDecimal plain = number.stripTrailingZeros();
      return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Whether the response lies within the tolerance; text that is no number does not. */
    public boolean accepts(String response) {
      return NumberText.parse(response)
          .map(given -> given.subtract(value).abs().compareTo(tolerance) <= 0)
          .orElse(false);
    }

    @Override
    public QuestionType type() {
      return QuestionType.NUMERIC;
    }
  }

  /**
   * A word or a few.
   *
   * @param accepted 1–20 texts, or regular expressions if {@code regex}; the first is shown as the
   *     key
   */
  record ShortText(List<String> accepted, boolean regex, boolean caseSensitive)
      implements ItemBody {
    public ShortText {
      accepted = accepted.stream().map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
      size("short-text", accepted.size(), 1);
      for (String text : accepted) {
        if (text.length() > 200) {
          throw new InvalidItem("short-text.too-long", text.length());
        }
        if (regex) {
          SafePattern.check(text);
        }
      }
    }

    /**
     * Whether the response is accepted; width, outer spaces and (unless told otherwise) case do not
     * matter.
     */
    public boolean accepts(String response) {
      return accepted.stream()
          .anyMatch(a -> SafePattern.accepts(a, regex, caseSensitive, response));
    }

    @Override
    public QuestionType type() {
      return QuestionType.SHORT_TEXT;
    }
  }

  /**
   * Steps to be put in order.
   *
   * @param items 2–20, no two alike, in the right order
   */
  record Ordering(List<RichText> items) implements ItemBody {
    public Ordering {
      items = List.copyOf(items);
      size("ordering", items.size(), 2);
      different("ordering", items);
    }

    @Override
    public QuestionType type() {
      return QuestionType.ORDERING;
    }
  }

  /**
   * Left sides, each with its right side.
   *
   * @param pairs 2–20; no two left sides alike, right sides may repeat
   * @param distractors right sides that belong to no left side
   */
  record Matching(List<MatchingPair> pairs, List<RichText> distractors) implements ItemBody {
    public Matching {
      pairs = List.copyOf(pairs);
      distractors = List.copyOf(distractors);
      size("matching", pairs.size(), 2);
      size("matching", pairs.size() + distractors.size(), 2);
      different("matching", pairs.stream().map(MatchingPair::left).toList());
      different("matching", distractors);
      if (pairs.stream().anyMatch(pair -> pair.right().isBlank())) {
        throw new InvalidItem("matching.blank");
      }
    }

    @Override
    public QuestionType type() {
      return QuestionType.MATCHING;
    }
  }

  private static void size(String what, int size, int least) {
    if (size < least || size > MOST_PARTS) {
      throw new InvalidItem(what + ".size", size);
    }
  }

  private static void different(String what, List<RichText> texts) {
    Set<String> seen = new HashSet<>();
    for (RichText text : texts) {
      if (text.isBlank()) {
        throw new InvalidItem(what + ".blank");
      }
      if (!seen.add(text.html())) {
        throw new InvalidItem(what + ".alike", text.plain());
      }
    }
  }
}
