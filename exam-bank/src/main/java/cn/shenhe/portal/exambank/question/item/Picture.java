package cn.shenhe.portal.exambank.question.item;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A picture shown in an item, named by its content. Only raster formats every browser shows; the
 * format is told by the bytes, never by a name.
 *
 * @param id first 32 hex digits of the SHA-256 of the bytes
 * @param mediaType image/png, image/jpeg, image/gif, image/webp or image/bmp
 * @param bytes at most {@link #LARGEST}
 */
public record Picture(String id, String mediaType, byte[] bytes) {

  /** Bytes of one picture at most. */
  public static final int LARGEST = 2_000_000;

  /** The picture in these bytes; empty if they are none we show or too many. */
  public static Optional<Picture> of(byte[] bytes) {
    String type = mediaType(bytes);
    return type == null || bytes.length > LARGEST
        ? Optional.empty()
        : Optional.of(new Picture(Likeness.hex(bytes).substring(0, 32), type, bytes.clone()));
  }

  private static String mediaType(byte[] b) {
    if (b.length < 12) {
      return null;
    } else if (b[0] == (byte) 0x89 && b[1] == 'P' && b[2] == 'N' && b[3] == 'G') {
      return "image/png";
    } else if (b[0] == (byte) 0xff && b[1] == (byte) 0xd8 && b[2] == (byte) 0xff) {
      return "image/jpeg";
    } else if (b[0] == 'G' && b[1] == 'I' && b[2] == 'F' && b[3] == '8') {
      return "image/gif";
    } else if (b[0] == 'R' && b[1] == 'I' && b[8] == 'W' && b[9] == 'E' && b[10] == 'B') {
      return "image/webp";
    } else if (b[0] == 'B' && b[1] == 'M') {
      return "image/bmp";
    }
    return null;
  }

  /** How a rich text refers to it. */
  public String reference() {
    return "asset:" + id;
  }

  /** The picture itself as an address, for formats without files. */
  public String dataAddress() {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture && id.equals(picture.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return mediaType + " " + id + " " + Arrays.hashCode(bytes);
  }
}
