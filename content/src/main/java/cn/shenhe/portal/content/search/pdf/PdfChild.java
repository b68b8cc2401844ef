package cn.shenhe.portal.content.search.pdf;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The process that reads one PDF and writes what it found to its standard output. It knows nothing
 * but its two arguments, file and most pages, and may be ended at any time.
 */
final class PdfChild {

  /** Characters kept of one page, and of all. */
  private static final int LONGEST_PAGE = 20_000;

  private static final int LONGEST = 2_000_000;

  /** A line that ends within a Chinese sentence is no end of a word. */
  private static final Pattern BROKEN_LINE =
      Pattern.compile("(?<=[\\p{IsHan}，、；：（“])\\s*\\R\\s*(?=[\\p{IsHan}，。、；：）”！？])");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");

  private PdfChild() {}

  public static void main(String[] arguments) throws IOException {
    int most = Integer.parseInt(arguments[1]);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      write(read(new File(arguments[0]), most), out);
    }
  }

  private static void write(PdfReading reading, DataOutputStream out) throws IOException {
    out.writeUTF(reading.outcome().name());
    out.writeInt(reading.pages().size());
    for (String page : reading.pages()) {
      byte[] text = page.getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  static PdfReading read(File file, int most) {
    try (PDDocument document = Loader.loadPDF(file)) {
      int count = document.getNumberOfPages();
      if (count > most) {
        return PdfReading.failed(PdfReading.Outcome.TOO_LARGE);
      }
      return read(document, count);
    } catch (InvalidPasswordException e) {
      return PdfReading.failed(PdfReading.Outcome.ENCRYPTED);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return PdfReading.failed(PdfReading.Outcome.BROKEN);
    }
  }

  private static PdfReading read(PDDocument document, int count) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    List<String> pages = new ArrayList<>();
    int room = LONGEST;
    for (int page = 1; page <= count; page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      String text = clean(stripper.getText(document));
      String kept = text.substring(0, Math.min(text.length(), Math.min(room, LONGEST_PAGE)));
      room -= kept.length();
      pages.add(kept);
    }
    boolean found = pages.stream().anyMatch(text -> !text.isEmpty());
    return found
        ? new PdfReading(PdfReading.Outcome.READ, pages)
        : PdfReading.failed(PdfReading.Outcome.NO_TEXT);
  }

  /**
   * One line of plain text. What looks like a character and is another (radicals of the Kangxi
   * block, which many writers of PDF use) becomes what it looks like; a page whose signs have no
   * meaning, because its font lacks the table, has no text.
   */
  static String clean(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    text = BROKEN_LINE.matcher(text).replaceAll("");
    text = BLANKS.matcher(text).replaceAll(" ").strip();
    long unknown =
        text.codePoints()
            .filter(
                c ->
                    c == 0xFFFD
                        || Character.getType(c) == Character.PRIVATE_USE
                        || Character.getType(c) == Character.CONTROL)
            .count();
    if (unknown * 5 > text.length()) {
      return "";
    }
    return unknown == 0 ? text : text.replaceAll("[\\p{Co}\\p{Cc}\\uFFFD]", "");
  }
}
