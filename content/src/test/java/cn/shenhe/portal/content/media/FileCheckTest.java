package cn.shenhe.portal.content.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are what their bytes say, and nothing that could run passes. */
class FileCheckTest {

  @TempDir Path folder;

  private final FileCheck check = check();

  private static FileCheck check() {
    FileCheck check = new FileCheck();
    check.pictureBytes = 15_000_000;
    check.pdfBytes = 50_000_000;
    check.pdfPages = 5;
    check.pdfSeconds = 60;
    check.audioBytes = 10_000_000;
    check.videoBytes = 10_000_000;
    return check;
  }

  private CheckedFile checked(byte[] bytes) throws IOException {
    return check.check(Files.write(folder.resolve("file"), bytes));
  }

  private CheckedFile checked(String text) throws IOException {
    return checked(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><script>alert(1)</script></html>",
        "<?php echo 1;",
        "MZ\u0090",
        "just words",
        "FWS\u0007"
      })
  void whatIsNoKindOfOursIsRefused(String text) {
    assertThatThrownBy(() -> checked(text))
        .isInstanceOfSatisfying(
            MediaRefused.class, refused -> assertThat(refused.code()).isEqualTo("media.type"));
  }

  @Test
  void everyFileOfTheAttackFixturesIsCleanOrRefused() throws IOException {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    Path attacks = root.resolve("../shared/fixtures/attack/svg-image").normalize();
    assumeTrue(Files.isDirectory(attacks), "shared fixtures are absent");
    int clean = 0;
    try (Stream<Path> files = Files.list(attacks)) {
      for (Path file : files.toList()) {
        try {
          byte[] kept = check.check(file).replacement();
          String text = new String(kept, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
          assertThat(text)
              .as(file.toString())
              .doesNotContain(
                  "<script",
                  "onload",
                  "onmouse",
                  "javascript:",
                  "foreignobject",
                  "<iframe",
                  "@import",
                  "http://10.",
                  "alert(",
                  "<image",
                  "exif");
          clean++;
        } catch (MediaRefused refused) {
          assertThat(refused.code()).as(file.toString()).startsWith("media.");
        }
      }
    }
    assertThat(clean).isGreaterThan(3);
  }

  @Test
  void aDrawingKeepsWhatDrawsAndLosesWhatActs() {
    String clean =
        SvgCleaner.clean(
            """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="x()">
            <defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
            <style>@import url(//evil)</style><script>x()</script>
            <a xlink:href="javascript:x()"><rect fill="red"/></a>
            <rect fill="url(#g)" width="9"/><rect fill="url(//evil)" style="x:y"/>
            <use xlink:href="#g"/><use href="http://evil/x.svg#y"/><text>火 &amp; 水</text></svg>
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(clean)
        .contains("viewBox=\"0 0 9 9\"", "fill=\"url(#g)\"", "href=\"#g\"", "火 &amp; 水")
        .doesNotContain("onload", "evil", "script", "<a", "style");
  }

  @Test
  void aDrawingThatWouldGrowWithoutBoundIsRefused() throws IOException {
    String head = "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>";
    String rule = "g{";
    for (String name : List.of("fill", "stroke", "color", "font-family", "stop-color", "mask")) {
      rule += name + ":" + "a".repeat(200) + ";";
    }
    String many = head + rule + "}</style>" + "<g/>".repeat(20_000) + "</svg>";
    assertThatThrownBy(() -> checked(many)).isInstanceOf(MediaRefused.class);
    String one = head + "g{fill:" + "a".repeat(40_000) + "}</style><g/></svg>";
    assertThat(checked(one).replacement()).hasSizeLessThan(200);
    String open = head + "@media{" + "a{}".repeat(16_000) + "</style><g/></svg>";
    assertThat(checked(open).replacement()).hasSizeLessThan(200);
  }

  @Test
  void aLongProloguePutsNoBurdenOnTheCheck() {
    assertThatThrownBy(() -> checked("<?a?>".repeat(800))).isInstanceOf(MediaRefused.class);
  }

  @Test
  void aDrawingWithADocumentTypeIsRefused() {
    assertThatThrownBy(
            () ->
                checked(
                    "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>"))
        .isInstanceOf(MediaRefused.class);
  }

  @Test
  void aPhotographLosesItsMetadata() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    byte[] plain = jpeg.toByteArray();
    byte[] exif = exif(6);
    byte[] photo =
        ByteBuffer.allocate(plain.length + exif.length + 10)
            .put(plain, 0, 2)
            .put(exif)
            .put(plain, 2, plain.length - 2)
            .put("<script>x".getBytes(StandardCharsets.US_ASCII))
            .array();
    CheckedFile kept = checked(photo);
    assertThat(kept.contentType()).isEqualTo("image/jpeg");
    assertThat(new String(kept.replacement(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif", "script");
    assertThat(List.of(kept.width(), kept.height())).as("turned upright").containsExactly(20, 40);
  }

  private static byte[] exif(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.put(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34}).put("Exif\0\0MM".getBytes());
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return exif.array();
  }

  @Test
  void aPdfBecomesPicturesAndTextOfItsPages() throws IOException {
    CheckedFile pdf = checked(pdf(2, null));
    assertThat(pdf.kind()).isEqualTo(MediaKind.PDF);
    assertThat(pdf.pages()).hasSize(2);
    assertThat(pdf.pages().get(1).text()).isEqualTo("Gas leak page 2");
    BufferedImage page = ImageIO.read(new java.io.ByteArrayInputStream(pdf.pages().get(0).jpeg()));
    assertThat(page.getWidth()).isEqualTo(1100);
    assertThat(pdf.remark()).as("the font is not in the file").isEqualTo("pdf-fonts");
  }

  @Test
  void aLockedABrokenAndATooLongPdfAreRefusedEachInItsWords() throws IOException {
    byte[] locked = pdf(1, "secret");
    byte[] ownerOnly = pdf(1, "");
    byte[] long6 = pdf(6, null);
    assertThatThrownBy(() -> checked(locked)).hasMessageContaining("pdf-locked");
    assertThatThrownBy(() -> checked(ownerOnly)).hasMessageContaining("pdf-locked");
    assertThatThrownBy(() -> checked(long6)).hasMessageContaining("pdf-pages");
    assertThatThrownBy(() -> checked("%PDF-1.7\nnothing")).hasMessageContaining("pdf-broken");
  }

  private static byte[] pdf(int pages, String password) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 1; i <= pages; i++) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
          out.beginText();
          out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
          out.newLineAtOffset(50, 700);
          out.showText("Gas leak page " + i);
          out.endText();
        }
      }
      if (password != null) {
        pdf.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void captionsAreCheckedCueByCueAndSrtIsRewritten() throws IOException {
    String srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n先关阀门\r\n";
    assertThat(new String(checked(srt).replacement(), StandardCharsets.UTF_8))
        .startsWith("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\n先关阀门");
    assertThat(checked("WEBVTT\n\n00:01.000 --> 00:03.000\n甲").seconds()).isEqualTo(3);
    assertThatThrownBy(() -> checked("WEBVTT\n\n00:03.000 --> 00:01.000\n甲"))
        .hasMessageContaining("captions-time[3]");
    assertThatThrownBy(() -> checked("WEBVTT\n\nnothing")).hasMessageContaining("captions-none");
  }

  @ParameterizedTest
  @CsvSource({"avc1,VIDEO", "mp4a,AUDIO"})
  void aFilmSaysHowLongItRuns(String codec, MediaKind kind) throws IOException {
    CheckedFile file = checked(TinyMedia.mp4(codec, 90));
    assertThat(file.kind()).isEqualTo(kind);
    assertThat(file.seconds()).isEqualTo(90);
    if (kind == MediaKind.VIDEO) {
      assertThat(List.of(file.width(), file.height())).containsExactly(640, 360);
    }
  }

  @Test
  void aFilmNotEveryPhoneShowsIsRefused() {
    assertThatThrownBy(() -> checked(TinyMedia.mp4("hvc1", 9)))
        .hasMessageContaining("video-codec[hvc1]");
    byte[] cut = java.util.Arrays.copyOf(TinyMedia.mp4("avc1", 9), 60);
    assertThatThrownBy(() -> checked(cut)).hasMessageContaining("video-broken");
  }

  @Test
  void aSoundSaysHowLongItRuns() throws IOException {
    CheckedFile mp3 = checked(TinyMedia.mp3(10));
    assertThat(mp3.kind()).isEqualTo(MediaKind.AUDIO);
    assertThat(mp3.seconds()).isBetween(10, 11);
  }

  @ParameterizedTest
  @CsvSource({
    "heic, picture-type",
    "qt  , video-mov",
    "avif, picture-type",
    "Rar!, archive-type",
    "UTF-16, captions-charset",
    "GB18030, captions-charset"
  })
  void whatWeDoNotTakeIsCalledByItsName(String what, String reason) {
    String srt = "1\n00:00:01,000 --> 00:00:02,000\n火警\n";
    byte[] bytes =
        what.length() > 4
            ? srt.getBytes(java.nio.charset.Charset.forName(what))
            : (what.equals("Rar!") ? what : "\0\0\0\u0018ftyp" + what)
                .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> checked(bytes)).hasMessageContaining("media." + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n0:00:01,5-->0:00:02,000\n火",
        "00:00:01,500 --> 00:00:02,000\n火",
        "\uFEFF1\r\n00:00:01,500 --> 00:00:02,000\r\n火",
        "WEBVTT\n\n0:01.500 --> 0:02.000 align:start\n火"
      })
  void captionsAreSetAsBrowsersReadThem(String text) throws IOException {
    assertThat(new String(checked(text).replacement(), StandardCharsets.UTF_8))
        .contains("00:00:01.500 --> 00:00:02.000");
  }

  @Test
  void aDrawingKeepsTheColoursOfItsStyles() throws IOException {
    CheckedFile file =
        checked(
            "<?xml version=\"1.0\"?><!-- Inkscape --><svg xmlns=\"http://www.w3.org/2000/svg\"><style>"
                + "@media print{rect{fill:#111}} /* x */ .st0{fill:#E60012;behavior:url(x)}"
                + " rect.st0, #k{opacity:.5;mask:url(//evil)}</style>"
                + "<rect class=\"st0\" fill=\"blue\"/><circle id=\"k\" style=\"fill:red;stroke:u\\72l(//evil)\"/></svg>");
    assertThat(new String(file.replacement(), StandardCharsets.UTF_8))
        .contains("<rect fill=\"#E60012\" opacity=\".5\" class=\"st0\"")
        .contains("<circle opacity=\".5\" fill=\"red\" id=\"k\"")
        .doesNotContain("evil", "#111", "blue", "behavior", "style");
    assertThat(file.remark()).isEmpty();
    assertThat(
            checked("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:x\"/></svg>")
                .remark())
        .isEqualTo("svg-parts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"b\"><!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<!-- x --><!DOCTYPE svg [<!ENTITY n \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&n;\"/>"
      })
  void aDrawingWithADocumentTypeIsToldSo(String text) {
    assertThatThrownBy(() -> checked(text)).hasMessageContaining("svg-doctype");
  }

  @Test
  void anAnimationIsKeptAsItsFirstPictureAndSaysSo() throws IOException {
    BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    assertThat(checked(out.toByteArray()).remark()).isEmpty();
    byte[] chunk =
        ByteBuffer.allocate(20).putInt(8).put("acTL".getBytes(StandardCharsets.US_ASCII)).array();
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(chunk, 4, 12);
    ByteBuffer.wrap(chunk).putInt(16, (int) crc.getValue());
    // Behind the signature and IHDR.
    ByteBuffer animated = ByteBuffer.allocate(out.size() + chunk.length);
    animated.put(out.toByteArray(), 0, 33).put(chunk).put(out.toByteArray(), 33, out.size() - 33);
    assertThat(checked(animated.array()).remark()).isEqualTo("png-animated");
  }

  @Test
  void aFilmInPiecesWithoutALengthIsToldSo() {
    ByteBuffer film = ByteBuffer.allocate(16 + 8 + 108 + 8);
    film.putInt(16).put("ftypiso5".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    film.putInt(8 + 108 + 8).put("moov".getBytes(StandardCharsets.US_ASCII));
    film.putInt(108).put("mvhd".getBytes(StandardCharsets.US_ASCII)).putInt(44, 1000);
    film.position(16 + 8 + 108);
    film.putInt(8).put("mvex".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> checked(film.array())).hasMessageContaining("video-fragmented");
  }
}
