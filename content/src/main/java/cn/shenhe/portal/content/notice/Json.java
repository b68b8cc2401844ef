package cn.shenhe.portal.content.notice;

/** Writes a text as JSON. */
final class Json {

  private static final char FIRST_PRINTABLE = ' ';

  private Json() {}

  /** In quotes; null as {@code null}. */
  static String text(String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE || c == '\u2028' || c == '\u2029') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
