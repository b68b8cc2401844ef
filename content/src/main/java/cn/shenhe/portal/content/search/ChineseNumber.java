package cn.shenhe.portal.content.search;

/** Whole numbers as laws write them: 二十七, 一百一十九, 〇, or Arabic digits of either width. */
public final class ChineseNumber {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "十百千";

  private ChineseNumber() {}

  /**
   * @return 0 when the text is no number below 10,000
   */
  public static int value(String text) {
    int sum = 0;
    int digit = 0;
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i) == '〇' ? '零' : text.charAt(i) == '两' ? '二' : text.charAt(i);
      int value = Character.isDigit(c) ? Character.digit(c, 10) : DIGITS.indexOf(c);
      int unit = UNITS.indexOf(c);
      if (value >= 0) {
        digit = plain && i > 0 && unitless(text, i) ? digit * 10 + value : value;
      } else if (unit >= 0) {
        plain = false;
        sum += (digit == 0 ? 1 : digit) * (int) Math.pow(10, unit + 1.0);
        digit = 0;
      } else {
        return 0;
      }
      if (digit >= 10_000) {
        return 0;
      }
    }
    int total = sum + digit;
    return total < 10_000 ? total : 0;
  }

  private static boolean unitless(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (UNITS.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
