package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** Documents of other office programs are zips too. */
  private static final Predicate<String> OTHER_OFFICE =
      Pattern.compile("^(word/document\\.xml|ppt/presentation\\.xml|xl/workbook\\.bin)$")
          .asMatchPredicate();

  private final ReadLimits limits;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private long unpacked;

  ArchiveReader(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Whether the zip is a workbook, told by the list of its entries; where that is damaged, by
   * anything that looks like one.
   */
  static boolean isWorkbook(byte[] bytes) {
    List<String> names = names(bytes);
    if (!names.isEmpty()) {
      return names.stream().anyMatch(n -> n.matches("/?xl/work(book|sheets).*"));
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("xl/workbook") || text.contains("xl/worksheets");
  }

  /** Names with slashes, in the order of the directory; empty if there is none to read. */
  private static List<String> names(byte[] bytes) {
    try (ZipFile zip = open(bytes)) {
      return Collections.list(zip.getEntries()).stream()
          .map(e -> e.getName().replace('\\', '/'))
          .toList();
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }

  private static ZipFile open(byte[] bytes) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
        .setUseUnicodeExtraFields(true)
        .setMaxNumberOfDisks(1)
        .get();
  }

  /** One entry within the limits; empty if the archive has none of this name or is damaged. */
  static Optional<byte[]> entry(byte[] bytes, String name, ReadLimits limits) {
    try (ZipFile zip = open(bytes)) {
      ZipArchiveEntry entry = zip.getEntry(name);
      return entry == null
          ? Optional.empty()
          : Optional.of(new ArchiveReader(limits).content(zip, entry));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** All files of the archive within the limits. */
  Map<String, byte[]> entries(byte[] bytes) {
    unpack(bytes);
    return entries;
  }

  ReadFile read(byte[] bytes) {
    unpack(bytes);
    boolean open = entries.containsKey("mimetype") && entries.containsKey("content.xml");
    if (open || entries.keySet().stream().anyMatch(OTHER_OFFICE)) {
      throw new FileRefused("other-office");
    }
    List<ReadRow> rows = new ArrayList<>();
    Map<String, Picture> pictures = new LinkedHashMap<>();
    for (String name : entries.keySet()) {
      if (isQuestionFile(name)) {
        add(name, rows, pictures);
      } else if (mayHoldQuestions(name)) {
        rows.add(
            ReadRow.refused(
                rows.size() + 1, name, "", name, new RowRefused("entry-not-read", name)));
      }
    }
    if (rows.stream().allMatch(row -> row.reason().endsWith("entry-not-read"))) {
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
      rows.add(ReadRow.refused(rows.size() + 1, name, "", name, refusal(e)));
    }
  }

  /** A damaged workbook says so in its own words; anything else is no reason of a row. */
  private static RowRefused refusal(FileRefused refused) {
    String argument =
        refused.arguments().isEmpty() ? "" : String.valueOf(refused.arguments().get(0));
    return new RowRefused(refused.code(), argument);
  }

  private ReadFile readEntry(String name, byte[] content) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      return XmlReader.read(
          name, content, Columns.guessed(), limits, source -> beside(name, source));
    }
    return isOffice(name)
        ? new FormatReader(limits).readWorkbook(content, Columns.guessed())
        : new FormatReader(limits).readText(name, content, Columns.guessed());
  }

  private Optional<byte[]> beside(String item, String source) {
    String folder = item.contains("/") ? item.substring(0, item.lastIndexOf('/') + 1) : "";
    return Stream.of(source, decoded(source))
        .flatMap(s -> Stream.of(settled(folder + s), settled(s)))
        .map(entries::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** {@code items/../images/a%20b.png} is {@code images/a b.png}. */
  private static String settled(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.replaceFirst("[?#].*$", "").split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String source) {
    try {
      return URLDecoder.decode(source.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return source;
    }
  }

  private static boolean isQuestionFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean junk =
        lower.startsWith("__macosx/") || lower.endsWith("imsmanifest.xml") || lower.contains("/.");
    return !junk && lower.matches(".*\\.(xml|txt|csv|tsv|gift|aiken|json|xlsx|xlsm|xls|et)");
  }

  private static boolean isOffice(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx|xlsm|xls|et)");
  }

  /** Named in the account, so that nobody believes it was read. */
  private static boolean mayHoldQuestions(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith("__macosx/")
        && !lower.contains("/.")
        && lower.matches(".*\\.(zip|rar|7z|docx?|wps|pdf|pptx?|ods|odt|dat|mbz)");
  }

  private void unpack(byte[] bytes) {
    try (ZipFile zip = open(bytes)) {
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
