package cn.shenhe.portal.content.delivery;

/**
 * A file that goes with a mail; the other channels leave it out.
 *
 * @param name of the file, as the reader sees it
 * @param type media type, for example {@code text/calendar; method=REQUEST; charset=UTF-8}
 * @param content at most 1 MB
 */
public record Attachment(String name, String type, byte[] content) {

  private static final int MOST_BYTES = 1024 * 1024;

  public Attachment {
    if (name.isBlank() || type.isBlank() || content.length > MOST_BYTES) {
      throw new IllegalArgumentException("not an attachment: " + name);
    }
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }
}
