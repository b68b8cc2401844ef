package cn.shenhe.portal.content.media;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reading files. Knows nothing of who may see one: {@code CoursewareLibrary.shows} does, and is to
 * be asked before.
 */
@Stateless
public class MediaLibrary {

  /** Bytes of every chunk but a file's last. */
  public static final int CHUNK = MediaChunk.SIZE;

  @Inject MediaRepository media;

  @PermitAll
  public Optional<MediaRow> find(String publicId) {
    return media.find(publicId == null ? "" : publicId).map(Media::row);
  }

  /** Those of these that exist, by public id; at most 100. */
  @PermitAll
  public Map<String, MediaRow> found(Collection<String> publicIds) {
    Map<String, MediaRow> rows = new LinkedHashMap<>();
    media.found(publicIds).stream().map(Media::row).forEach(row -> rows.put(row.publicId(), row));
    return rows;
  }

  /** Pages of a PDF in order; at most 500. */
  @PermitAll
  public List<MediaPageRow> pages(String publicId) {
    return media.pages(publicId).stream().map(MediaPage::row).toList();
  }

  @PermitAll
  public Optional<MediaPageRow> page(String publicId, int number) {
    return media.page(publicId, number).map(MediaPage::row);
  }

  /** Items of a package that can be played, in order; empty when there is no such package. */
  @PermitAll
  public List<ScormItemRow> scormItems(String publicId) {
    return media.scormItems(publicId).stream().map(ScormItem::row).toList();
  }

  /**
   * A file of a package.
   *
   * @param path as the package names it, without a slash at its beginning
   */
  @PermitAll
  public Optional<ScormFileRow> scormFile(String publicId, String path) {
    return media.scormFile(publicId, path).map(ScormFile::row);
  }

  /**
   * One stretch of the bytes, a transaction of its own: whoever reads slowly holds no connection.
   *
   * @param number from 0
   */
  @PermitAll
  public Optional<byte[]> chunk(String digest, int number) {
    return media.chunk(digest, number);
  }
}
