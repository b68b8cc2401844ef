package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Zip packages of questions, read in memory only: nothing is ever written to a path of the archive.
 * One unsafe name, link or encrypted entry refuses the whole archive; so does an archive that
 * claims or turns out to be too large.
 */
final class ArchiveReader {

  private static final int LARGEST_RATIO = 200;
  private static final Set<Integer> METHODS =
      Set.of(
          ZipMethod.STORED.getCode(),
          ZipMethod.DEFLATED.getCode(),
          ZipMethod.ENHANCED_DEFLATED.getCode());

  private final ReadLimits limits;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private long unpacked;

  ArchiveReader(ReadLimits limits) {
    this.limits = limits;
  }

  static boolean isWorkbook(byte[] bytes) {
    String names = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    return names.contains("xl/workbook")
        || names.contains("xl/worksheets")
        || names.contains("xl\\workbook");
  }

  ReadFile read(byte[] bytes) {
    unpack(bytes);
    List<ReadRow> rows = new ArrayList<>();
    Map<String, Picture> pictures = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (isQuestionFile(entry.getKey())) {
        add(entry.getKey(), rows, pictures);
      }
    }
    if (rows.isEmpty()) {
      throw new FileRefused("no-questions");
    }
    return ReadFile.of(ReadFile.Format.PACKAGE, "", rows, pictures);
  }

  private void add(String name, List<ReadRow> rows, Map<String, Picture> pictures) {
    try {
      ReadFile file = readEntry(name, entries.get(name));
      for (ReadRow row : file.rows()) {
        String place = row.place().equals(name) ? name : name + " " + row.place();
        rows.add(row.at(rows.size() + 1, place));
      }
      pictures.putAll(file.pictures());
    } catch (FileRefused e) {
      rows.add(
          ReadRow.refused(
              rows.size() + 1, name, "", name, new RowRefused("entry-unreadable", e.code())));
    }
  }

  private ReadFile readEntry(String name, byte[] content) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      return XmlReader.read(name, content, source -> beside(name, source));
    }
    return new FormatReader(limits).readText(name, content, Columns.guessed());
  }

  private Optional<byte[]> beside(String item, String source) {
    String folder = item.contains("/") ? item.substring(0, item.lastIndexOf('/') + 1) : "";
    return Optional.ofNullable(entries.getOrDefault(folder + source, entries.get(source)));
  }

  private static boolean isQuestionFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean junk =
        lower.startsWith("__macosx/") || lower.endsWith("imsmanifest.xml") || lower.contains("/.");
    return !junk && lower.matches(".*\\.(xml|txt|csv|gift|json)");
  }

  private void unpack(byte[] bytes) {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setUseUnicodeExtraFields(true)
            .setMaxNumberOfDisks(1)
            .get()) {
      List<ZipArchiveEntry> list = Collections.list(zip.getEntries());
      if (list.size() > limits.entries()) {
        throw new FileRefused("too-many-entries", limits.entries());
      }
      list.forEach(ArchiveReader::checkEntry);
      for (ZipArchiveEntry entry : list) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName().replace('\\', '/'), content(zip, entry));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new FileRefused("damaged", e.getClass().getSimpleName());
    }
  }

  private static void checkEntry(ZipArchiveEntry entry) {
    String name = entry.getName().replace('\\', '/');
    boolean escapes =
        name.startsWith("/")
            || name.matches("^[A-Za-z]:.*")
            || ("/" + name + "/").contains("/../")
            || name.indexOf('\0') >= 0;
    if (escapes) {
      throw new FileRefused("zip-slip", name);
    }
    if (entry.isUnixSymlink()) {
      throw new FileRefused("zip-link", name);
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new FileRefused("encrypted");
    }
  }

  private byte[] content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
      throw new FileRefused("zip-method", entry.getName());
    }
    long left = limits.unpacked() - unpacked;
    long claimed = Math.max(entry.getCompressedSize(), 1) * LARGEST_RATIO + 10_000;
    int most = (int) Math.min(Math.min(left, claimed), Integer.MAX_VALUE - 16);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new FileRefused("zip-bomb", entry.getName());
      }
      unpacked += content.length;
      return content;
    }
  }
}
