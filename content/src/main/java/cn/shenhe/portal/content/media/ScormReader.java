package cn.shenhe.portal.content.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * Opens a SCORM package. One unsafe name, link or encrypted entry refuses all of it, as does one
 * that claims or turns out to be too large; nothing is ever written to a path of the archive. Names
 * that are no UTF-8 are read as GB 18030, as Chinese Windows writes them.
 */
final class ScormReader {

  private static final int LARGEST_RATIO = 200;
  private static final int LARGEST_FILE = 200_000_000;
  private static final int LONGEST_PATH = 400;
  private static final int MANIFEST_BYTES = 5_000_000;
  private static final String MANIFEST = "imsmanifest.xml";

  /** Files by which packages of other kinds are known. */
  private static final Map<String, String> OTHERS =
      Map.of("cmi5.xml", "cmi5", "tincan.xml", "xAPI（Tin Can）", "h5p.json", "H5P");

  private static final Set<Integer> METHODS =
      Set.of(
          ZipMethod.STORED.getCode(),
          ZipMethod.DEFLATED.getCode(),
          ZipMethod.ENHANCED_DEFLATED.getCode());

  private ScormReader() {}

  /** The entries of an open package by path, the folder of its manifest taken off. */
  static final class Files implements Closeable {

    private final ZipFile zip;
    private final long mostUnpacked;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private long unpacked;

    private Files(ZipFile zip, long mostUnpacked) {
      this.zip = zip;
      this.mostUnpacked = mostUnpacked;
    }

    /**
     * @throws MediaRefused if it bursts the limits
     */
    byte[] content(String path) throws IOException {
      ZipArchiveEntry entry = entries.get(path);
      if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
        throw new MediaRefused("zip-method", path);
      }
      long claimed = Math.max(entry.getCompressedSize(), 1) * LARGEST_RATIO + 10_000;
      int most = (int) Math.min(Math.min(mostUnpacked - unpacked, claimed), LARGEST_FILE);
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] content = in.readNBytes(most + 1);
        if (content.length > most) {
          throw new MediaRefused("zip-bomb", path);
        }
        unpacked += content.length;
        return content;
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  static Files open(Path file, long mostUnpacked) {
    try {
      ZipFile zip =
          ZipFile.builder()
              .setPath(file)
              .setUseUnicodeExtraFields(true)
              .setMaxNumberOfDisks(1)
              .get();
      Files files = new Files(zip, mostUnpacked);
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String path = path(entry);
        check(entry, path);
        if (!entry.isDirectory() && !isJunk(path)) {
          files.entries.put(path, entry);
        }
      }
      withoutFolder(files);
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new MediaRefused("zip-broken");
    }
  }

  /**
   * @throws MediaRefused if the archive is unsafe or broken, or its manifest is no SCORM's
   */
  static CheckedFile read(Path file, int mostFiles, long mostUnpacked) {
    try (Files files = open(file, mostUnpacked)) {
      if (files.entries.size() > mostFiles) {
        throw new MediaRefused("zip-files", mostFiles);
      }
      if (!files.entries.containsKey(MANIFEST)) {
        throw withoutManifest(files.entries.keySet());
      }
      byte[] manifest = files.content(MANIFEST);
      if (manifest.length > MANIFEST_BYTES) {
        throw new MediaRefused("scorm-manifest");
      }
      ScormPackage scorm = ScormManifest.read(manifest, List.copyOf(files.entries.keySet()));
      // Every byte is looked at once before anything is stored.
      for (String path : scorm.files()) {
        if (!path.equals(MANIFEST)) {
          files.content(path);
        }
      }
      return new CheckedFile(
          MediaKind.SCORM, "application/zip", 0, 0, 0, List.of(), null, scorm, "");
    } catch (IOException e) {
      throw new MediaRefused("zip-broken");
    }
  }

  /** What it is instead, and what to do about it. */
  private static MediaRefused withoutManifest(Set<String> paths) {
    String deep = paths.stream().filter(ScormReader::isManifest).findFirst().orElse(null);
    if (deep != null) {
      return new MediaRefused(
          "scorm-manifest-deep", deep.substring(0, deep.length() - MANIFEST.length()));
    }
    for (String path : paths) {
      String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      if (OTHERS.containsKey(file)) {
        return new MediaRefused("scorm-other", OTHERS.get(file));
      }
    }
    if (paths.stream().anyMatch(path -> path.matches("(?i)(.*/)?[^/]*\\.(crs|au|des|cst)"))) {
      return new MediaRefused("scorm-aicc");
    }
    String inner =
        paths.stream()
            .filter(path -> path.matches("(?i).*\\.(zip|rar|7z)"))
            .findFirst()
            .orElse(null);
    return inner == null
        ? new MediaRefused("scorm-no-manifest")
        : new MediaRefused("scorm-nested", inner);
  }

  private static boolean isManifest(String path) {
    return path.substring(path.lastIndexOf('/') + 1).equalsIgnoreCase(MANIFEST);
  }

  private static String path(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    String name = entry.getName();
    boolean said =
        entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD
            || entry.getGeneralPurposeBit().usesUTF8ForNames();
    if (raw != null && !said) {
      try {
        name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      } catch (CharacterCodingException e) {
        name = new String(raw, Charset.forName("GB18030"));
      }
    }
    return name.replace('\\', '/');
  }

  private static void check(ZipArchiveEntry entry, String path) {
    boolean escapes =
        path.startsWith("/")
            || path.matches("^[A-Za-z]:.*")
            || ("/" + path + "/").contains("/../")
            || path.chars().anyMatch(Character::isISOControl);
    if (escapes || path.length() > LONGEST_PATH) {
      throw new MediaRefused("zip-slip", path.replaceAll("\\p{Cntrl}", "?"));
    }
    if (entry.isUnixSymlink()) {
      throw new MediaRefused("zip-link", path);
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new MediaRefused("zip-locked");
    }
  }

  private static boolean isJunk(String path) {
    return path.startsWith("__MACOSX/")
        || ("/" + path).contains("/.")
        || path.endsWith("Thumbs.db");
  }

  /**
   * A package zipped together with its folder is as good as one without, and so is one whose
   * manifest was renamed by a machine that does not tell capital letters apart.
   */
  private static void withoutFolder(Files files) {
    for (String path : List.copyOf(files.entries.keySet())) {
      String own = path.substring(0, Math.max(0, path.length() - MANIFEST.length())) + MANIFEST;
      if (isManifest(path) && !files.entries.containsKey(own)) {
        files.entries.put(own, files.entries.remove(path));
      }
    }
    if (files.entries.containsKey(MANIFEST) || files.entries.isEmpty()) {
      return;
    }
    String first = files.entries.keySet().iterator().next();
    String folder = first.substring(0, first.indexOf('/') + 1);
    boolean all =
        !folder.isEmpty()
            && files.entries.containsKey(folder + MANIFEST)
            && files.entries.keySet().stream().allMatch(path -> path.startsWith(folder));
    if (all) {
      Map<String, ZipArchiveEntry> shorter = new LinkedHashMap<>();
      files.entries.forEach((path, entry) -> shorter.put(path.substring(folder.length()), entry));
      files.entries.clear();
      files.entries.putAll(shorter);
    }
  }
}
