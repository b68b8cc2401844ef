package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.List;

/** Finds marks of GIFT that no backslash takes away. */
final class GiftScan {

  private GiftScan() {}

  /** Index of the first unescaped character from here on, or -1. */
  static int find(String text, char wanted, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the first unescaped occurrence, or -1. */
  static int find(String text, String wanted) {
    int at = find(text, wanted.charAt(0), 0);
    while (at >= 0 && !text.startsWith(wanted, at)) {
      at = find(text, wanted.charAt(0), at + 1);
    }
    return at;
  }

  /** Whether a brace is still open at the end of these lines. */
  static boolean isOpen(List<String> lines) {
    String text = String.join("\n", lines);
    int open = find(text, '{', 0);
    return open >= 0 && find(text, '}', open + 1) < 0;
  }

  /** Whether the braces of an answer have been opened in these lines. */
  static boolean hasAnswers(List<String> lines) {
    return find(String.join("\n", lines), '{', 0) >= 0;
  }

  /** Pieces that begin with an unescaped {@code =} or {@code ~}, mark included. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '=' || c == '~') {
        if (start >= 0) {
          pieces.add(text.substring(start, i));
        } else if (!text.substring(0, i).isBlank()) {
          pieces.add("?" + text.substring(0, i));
        }
        start = i;
      }
    }
    if (start >= 0) {
      pieces.add(text.substring(start));
    }
    return pieces;
  }

  static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "\\~=#{}:n".indexOf(text.charAt(i + 1)) >= 0) {
        i++;
        out.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static String escape(String text) {
    return text.replaceAll("([\\\\~=#{}:])", "\\\\$1").replace("\n", "\\n");
  }
}
