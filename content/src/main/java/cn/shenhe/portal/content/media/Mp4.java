package cn.shenhe.portal.content.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Reads the boxes of an MP4 or M4A file far enough to say what is in it and how long it runs.
 * Source: ISO/IEC 14496-12 (ISO base media file format).
 */
final class Mp4 {

  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "stsd");
  private static final Set<String> PICTURES_EVERYWHERE =
      Set.of("avc1", "avc3", "av01", "vp09", "mp4v");
  private static final int DEEPEST = 8;
  private static final int MOST_BOXES = 5_000;

  private final FileChannel file;
  private int boxes;
  private String handler = "";
  private double seconds;
  private int width;
  private int height;
  private String picture = "";
  private String sound = "";
  private boolean dataSeen;
  private boolean indexLast;
  private boolean fragmented;

  private Mp4(FileChannel file) {
    this.file = file;
  }

  /**
   * @throws MediaRefused if it is cut off, has no running time, or a picture not every phone shows
   */
  static CheckedFile check(Path path, long audioBytes) throws IOException {
    Mp4 mp4;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      mp4 = new Mp4(file);
      mp4.walk(0, file.size(), 0);
    }
    if (mp4.seconds <= 0 && mp4.fragmented) {
      throw new MediaRefused("video-fragmented");
    }
    if (mp4.seconds <= 0 || (mp4.picture.isEmpty() && mp4.sound.isEmpty())) {
      throw new MediaRefused("video-broken");
    }
    if (mp4.picture.isEmpty()) {
      if (Files.size(path) > audioBytes) {
        throw new MediaRefused("too-large", audioBytes / 1_000_000);
      }
      return CheckedFile.timed(MediaKind.AUDIO, "audio/mp4", 0, 0, mp4.seconds);
    }
    if (!PICTURES_EVERYWHERE.contains(mp4.picture) || mp4.picture.equals("mp4v")) {
      throw new MediaRefused("video-codec", mp4.picture);
    }
    CheckedFile video =
        CheckedFile.timed(MediaKind.VIDEO, "video/mp4", mp4.width, mp4.height, mp4.seconds);
    return new CheckedFile(
        video.kind(),
        video.contentType(),
        video.width(),
        video.height(),
        video.seconds(),
        video.pages(),
        null,
        null,
        mp4.indexLast ? "video-index-last" : "");
  }

  private void walk(long from, long end, int depth) throws IOException {
    long at = from;
    while (at + 8 <= end) {
      if (++boxes > MOST_BOXES || depth > DEEPEST) {
        throw new MediaRefused("video-broken");
      }
      ByteBuffer head = read(at, 16);
      long size = head.getInt(0) & 0xffffffffL;
      int header = 8;
      if (size == 1) {
        size = head.getLong(8);
        header = 16;
      } else if (size == 0) {
        size = end - at;
      }
      if (size < header || size > end - at) {
        throw new MediaRefused("video-broken");
      }
      byte[] letters = new byte[4];
      head.get(4, letters);
      box(new String(letters, StandardCharsets.ISO_8859_1), at + header, at + size, depth);
      at += size;
    }
  }

  private void box(String name, long from, long end, int depth) throws IOException {
    switch (name) {
      case "mdat" -> dataSeen = true;
      case "mvex" -> fragmented = true;
      case "mvhd" -> {
        ByteBuffer box = read(from, 32);
        boolean wide = box.get(0) == 1;
        long scale = box.getInt(wide ? 20 : 12) & 0xffffffffL;
        long length = wide ? box.getLong(24) : box.getInt(16) & 0xffffffffL;
        seconds = scale == 0 ? 0 : (double) length / scale;
      }
      case "hdlr" -> {
        byte[] letters = new byte[4];
        read(from, 12).get(8, letters);
        handler = new String(letters, StandardCharsets.ISO_8859_1);
      }
      case "stsd" -> sample(from, end);
      default -> {
        if (name.equals("moov")) {
          indexLast = dataSeen;
        }
        if (CONTAINERS.contains(name)) {
          walk(from, end, depth + 1);
        }
      }
    }
  }

  private void sample(long from, long end) throws IOException {
    if (end - from < 24) {
      return;
    }
    ByteBuffer box = read(from, 48);
    byte[] letters = new byte[4];
    box.get(12, letters);
    String name = new String(letters, StandardCharsets.ISO_8859_1);
    if (handler.equals("vide") && picture.isEmpty()) {
      picture = name;
      if (end - from >= 44) {
        width = box.getShort(40) & 0xffff;
        height = box.getShort(42) & 0xffff;
      }
    } else if (handler.equals("soun")) {
      sound = name;
    }
  }

  /** Missing bytes at the end of the file read as zero. */
  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
      // until it is full or the file ends
    }
    return buffer;
  }
}
