package cn.shenhe.portal.content.courseware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The drawings shipped with the lessons, all SVG. */
public final class LessonPictures {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,80}\\.svg");

  private LessonPictures() {}

  /** The drawing of this file name, if there is one. */
  public static Optional<byte[]> find(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream file =
        LessonPictures.class.getResourceAsStream("/courseware/pictures/" + name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
