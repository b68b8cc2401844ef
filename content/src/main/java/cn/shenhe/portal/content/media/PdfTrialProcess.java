package cn.shenhe.portal.content.media;

import java.io.File;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The process that reads one PDF and writes how that went to its standard output. It knows nothing
 * but its two arguments, file and most pages, and may be ended at any time.
 */
final class PdfTrialProcess {

  private PdfTrialProcess() {}

  public static void main(String[] arguments) {
    System.out.println(read(new File(arguments[0]), Integer.parseInt(arguments[1])));
  }

  private static PdfTrial.Outcome read(File file, int mostPages) {
    try (PDDocument document = Loader.loadPDF(file)) {
      int count = document.getNumberOfPages();
      if (count > mostPages) {
        return PdfTrial.Outcome.TOO_MANY_PAGES;
      }
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= count; page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        text.getText(document);
      }
      return PdfTrial.Outcome.READABLE;
    } catch (InvalidPasswordException e) {
      return PdfTrial.Outcome.LOCKED;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return PdfTrial.Outcome.BROKEN;
    }
  }
}
