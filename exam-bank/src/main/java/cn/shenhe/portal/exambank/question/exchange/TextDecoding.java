package cn.shenhe.portal.exambank.question.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Decides the charset of a text on the whole file: the first bytes of a GBK bank can be perfect
 * UTF-8. A byte-order mark decides; else strict UTF-8, else strict GB18030, else refused.
 *
 * @param charset what was decided
 */
record TextDecoding(String text, String charset) {

  private static final Charset GB18030 = Charset.forName("GB18030");

  static TextDecoding of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return strict(bytes, StandardCharsets.UTF_8)
          .map(t -> new TextDecoding(t.substring(1), "UTF-8"))
          .orElseThrow(() -> new FileRefused("encoding"));
    }
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return strict(bytes, StandardCharsets.UTF_16)
          .map(t -> new TextDecoding(t, "UTF-16"))
          .orElseThrow(() -> new FileRefused("encoding"));
    }
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      Optional<String> text = strict(bytes, charset);
      if (text.isPresent() && isText(text.get())) {
        return new TextDecoding(text.get(), charset.name());
      }
    }
    throw new FileRefused("encoding");
  }

  private static boolean startsWith(byte[] bytes, int... marks) {
    for (int i = 0; i < marks.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != marks[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
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
