package cn.shenhe.portal.content.media;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts bytes into the database once per content. */
@Dependent
class MediaBytes {

  @Inject MediaRepository media;

  /** The digest under which the file is kept from now on. */
  String keep(Path file) throws IOException {
    String digest;
    try (InputStream in = Files.newInputStream(file)) {
      digest = digest(in);
    }
    if (!media.hasBytes(digest)) {
      try (InputStream in = Files.newInputStream(file)) {
        write(digest, in);
      }
    }
    return digest;
  }

  String keep(byte[] content) {
    try {
      String digest = digest(new ByteArrayInputStream(content));
      if (!media.hasBytes(digest)) {
        write(digest, new ByteArrayInputStream(content));
      }
      return digest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String digest, InputStream in) throws IOException {
    int number = 0;
    for (byte[] part = in.readNBytes(MediaChunk.SIZE);
        part.length > 0;
        part = in.readNBytes(MediaChunk.SIZE)) {
      media.addChunk(new MediaChunk(digest, number++, part));
    }
  }

  static String digest(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[64 * 1024];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
