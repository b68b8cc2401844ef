package cn.shenhe.portal.content.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF as pictures and text of its pages, made once when it is taken in: so it is read on every
 * phone, by screen readers and by the search, and no script in it ever runs in a reader's browser.
 */
final class PdfPages {

  private static final int WIDTH = 1100;
  private static final float HIGHEST_SCALE = 4f;
  private static final long MOST_PIXELS_OF_A_PICTURE = 60_000_000;
  private static final int MOST_TEXT = 20_000;
  private static final int DEEPEST_FORM = 6;

  private PdfPages() {}

  /**
   * @throws MediaRefused if it is locked, broken, has too many pages or takes too long
   */
  static CheckedFile read(Path file, int mostPages, int mostSeconds) {
    long deadline = System.nanoTime() + Duration.ofSeconds(mostSeconds).toNanos();
    try (PDDocument pdf =
        Loader.loadPDF(
            new RandomAccessReadBufferedFile(file.toFile()),
            "",
            null,
            null,
            IOUtils.createTempFileOnlyStreamCache())) {
      if (pdf.isEncrypted()) {
        throw new MediaRefused("pdf-locked");
      }
      int count = pdf.getNumberOfPages();
      if (count == 0 || count > mostPages) {
        throw new MediaRefused(count == 0 ? "pdf-broken" : "pdf-pages", mostPages);
      }
      return read(pdf, count, deadline);
    } catch (InvalidPasswordException e) {
      throw new MediaRefused("pdf-locked");
    } catch (IOException | RuntimeException e) {
      if (e instanceof MediaRefused refused) {
        throw refused;
      }
      throw new MediaRefused("pdf-broken");
    }
  }

  private static CheckedFile read(PDDocument pdf, int count, long deadline) throws IOException {
    PDFRenderer renderer = new PDFRenderer(pdf);
    renderer.setSubsamplingAllowed(true);
    PDFTextStripper text = new PDFTextStripper();
    text.setSortByPosition(true);
    List<CheckedFile.Page> pages = new ArrayList<>();
    boolean fontsMissing = false;
    for (int i = 0; i < count; i++) {
      if (System.nanoTime() > deadline) {
        throw new MediaRefused("pdf-slow");
      }
      PDPage page = pdf.getPage(i);
      fontsMissing |= look(page.getResources(), 0, new HashSet<>());
      float width = Math.max(1, page.getCropBox().getWidth());
      float height = Math.max(1, page.getCropBox().getHeight());
      boolean turned = page.getRotation() % 180 != 0;
      float scale = Math.min(HIGHEST_SCALE, WIDTH / (turned ? height : width));
      if (width * height * scale * scale > MOST_PIXELS_OF_A_PICTURE / 4f) {
        throw new MediaRefused("pdf-page-size", i + 1);
      }
      BufferedImage image = renderer.renderImage(i, scale, ImageType.RGB);
      text.setStartPage(i + 1);
      text.setEndPage(i + 1);
      pages.add(
          new CheckedFile.Page(
              tidy(text.getText(pdf)),
              PictureCheck.jpeg(image),
              image.getWidth(),
              image.getHeight()));
    }
    boolean silent = pages.stream().allMatch(page -> page.text().isBlank());
    return new CheckedFile(
        MediaKind.PDF,
        "application/pdf",
        pages.get(0).width(),
        pages.get(0).height(),
        0,
        pages,
        null,
        null,
        silent ? "pdf-no-text" : fontsMissing ? "pdf-fonts" : "");
  }

  /**
   * With characters for what only looks like them: many writers of PDF use the radicals of the
   * Kangxi block, and nobody could find those.
   */
  private static String tidy(String text) {
    String clean =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replace("\r", "")
            .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
            .replaceAll("[ \\t]+\n", "\n")
            .replaceAll("\n{3,}", "\n\n")
            .strip();
    return clean.length() > MOST_TEXT ? clean.substring(0, MOST_TEXT) : clean;
  }

  /**
   * Refuses a picture that would burst the memory.
   *
   * @return whether a font is not in the file, so that its letters may look different here
   */
  private static boolean look(PDResources resources, int depth, Set<Object> seen)
      throws IOException {
    if (resources == null || depth > DEEPEST_FORM || !seen.add(resources.getCOSObject())) {
      return false;
    }
    boolean missing = false;
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      missing |= font != null && !font.isEmbedded();
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDImageXObject image
          && (long) image.getWidth() * image.getHeight() > MOST_PIXELS_OF_A_PICTURE) {
        throw new MediaRefused("picture-pixels", MOST_PIXELS_OF_A_PICTURE / 1_000_000);
      }
      if (object instanceof PDFormXObject form) {
        missing |= look(form.getResources(), depth + 1, seen);
      }
    }
    return missing;
  }
}
