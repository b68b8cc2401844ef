package cn.shenhe.portal.exambank.question.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides the charset of a text on the whole file: the first bytes of a GBK bank can be perfect
 * UTF-8. A byte-order mark decides; else strict UTF-8, else strict GB18030 that reads as Chinese;
 * else whichever of these or windows-1252 has but a few broken places, which become U+FFFD.
 *
 * @param charset what was decided
 */
record TextDecoding(String text, String charset) {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Pattern CONTROLS = Pattern.compile("[\\x01-\\x08\\x0c\\x0e-\\x1f]");

  static TextDecoding of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new TextDecoding(lines(lenient(bytes, StandardCharsets.UTF_8).substring(1)), "UTF-8");
    }
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return strict(bytes, StandardCharsets.UTF_16)
          .map(t -> new TextDecoding(lines(t), "UTF-16"))
          .orElseThrow(() -> new FileRefused("encoding"));
    }
    Optional<TextDecoding> wide = withoutMark(bytes);
    if (wide.isPresent()) {
      return wide.get();
    }
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      Optional<String> text = strict(bytes, charset).filter(TextDecoding::isText);
      if (text.isPresent() && !isMistaken(bytes, charset)) {
        return new TextDecoding(lines(text.get()), charset.name());
      }
    }
    // A few bytes are broken: the rows around them can be read, the broken ones are named.
    for (Charset charset : List.of(StandardCharsets.UTF_8, isInRuns(bytes) ? GB18030 : WESTERN)) {
      String text = lenient(bytes, charset);
      if (isText(text) && isHardlyBroken(text)) {
        return new TextDecoding(lines(text), charset.name());
      }
    }
    throw new FileRefused("encoding");
  }

  /** UTF-16 without its mark: every other byte of the ASCII in it is zero. */
  private static Optional<TextDecoding> withoutMark(byte[] bytes) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    // 一 has a zero byte too, in the other half.
    boolean little = odd > 4 * even && odd * 20 > bytes.length / 2;
    boolean big = even > 4 * odd && even * 20 > bytes.length / 2;
    if (bytes.length % 2 != 0 || !little && !big) {
      return Optional.empty();
    }
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return strict(bytes, charset)
        .filter(TextDecoding::isText)
        .map(text -> new TextDecoding(lines(text), "UTF-16"));
  }

  /**
   * Whether Chinese came out that nobody wrote: UTF-8 with a broken byte, or a Western text, can be
   * perfect GB18030.
   */
  private static boolean isMistaken(byte[] bytes, Charset charset) {
    return charset.equals(GB18030)
        && (!isInRuns(bytes) || isHardlyBroken(lenient(bytes, StandardCharsets.UTF_8)));
  }

  private static boolean isHardlyBroken(String text) {
    long broken = text.chars().filter(c -> c == '\ufffd').count();
    long good = text.chars().filter(c -> c > 0x7f && c != '\ufffd').count();
    return good > 0 && good >= 20 * broken;
  }

  /** Chinese stands in runs; the accents of a Western text stand alone. */
  private static boolean isInRuns(byte[] bytes) {
    int high = 0;
    int beside = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        high++;
        boolean run = i > 0 && bytes[i - 1] < 0 || i + 1 < bytes.length && bytes[i + 1] < 0;
        beside += run ? 1 : 0;
      }
    }
    return beside * 2 > high;
  }

  /** One kind of line end, no control characters: Word's line break is a line break. */
  private static String lines(String text) {
    String plain = text.indexOf('\n') < 0 ? text.replace('\r', '\n') : text;
    return CONTROLS.matcher(plain.replace('\u000b', '\n')).replaceAll("");
  }

  private static boolean startsWith(byte[] bytes, int... marks) {
    for (int i = 0; i < marks.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != marks[i]) {
        return false;
      }
    }
    return true;
  }

  /** A control character here and there comes from other programs; many are no text. */
  private static boolean isText(String text) {
    long controls = text.chars().filter(c -> c < ' ' && "\n\r\t\f\u000b".indexOf(c) < 0).count();
    return text.indexOf('\0') < 0 && (controls <= 3 || controls * 100 <= text.length());
  }

  private static String lenient(byte[] bytes, Charset charset) {
    return new String(bytes, charset);
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
