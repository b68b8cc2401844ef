package cn.shenhe.portal.content.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to look for, worked out from what somebody typed; the same for every engine.
 *
 * @param folded what was typed, folded, at most 100 characters
 * @param core without question words; never empty unless nothing was typed
 * @param synonyms other words for words of the core
 * @param law name of a law as typed, when an article of it is asked for, else empty
 * @param article number of that article, else 0
 * @param spelt whether Latin letters are in it, so that it may be pinyin
 */
public record SearchPlan(
    String folded, String core, List<String> synonyms, String law, int article, boolean spelt) {

  /** Longest question, in characters. */
  public static final int LONGEST = 100;

  /** Words that say that it is a question and not what about. */
  private static final Pattern QUESTION_WORDS =
      Pattern.compile(
          "请问|我想知道|想问一下|怎么办|怎么样|怎样|怎么|如何|为什么|为何|什么是|是什么|什么|哪些|哪个|哪里|哪儿|"
              + "多少钱|有没有|能不能|可不可以|可以吗|是否|是不是|应当如何|应该|吗|呢|吧|啊|呀|么|的话|？|\\?|！|!|。|，|,");

  private static final Pattern LAW_ARTICLE =
      Pattern.compile("(.{1,30}?)\\s*第?\\s*([0-9]{1,4}|[零〇一二三四五六七八九十百千]{1,8})\\s*条(.*)");

  /** Ends as the names of laws do. */
  private static final Pattern LAW = Pattern.compile("(法|条例|规定|办法|规程|规则|细则|标准)[》〉]?$");

  /** Works out the plan. */
  public static SearchPlan of(String typed, Synonyms synonyms) {
    String text = typed == null ? "" : typed.strip();
    String folded =
        Folding.fold(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
            .replaceAll("\\s+", " ");
    String core = QUESTION_WORDS.matcher(folded).replaceAll(" ").replaceAll("\\s+", " ").strip();
    if (core.length() < 2) {
      core = folded;
    }
    Matcher address = LAW_ARTICLE.matcher(folded);
    boolean addressed = address.matches() && ChineseNumber.value(address.group(2)) > 0;
    if (addressed && LAW.matcher(address.group(1)).find()) {
      core =
          (address.group(1) + " " + ChineseNumber.value(address.group(2)) + " " + address.group(3))
              .strip();
    }
    return new SearchPlan(
        folded,
        core,
        synonyms.of(core),
        addressed ? lawName(address.group(1)) : "",
        addressed ? ChineseNumber.value(address.group(2)) : 0,
        core.chars().anyMatch(c -> c >= 'a' && c <= 'z'));
  }

  /** A law's name as people and the index write it: without 中华人民共和国, brackets and year. */
  public static String lawName(String typed) {
    return Folding.fold(typed)
        .replace("中华人民共和国", "")
        .replaceAll("[《》〈〉]", "")
        .replaceAll("[(（]\\d{4}[^)）]*[)）]$", "")
        .strip();
  }

  boolean isEmpty() {
    return folded.isEmpty();
  }
}
