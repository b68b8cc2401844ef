package cn.shenhe.portal.content.shelter;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Yes, no, or nobody has told us. What is unknown is never shown as "no". */
public enum TriState {
  YES,
  NO,
  UNKNOWN;

  private static final Set<String> YES_WORDS =
      Set.of(
          "是", "有", "可", "可以", "能", "对", "具备", "支持", "适宜", "适用", "允许", "1", "1.0", "y", "yes",
          "true", "t", "○", "〇", "◯", "√", "✓", "✔", "☑");
  private static final Set<String> NO_WORDS =
      Set.of(
          "否", "无", "不", "不可", "不可以", "不能", "没有", "不具备", "不支持", "不适宜", "不适用", "不允许", "0", "0.0",
          "n", "no", "none", "false", "f", "×", "x", "╳", "✗", "✘");
  private static final Set<String> UNKNOWN_WORDS =
      Set.of(
          "", "未知", "不详", "不明", "待核实", "待定", "未提供", "无数据", "unknown", "unk", "u", "null", "n/a",
          "na", "#n/a", "nan", "-", "--", "—", "——", "/", "?");

  /** What a word of a table means; empty when it is none of the words we know. */
  static Optional<TriState> ofWord(String word) {
    String text =
        word == null
            ? ""
            : Normalizer.normalize(word.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (UNKNOWN_WORDS.contains(text)) {
      return Optional.of(UNKNOWN);
    }
    if (YES_WORDS.contains(text)) {
      return Optional.of(YES);
    }
    return NO_WORDS.contains(text) ? Optional.of(NO) : Optional.empty();
  }
}
