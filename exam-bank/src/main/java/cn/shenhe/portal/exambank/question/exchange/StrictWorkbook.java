package cn.shenhe.portal.exambank.question.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks saved as “Strict Open XML”: the same parts under other names of the namespaces, which
 * our library does not know. They are renamed; nothing else changes.
 */
final class StrictWorkbook {

  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final Pattern NAMESPACE =
      Pattern.compile("http://purl\\.oclc\\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)");

  private StrictWorkbook() {}

  static boolean recognises(byte[] bytes, ReadLimits limits) {
    if (bytes.length < 4 || bytes[0] != 'P') {
      return false;
    }
    return ArchiveReader.entry(bytes, "xl/workbook.xml", limits)
        .map(xml -> new String(xml, StandardCharsets.UTF_8).contains(STRICT))
        .orElse(false);
  }

  static byte[] transitional(byte[] bytes, ReadLimits limits) throws IOException {
    Map<String, byte[]> entries = new ArchiveReader(limits).entries(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        boolean xml = entry.getKey().matches(".*\\.(xml|rels|vml)");
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(xml ? renamed(entry.getValue()) : entry.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] renamed(byte[] xml) {
    String text = new String(xml, StandardCharsets.UTF_8);
    return text.contains(STRICT)
        ? NAMESPACE
            .matcher(text)
            .replaceAll("http://schemas.openxmlformats.org/$1/2006/$2")
            .replace(" conformance=\"strict\"", "")
            .getBytes(StandardCharsets.UTF_8)
        : xml;
  }
}
