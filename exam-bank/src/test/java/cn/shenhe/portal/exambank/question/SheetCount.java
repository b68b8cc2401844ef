package cn.shenhe.portal.exambank.question;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Counts the rows with any value in the first sheet of a bank, from the raw XML. */
final class SheetCount {

  private static final Pattern ROW =
      Pattern.compile("<row [^>]*?(?:/>|>(.*?)</row>)", Pattern.DOTALL);

  private SheetCount() {}

  /** Rows below the header; only for the banks, whose questions are all on the first sheet. */
  static Optional<Integer> of(String name, byte[] bytes) {
    if (!name.endsWith(".xlsx") || !name.matches(".*\\p{IsHan}.*")) {
      return Optional.empty();
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      String sheet = "";
      String strings = "";
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
          sheet = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } else if (entry.getName().equals("xl/sharedStrings.xml")) {
          strings = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
      return Optional.of(rows(sheet, strings.split("<si>|<si [^>]*>")) - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int rows(String sheet, String[] strings) {
    int rows = 0;
    Matcher row = ROW.matcher(sheet);
    while (row.find()) {
      String cells = row.group(1) == null ? "" : row.group(1);
      boolean filled = false;
      Matcher value = Pattern.compile("<c [^>]*?(t=\"s\")?[^>]*?><v>(.*?)</v>").matcher(cells);
      while (value.find()) {
        boolean shared = value.group().contains("t=\"s\"");
        String text =
            shared
                ? strings[Integer.parseInt(value.group(2)) + 1].replaceAll("<[^>]*>", "")
                : value.group(2);
        filled |= !text.replaceAll("[\\s\u3000\u00a0]|&#10;", "").isEmpty();
      }
      rows += filled ? 1 : 0;
    }
    return rows;
  }
}
