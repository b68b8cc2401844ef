package cn.shenhe.portal.training.activity;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Which way up a photograph was taken: the only thing of EXIF that is read. Source: CIPA DC-008
 * (Exif 2.32), tag 0x0112; values 1 to 8.
 */
final class ExifTurn {

  private static final int TAG = 0x0112;
  private static final int MOST_ENTRIES = 200;

  private ExifTurn() {}

  /** 1 (upright) when nothing is said, or nothing sensible. */
  static int of(byte[] jpeg) {
    try {
      int at = 2;
      while (at + 4 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
        int marker = jpeg[at + 1] & 0xFF;
        int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
        if (marker == 0xDA || length < 2) {
          return 1;
        }
        boolean exif =
            marker == 0xE1
                && length > 16
                && jpeg[at + 4] == 'E'
                && jpeg[at + 5] == 'x'
                && jpeg[at + 6] == 'i'
                && jpeg[at + 7] == 'f';
        if (exif) {
          return tiff(ByteBuffer.wrap(jpeg, at + 10, length - 8).slice());
        }
        at += 2 + length;
      }
      return 1;
    } catch (IndexOutOfBoundsException | IllegalArgumentException shorterThanItSays) {
      return 1;
    }
  }

  private static int tiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Math.min(MOST_ENTRIES, tiff.getShort(directory) & 0xFFFF);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * 12;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        int turn = tiff.getShort(entry + 8) & 0xFFFF;
        return turn >= 1 && turn <= 8 ? turn : 1;
      }
    }
    return 1;
  }

  /** Draws an image of this size upright; from 5 on width and height change places. */
  static AffineTransform upright(int turn, double wide, double high) {
    return switch (turn) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, wide, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, wide, high);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, high);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, high, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, high, wide);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, wide);
      default -> new AffineTransform();
    };
  }
}
