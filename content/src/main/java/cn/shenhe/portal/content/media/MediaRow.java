package cn.shenhe.portal.content.media;

import java.time.Instant;

/**
 * A file that was taken in; never changes.
 *
 * @param title the name it came with, without its ending
 * @param contentType of the bytes, found by looking at them
 * @param digest SHA-256 of the bytes, hex
 * @param length in bytes
 * @param width of a picture or video in pixels, else 0
 * @param seconds running time of video and audio, rounded up, else 0
 * @param pages of a PDF, items of a package, else 0
 * @param characters of a PDF's text, else 0
 * @param remark text key of what an editor should look at, empty for nothing
 */
public record MediaRow(
    String publicId,
    MediaKind kind,
    String title,
    String contentType,
    String digest,
    long length,
    int width,
    int height,
    int seconds,
    int pages,
    int characters,
    String remark,
    String addedBy,
    Instant addedAt) {

  /** Size for people, for example {@code 3.2 MB}. */
  public String size() {
    return length < 1_000_000
        ? Math.max(1, length / 1000) + " KB"
        : "%.1f MB".formatted(length / 1e6);
  }

  /** Running time for people, for example {@code 2:05}. */
  public String time() {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
