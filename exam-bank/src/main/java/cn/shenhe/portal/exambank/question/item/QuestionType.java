package cn.shenhe.portal.exambank.question.item;

import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of question a candidate can meet. */
public enum QuestionType {
  SINGLE_CHOICE("单选"),
  MULTIPLE_CHOICE("多选"),
  TRUE_FALSE("判断"),
  NUMERIC("数值"),
  SHORT_TEXT("填空"),
  ORDERING("排序"),
  MATCHING("连线");

  /** What banks write behind the word: 单选题（每题1分）, 多选[4选项]. */
  private static final Pattern NOTE = Pattern.compile("[（(\\[【].*$");

  private final String label;

  QuestionType(String label) {
    this.label = label;
  }

  /** The Chinese word used in our files and tables. */
  public String label() {
    return label;
  }

  /** The type a foreign bank means by its word (单选题, 是非题, 数字类选择题 …); empty if unknown. */
  public static Optional<QuestionType> fromLabel(String word) {
    String text =
        NOTE.matcher(word == null ? "" : word.strip())
            .replaceAll("")
            .replaceAll("试题|题|^[一二三四五六七八九十]{1,3}、", "")
            .strip();
    return Optional.ofNullable(
        switch (text) {
          case "单选", "单项选择", "单项", "单选择", "SINGLE_CHOICE", "single", "Single Choice", "radio" ->
              SINGLE_CHOICE;
          case "多选", "多项选择", "不定项选择", "不定项", "多项", "MULTIPLE_CHOICE", "multiple", "checkbox" ->
              MULTIPLE_CHOICE;
          case "判断", "是非", "对错", "正误", "正误判断", "TRUE_FALSE", "truefalse", "True/False", "T/F" ->
              TRUE_FALSE;
          case "数值", "计算", "数字", "数字类选择", "NUMERIC", "numerical" -> NUMERIC;
          case "填空", "简答", "短答", "SHORT_TEXT", "shortanswer" -> SHORT_TEXT;
          case "排序", "ORDERING" -> ORDERING;
          case "连线", "匹配", "配对", "MATCHING" -> MATCHING;
          default -> null;
        });
  }
}
