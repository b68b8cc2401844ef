package cn.shenhe.portal.content.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;

/** How Chinese words are spelt, without tones; what is no Chinese character spells itself. */
public final class Pinyin {

  private static final String[] SOUNDS = new String[Character.MAX_VALUE + 1];

  private Pinyin() {}

  /** One syllable per Chinese character and one per run of Latin letters or digits, in order. */
  public static List<String> syllables(String folded) {
    List<String> syllables = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    StringBuilder han = new StringBuilder();
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      boolean latin = c < 128 && Character.isLetterOrDigit(c);
      boolean chinese = Character.isIdeographic(c);
      if (!chinese) {
        flushHan(syllables, han);
      }
      if (!latin && !run.isEmpty()) {
        syllables.add(run.toString());
        run.setLength(0);
      }
      if (latin) {
        run.append(c);
      } else if (chinese) {
        han.append(c);
      }
    }
    flushHan(syllables, han);
    if (!run.isEmpty()) {
      syllables.add(run.toString());
    }
    return syllables;
  }

  private static void flushHan(List<String> syllables, StringBuilder han) {
    if (han.isEmpty()) {
      return;
    }
    for (String syllable :
        PinyinHelper.toPinyin(han.toString(), PinyinStyleEnum.NORMAL, " ").split(" ")) {
      if (!syllable.isBlank()) {
        syllables.add(syllable.replace('ü', 'v'));
      }
    }
    han.setLength(0);
  }

  /** All syllables in one word: 灭火器 is {@code miehuoqi}. */
  public static String joined(String folded) {
    return String.join("", syllables(folded));
  }

  /** First letters: 灭火器 is {@code mhq}. */
  public static String initials(String folded) {
    StringBuilder letters = new StringBuilder();
    syllables(folded).forEach(syllable -> letters.append(syllable.charAt(0)));
    return letters.toString();
  }

  /**
   * Every two neighbouring Chinese characters by their commonest sounds: 电梯间 is {@code dian_ti
   * ti_jian}. A character always sounds the same here, so it is quick, and what was typed by sound
   * meets what was meant.
   */
  public static List<String> pairs(String folded) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 2 <= folded.length(); i++) {
      char first = folded.charAt(i);
      char second = folded.charAt(i + 1);
      if (Character.isIdeographic(first) && Character.isIdeographic(second)) {
        pairs.add(sound(first) + "_" + sound(second));
      }
    }
    return pairs;
  }

  private static String sound(char chinese) {
    String sound = SOUNDS[chinese];
    if (sound == null) {
      sound = joined(String.valueOf(chinese));
      SOUNDS[chinese] = sound;
    }
    return sound;
  }
}
