package cn.shenhe.portal.content.search;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What counts as the same letter when searching: full and half width, traditional and simplified,
 * upper and lower case. Every char becomes exactly one, so positions stay what they were.
 */
public final class Folding {

  /** Source: OpenCC, TSCharacters (Apache 2.0), as packed in opencc4j. */
  private static final String TABLE = "/data/dictionary/TSCharacters.txt";

  private static final char[] FOLDED = table();

  private Folding() {}

  public static String fold(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = FOLDED[chars[i]];
    }
    return new String(chars);
  }

  private static char[] table() {
    char[] folded = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < folded.length; c++) {
      char width = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : (char) c;
      folded[c] = c == 0x3000 ? ' ' : Character.toLowerCase(width);
    }
    try (InputStream file = ZhConverterUtil.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] pair = line.split("[\\t ]");
        if (pair.length > 1 && pair[0].length() == 1 && pair[1].length() == 1) {
          folded[pair[0].charAt(0)] = pair[1].charAt(0);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folded;
  }
}
