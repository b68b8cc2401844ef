package cn.shenhe.portal.content.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The smallest films and sounds, made of bytes. */
final class TinyMedia {

  private TinyMedia() {}

  /** A film (avc1 …) or a sound (mp4a) without a single picture, but with all its boxes. */
  static byte[] mp4(String codec, int seconds) {
    boolean sound = codec.equals("mp4a");
    ByteBuffer mvhd = ByteBuffer.allocate(100);
    mvhd.putInt(12, 1000).putInt(16, seconds * 1000);
    ByteBuffer hdlr = ByteBuffer.allocate(24);
    hdlr.position(8);
    hdlr.put((sound ? "soun" : "vide").getBytes(StandardCharsets.US_ASCII));
    ByteBuffer entry = ByteBuffer.allocate(78);
    entry.putShort(24, (short) 640).putShort(26, (short) 360);
    ByteBuffer count = ByteBuffer.allocate(8).putInt(4, 1);
    byte[] stsd = box("stsd", count.array(), box(codec, entry.array()));
    byte[] trak =
        box("trak", box("mdia", box("hdlr", hdlr.array()), box("minf", box("stbl", stsd))));
    return join(
        box("ftyp", "isom\0\0\0\0isom".getBytes(StandardCharsets.US_ASCII)),
        box("moov", box("mvhd", mvhd.array()), trak),
        box("mdat", new byte[64]));
  }

  /** Silence, 128 kbit/s at 44.1 kHz. */
  static byte[] mp3(int seconds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < seconds * 44_100 / 1152 + 1; i++) {
      byte[] frame = new byte[417];
      frame[0] = (byte) 0xff;
      frame[1] = (byte) 0xfb;
      frame[2] = (byte) 0x90;
      frame[3] = 0;
      out.writeBytes(frame);
    }
    return out.toByteArray();
  }

  private static byte[] box(String name, byte[]... parts) {
    byte[] content = join(parts);
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
