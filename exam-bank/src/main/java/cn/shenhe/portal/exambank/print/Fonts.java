package cn.shenhe.portal.exambank.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.tukaani.xz.XZInputStream;

/**
 * The fonts of one document: Noto Sans SC for nearly everything, Rare Han for the ideographs of
 * extensions B to F that it lacks, so that every name of GB 18030-2022 can be set. Only the glyphs
 * used are embedded. A character neither font has becomes 〓, the printers' sign for a missing type.
 */
final class Fonts {

  private static final String NOTO = "/fonts/ttf/NotoSansSC/NotoSansSC-";
  private static final Source REGULAR = new Source(NOTO + "Regular.ttf", false);
  private static final Source BOLD = new Source(NOTO + "Bold.ttf", false);
  private static final Source RARE = new Source("/fonts/rare-han/rare-han.ttf.xz", true);
  private static final int MISSING = 0x3013;

  /** A stretch of text in one font. */
  record Run(PDType0Font font, String text) {

    /** Width in points at this size. */
    float width(float size) {
      try {
        return font.getStringWidth(text) / 1000 * size;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final PDDocument document;
  private Face regular;
  private Face bold;
  private Face rare;

  Fonts(PDDocument document) {
    this.document = document;
  }

  /** The text cut where the font changes. */
  List<Run> runs(String text, boolean heavy) {
    Face usual = heavy ? bold() : regular();
    List<Run> runs = new ArrayList<>();
    StringBuilder stretch = new StringBuilder();
    Face current = usual;
    for (int point : text.codePoints().toArray()) {
      int shown = point < ' ' ? ' ' : point;
      Face face = usual.has(shown) ? usual : rare().has(shown) ? rare() : usual;
      if (face != current && !stretch.isEmpty()) {
        runs.add(new Run(current.font, stretch.toString()));
        stretch.setLength(0);
      }
      current = face;
      stretch.appendCodePoint(face.has(shown) ? shown : MISSING);
    }
    if (!stretch.isEmpty()) {
      runs.add(new Run(current.font, stretch.toString()));
    }
    return runs;
  }

  float width(String text, boolean heavy, float size) {
    float width = 0;
    for (Run run : runs(text, heavy)) {
      width += run.width(size);
    }
    return width;
  }

  private Face regular() {
    if (regular == null) {
      regular = REGULAR.load(document);
    }
    return regular;
  }

  private Face bold() {
    if (bold == null) {
      bold = BOLD.load(document);
    }
    return bold;
  }

  private Face rare() {
    if (rare == null) {
      rare = RARE.load(document);
    }
    return rare;
  }

  private record Face(PDType0Font font, CmapLookup glyphs) {

    boolean has(int point) {
      return glyphs.getGlyphId(point) != 0;
    }
  }

  /** A font file of the class path; its bytes are kept while memory allows. */
  private static final class Source {

    private final String path;
    private final boolean packed;
    private SoftReference<byte[]> kept = new SoftReference<>(null);

    Source(String path, boolean packed) {
      this.path = path;
      this.packed = packed;
    }

    Face load(PDDocument document) {
      try {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes()));
        document.registerTrueTypeFontForClosing(font);
        return new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private synchronized byte[] bytes() throws IOException {
      byte[] bytes = kept.get();
      if (bytes == null) {
        try (InputStream file = Fonts.class.getResourceAsStream(path);
            InputStream in = packed ? new XZInputStream(file) : file) {
          bytes = in.readAllBytes();
        }
        kept = new SoftReference<>(bytes);
      }
      return bytes;
    }
  }
}
