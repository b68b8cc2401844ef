package cn.shenhe.portal.exambank.question.exchange;

/** Plain characters as HTML without losing spaces at the ends of a run. */
final class RichTextEscape {

  private RichTextEscape() {}

  static String html(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\R", "<br>");
  }
}
