package cn.shenhe.portal.content.courseware;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes the texts of laws from a folder of Markdown files; called at every start. */
@Stateless
public class StatuteImport {

  /** Author of what is imported. */
  static final String ORIGIN = "statutes";

  private static final long MAX_BYTES = 2_000_000;

  @Inject ArticleLoad load;

  @Inject
  @ConfigProperty(name = "portal.courseware.statutes-dir", defaultValue = "none")
  String folder;

  /**
   * Adds what is new and renews what changed; a folder that is not set loads nothing.
   *
   * @throws UncheckedIOException if the folder is set and cannot be read
   */
  @RolesAllowed("SYSTEM")
  public LoadReport loadFolder() {
    return folder.isBlank() || folder.equals("none")
        ? new LoadReport(0, 0, 0, 0)
        : load.load(statutes(Path.of(folder)), ORIGIN);
  }

  /** Every statute of the folder, by file name. */
  static List<LessonText> statutes(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> StatuteFile.isOne(file.getFileName().toString()))
          .sorted()
          .map(StatuteImport::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LessonText read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CoursewareRefused("statute", file.getFileName());
      }
      return StatuteFile.read(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
