package cn.shenhe.portal.content.shelter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Strict JSON (RFC 8259) with a bounded depth: objects become maps in the order of the text,
 * numbers {@link BigDecimal}. A second value of one name in an object is refused, because two
 * readers could disagree on which counts.
 */
final class JsonText {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 60;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException when the text is not one JSON value
   */
  static Object parse(String text) {
    JsonText reader = new JsonText(text);
    Object value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong();
    }
    return value;
  }

  /** The text as a JSON string, quotes included; safe inside HTML too. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("嵌套超过 " + MAX_DEPTH + " 层");
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    space();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      space();
      String name = string();
      space();
      expect(':');
      if (object.containsKey(name)) {
        throw new IllegalArgumentException("第 " + (at + 1) + " 个字符前，“" + name + "”写了两次");
      }
      object.put(name, value(depth + 1));
      space();
      if (peek() == '}') {
        at++;
        return object;
      }
      expect(',');
    }
  }

  private List<Object> array(int depth) {
    List<Object> array = new ArrayList<>();
    at++;
    space();
    if (peek() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return array;
      }
      expect(',');
    }
  }

  private String string() {
    expect('"');
    StringBuilder out = null;
    int from = at;
    while (true) {
      char c = peek();
      if (c == '"') {
        String rest = text.substring(from, at++);
        return out == null ? rest : out.append(rest).toString();
      }
      if (c < ' ') {
        throw wrong();
      }
      if (c == '\\') {
        out = (out == null ? new StringBuilder() : out).append(text, from, at);
        at++;
        out.append(escape());
        from = at;
      } else {
        at++;
      }
    }
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong();
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(text.charAt(at++), 16);
          if (digit < 0) {
            throw wrong();
          }
          code = code * 16 + digit;
        }
        yield (char) code;
      }
      default -> throw wrong();
    };
  }

  private BigDecimal number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    if (digits.length() > MAX_NUMBER_LENGTH || !NUMBER.matcher(digits).matches()) {
      throw wrong();
    }
    return new BigDecimal(digits);
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong();
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    int line = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new IllegalArgumentException("第 " + line + " 行、第 " + (at + 1) + " 个字符处不合 JSON 写法");
  }
}
