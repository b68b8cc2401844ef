package cn.shenhe.portal.exambank.question.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands options that speak about other options. 以上都是 and 都不对 must keep their place; an option
 * that is nothing but letters (A和B, AB) is rewritten with the texts the letters stand for, so that
 * shuffling cannot change its meaning, or pinned together with what it names if that is too long.
 */
public final class OptionSense {

  private static final Pattern WHOLE =
      Pattern.compile(
          "(以?上(述)?|前面|前述|以上(各项|选项|答案|几项|说法)?)?"
              + "(几[种个项者]|[二两三四五六]者|[二两三四五六]项|各项|选项|答案|说法|情况|内容)?"
              + "(都|均|全|皆)(部)?(不)?(是|对|正确|可以?|错|错误|要|需要|包括|有|行|属于|符合|正确的?|对的|可能)"
              + "|以上(全部|所有|三项|三者|几项|各项|二者|两者|两项)?|全选|全部正确|全部|以上全部|上述全部|以上皆是|以上皆非|以上都可以?|以上没有正确答案"
              + "|(all|none|both|neither)( of)?( the)? (above|these).*");
  private static final Pattern LETTERS =
      Pattern.compile(
          "(仅|只有|选项)?([A-HＡ-Ｈ])(?:(?:项)?[和与及、,，+＋]?([A-HＡ-Ｈ]))+(项|都是|都对|均可|都不对|都不是|均是|均不对)?");
  private static final Pattern LETTER = Pattern.compile("[A-HＡ-Ｈ]");
  private static final int LONGEST_REWRITE = 400;

  private OptionSense() {}

  /** Whether the option talks about all or none of the others. */
  public static boolean speaksOfAll(String plain) {
    String text = plain.strip().replaceAll("[。．.；;！!]+$", "").toLowerCase(Locale.ROOT);
    return text.length() <= 40 && WHOLE.matcher(text).matches();
  }

  /** Whether the option refers to others by their letters. */
  public static boolean namesLetters(String plain) {
    String text = plain.strip().replaceAll("[。．.；;]+$", "");
    return text.length() <= 30 && LETTERS.matcher(text).matches();
  }

  /**
   * The options made safe to shuffle: pinned or rewritten. Options that refer to letters beyond the
   * list are left as they are but pinned.
   */
  public static List<Option> settle(List<Option> options) {
    List<Option> settled = new ArrayList<>();
    boolean pinAll = false;
    for (Option option : options) {
      String plain = option.text().plain();
      if (namesLetters(plain) && !allLettersMeanUnits(plain, options)) {
        RichText rewritten = rewrite(plain, options);
        pinAll |= rewritten == null;
        settled.add(
            rewritten == null ? option : new Option(rewritten, option.correct(), option.pinned()));
      } else {
        settled.add(
            speaksOfAll(plain) ? new Option(option.text(), option.correct(), true) : option);
      }
    }
    if (!pinAll) {
      return settled;
    }
    return settled.stream().map(o -> new Option(o.text(), o.correct(), true)).toList();
  }

  /** Options like AB, BC, CA in a list of nothing else are phases or classes, not references. */
  private static boolean allLettersMeanUnits(String plain, List<Option> options) {
    return plain.matches("[A-H]{2,3}")
        && options.stream().allMatch(o -> o.text().plain().strip().matches("[A-Z]{1,4}"));
  }

  private static RichText rewrite(String plain, List<Option> options) {
    if (!plain.matches(".*[^不]$") || plain.contains("不")) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    Matcher letter = LETTER.matcher(plain);
    while (letter.find()) {
      char c = letter.group().charAt(0);
      int index = c >= 'Ａ' ? c - 'Ａ' : c - 'A';
      if (index >= options.size() || namesLetters(options.get(index).text().plain())) {
        return null;
      }
      parts.add(options.get(index).text().html());
    }
    String joined = String.join("；", parts);
    String text = (plain.startsWith("仅") || plain.startsWith("只有") ? "仅有：" : "同时包括：") + joined;
    return joined.length() > LONGEST_REWRITE ? null : new RichText(text);
  }
}
