package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Report;
import cn.shenhe.portal.content.delivery.Reports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A Maildir of this machine into which the mail server puts what comes back to {@code
 * portal.mail.bounces-to}: what is in {@code new} is read and moved to {@code cur} as seen. Killed
 * in between, it is read again, which changes nothing.
 */
@ApplicationScoped
public class BounceFolder {

  private static final Logger LOG = Logger.getLogger(BounceFolder.class.getName());
  private static final int AT_ONCE = 500;

  @Inject Reports reports;

  @Inject
  @ConfigProperty(name = "portal.mail.bounce-folder")
  Optional<String> folder;

  /** Reads what is new, at most 500 messages; called by the timetable. */
  public void read() {
    String name = folder.orElse("").strip();
    if (name.isEmpty()) {
      return;
    }
    Path fresh = Path.of(name, "new");
    if (!Files.isDirectory(fresh)) {
      LOG.warning("portal.mail.bounce-folder is no Maildir: there is no folder new in it");
      return;
    }
    try (Stream<Path> files = Files.list(fresh)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(AT_ONCE).toList()) {
        take(file, Files.createDirectories(Path.of(name, "cur")));
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the folder of bounces cannot be read", e);
    }
  }

  private void take(Path file, Path seen) throws IOException {
    List<Report> found = List.of();
    if (Files.size(file) <= BounceReader.MOST_BYTES) {
      found = BounceReader.read(Files.readAllBytes(file)).stream().toList();
    }
    found.forEach(reports::take);
    Files.move(
        file,
        seen.resolve(file.getFileName() + ":2,S"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
