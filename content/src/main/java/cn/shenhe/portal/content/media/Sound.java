package cn.shenhe.portal.content.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** MP3 (ISO/IEC 11172-3, layer III) and Ogg (RFC 3533) with Opus or Vorbis: how long they run. */
final class Sound {

  private static final int[] KBPS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBPS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] HERTZ = {44_100, 48_000, 32_000};
  private static final int LEAST_FRAMES = 3;

  private Sound() {}

  static boolean startsLikeMp3(byte[] head) {
    return frame(head, 0) != null;
  }

  /** One frame: how many bytes and seconds. */
  private record Frame(int bytes, double seconds) {}

  private static Frame frame(byte[] b, int at) {
    if (at + 4 > b.length || (b[at] & 0xff) != 0xff || (b[at + 1] & 0xe6) != 0xe2) {
      return null;
    }
    int version = (b[at + 1] >> 3) & 3;
    int rate = (b[at + 2] >> 4) & 15;
    int hertz = (b[at + 2] >> 2) & 3;
    if (version == 1 || rate == 0 || rate == 15 || hertz == 3) {
      return null;
    }
    boolean first = version == 3;
    int sampling = HERTZ[hertz] / (first ? 1 : version == 2 ? 2 : 4);
    int kbps = (first ? KBPS_1 : KBPS_2)[rate];
    int padding = (b[at + 2] >> 1) & 1;
    return new Frame(
        (first ? 144_000 : 72_000) * kbps / sampling + padding,
        (first ? 1152.0 : 576.0) / sampling);
  }

  /**
   * @throws MediaRefused if there are no frames
   */
  static CheckedFile mp3(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = 0;
    if (bytes.length > 10 && bytes[0] == 'I') {
      at =
          10
              + ((bytes[6] & 0x7f) << 21
                  | (bytes[7] & 0x7f) << 14
                  | (bytes[8] & 0x7f) << 7
                  | bytes[9] & 0x7f);
    }
    int frames = 0;
    double seconds = 0;
    while (at + 4 <= bytes.length) {
      Frame frame = frame(bytes, at);
      if (frame == null) {
        at++;
      } else {
        frames++;
        seconds += frame.seconds();
        at += Math.max(4, frame.bytes());
      }
    }
    if (frames < LEAST_FRAMES) {
      throw new MediaRefused("audio-broken");
    }
    return CheckedFile.timed(MediaKind.AUDIO, "audio/mpeg", 0, 0, seconds);
  }

  /**
   * @throws MediaRefused if it is neither Opus nor Vorbis, or has no end
   */
  static CheckedFile ogg(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String head = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
    int vorbis = head.indexOf("\u0001vorbis");
    long hertz =
        head.contains("OpusHead")
            ? 48_000
            : vorbis < 0 || vorbis + 16 > bytes.length ? 0 : little(bytes, vorbis + 12, 4);
    long last = 0;
    for (int at = 0; at + 14 < bytes.length; at++) {
      if (bytes[at] == 'O'
          && bytes[at + 1] == 'g'
          && bytes[at + 2] == 'g'
          && bytes[at + 3] == 'S') {
        last = Math.max(last, little(bytes, at + 6, 8));
      }
    }
    if (hertz <= 0 || last <= 0) {
      throw new MediaRefused("audio-broken");
    }
    return CheckedFile.timed(MediaKind.AUDIO, "audio/ogg", 0, 0, (double) last / hertz);
  }

  private static long little(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}
