package cn.shenhe.portal.content.media;

import cn.shenhe.portal.content.ContentAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The editors' files: take one in, look for one. */
@Stateless
@RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
public class MediaDesk {

  private static final int LIST_LIMIT = 100;
  private static final int TITLE = 120;

  @Inject MediaRepository media;
  @Inject MediaBytes bytes;
  @Inject FileCheck check;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;
  @Resource SessionContext session;

  /**
   * Takes a file in; the same file again is the one there already.
   *
   * @param file stays where it is
   * @param name as the editor's machine calls it, only for its title
   * @throws MediaRefused if its content is none of ours, broken, too large or dangerous
   */
  public MediaRow add(Path file, String name) {
    try {
      CheckedFile checked = check.check(file);
      if (checked.scorm() != null) {
        return pack(file, name, checked);
      }
      byte[] replaced = checked.replacement();
      String digest = replaced == null ? bytes.keep(file) : bytes.keep(replaced);
      return media
          .sameFile(checked.kind(), digest)
          .map(Media::row)
          .orElseGet(
              () -> store(name, checked, digest, replaced == null ? size(file) : replaced.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a package the files are kept, not the archive; its digest is the archive's. */
  private MediaRow pack(Path file, String name, CheckedFile checked) throws IOException {
    String digest;
    try (InputStream in = Files.newInputStream(file)) {
      digest = MediaBytes.digest(in);
    }
    Optional<Media> same = media.sameFile(MediaKind.SCORM, digest);
    if (same.isPresent()) {
      return same.get().row();
    }
    ScormPackage scorm = checked.scorm();
    String title = scorm.title().isBlank() ? name : scorm.title();
    String person = session.getCallerPrincipal().getName();
    Media medium =
        new Media(title(title), checked, digest, Files.size(file), person, clock.instant());
    media.add(medium);
    int number = 1;
    for (ScormPackage.Item item : scorm.items()) {
      media.add(new ScormItem(medium, number++, scorm.edition(), item));
    }
    try (ScormReader.Files files = ScormReader.open(file, unpackedBytesLimit())) {
      for (String path : scorm.files()) {
        byte[] content = files.content(path);
        media.add(new ScormFile(medium, path, bytes.keep(content), content.length));
      }
    }
    acts.fire(new ContentAct("courseware.file-added", medium.row().publicId(), "scorm"));
    return medium.row();
  }

  private long unpackedBytesLimit() {
    return check.unpackedBytes();
  }

  private MediaRow store(String name, CheckedFile checked, String digest, long length) {
    String person = session.getCallerPrincipal().getName();
    Media medium = new Media(title(name), checked, digest, length, person, clock.instant());
    media.add(medium);
    int number = 1;
    for (CheckedFile.Page page : checked.pages()) {
      media.add(new MediaPage(medium, number++, page, bytes.keep(page.jpeg())));
    }
    acts.fire(
        new ContentAct("courseware.file-added", medium.row().publicId(), checked.kind().key()));
    return medium.row();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last part of a path, without its ending and what disturbs a line of Markdown. */
  static String title(String name) {
    String last = name == null ? "" : name.replace('\\', '/').replaceAll(".*/", "");
    String clean =
        last.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
            .replaceAll("[\\p{Cntrl}\\[\\]()\"<>]", " ")
            .strip();
    String title = clean.isEmpty() ? "未命名" : clean;
    return title.length() > TITLE ? title.substring(0, TITLE) : title;
  }

  /**
   * The newest first.
   *
   * @param text part of the title, may be empty
   * @param limit at most 100
   */
  public List<MediaRow> list(String text, int first, int limit) {
    return media.list(text == null ? "" : text, first, Math.min(LIST_LIMIT, limit)).stream()
        .map(Media::row)
        .toList();
  }

  public long count(String text) {
    return media.count(text == null ? "" : text);
  }
}
