package cn.shenhe.portal.content.media;

import java.util.List;

/**
 * What looking at a file's bytes has shown.
 *
 * @param replacement what is kept instead of the file that came (redrawn, cleaned), null for itself
 * @param scorm items and files of a package, null for everything else
 * @param remark text key of what an editor should look at, empty for nothing
 */
record CheckedFile(
    MediaKind kind,
    String contentType,
    int width,
    int height,
    int seconds,
    List<Page> pages,
    byte[] replacement,
    ScormPackage scorm,
    String remark) {

  /** A page of a PDF: a JPEG and its text. */
  record Page(String text, byte[] jpeg, int width, int height) {}

  static CheckedFile timed(
      MediaKind kind, String contentType, int width, int height, double seconds) {
    return new CheckedFile(
        kind, contentType, width, height, (int) Math.ceil(seconds), List.of(), null, null, "");
  }

  /** With something an editor should look at. */
  CheckedFile remarked(String key) {
    return new CheckedFile(
        kind, contentType, width, height, seconds, pages, replacement, scorm, key);
  }

  static CheckedFile rewritten(
      MediaKind kind, String contentType, int width, int height, byte[] replacement) {
    return new CheckedFile(kind, contentType, width, height, 0, List.of(), replacement, null, "");
  }
}
