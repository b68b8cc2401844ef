package cn.shenhe.portal.content.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says what a file is by its first bytes, and hands it to the check of its kind. Files are looked
 * at by two at a time at most: taking one apart costs memory.
 */
@ApplicationScoped
class FileCheck {

  private static final int HEAD = 4096;
  private static final int CAPTION_BYTES = 1_000_000;

  /** Some writers put a mark or an empty line first. */
  private static final Pattern PDF = Pattern.compile("(\u00ef\u00bb\u00bf)?\\s{0,16}%PDF-");

  /** Pictures in the container of films. Source: ISO/IEC 23008-12, HEIF brands; AV1 image file. */
  private static final Pattern STILL =
      Pattern.compile("(?s)....ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif|avis)");

  private static final Pattern SVG =
      Pattern.compile(
          "(?s)\\s*+(?:<\\?.*?\\?>\\s*+|<!--.*?-->\\s*+)*+(?:<!DOCTYPE\\s+svg[\\s>\\[]|<(?:\\w+:)?svg[\\s>])");

  private final Semaphore atWork = new Semaphore(2);

  @Inject
  @ConfigProperty(name = "portal.courseware.picture-bytes", defaultValue = "15000000")
  long pictureBytes;

  @Inject
  @ConfigProperty(name = "portal.courseware.pdf-bytes", defaultValue = "50000000")
  long pdfBytes;

  @Inject
  @ConfigProperty(name = "portal.courseware.pdf-pages", defaultValue = "300")
  int pdfPages;

  @Inject
  @ConfigProperty(name = "portal.courseware.pdf-seconds", defaultValue = "180")
  int pdfSeconds;

  @Inject
  @ConfigProperty(name = "portal.courseware.audio-bytes", defaultValue = "100000000")
  long audioBytes;

  @Inject
  @ConfigProperty(name = "portal.courseware.video-bytes", defaultValue = "500000000")
  long videoBytes;

  @Inject
  @ConfigProperty(name = "portal.courseware.package-bytes", defaultValue = "200000000")
  long packageBytes;

  @Inject
  @ConfigProperty(name = "portal.courseware.package-unpacked-bytes", defaultValue = "500000000")
  long unpackedBytes;

  @Inject
  @ConfigProperty(name = "portal.courseware.package-files", defaultValue = "5000")
  int packageFiles;

  /**
   * @throws MediaRefused if the content is none of ours, broken, too large or dangerous
   */
  CheckedFile check(Path file) throws IOException {
    if (!atWork.tryAcquire()) {
      throw new MediaRefused("busy");
    }
    try {
      return look(file);
    } finally {
      atWork.release();
    }
  }

  long unpackedBytes() {
    return unpackedBytes;
  }

  private CheckedFile look(Path file) throws IOException {
    byte[] head = head(file);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length == 0) {
      throw new MediaRefused("empty");
    }
    if (PDF.matcher(start).lookingAt()) {
      tryOut(small(file, pdfBytes));
      return PdfPages.read(file, pdfPages, pdfSeconds);
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n") || start.startsWith("\u00ff\u00d8\u00ff")) {
      return PictureCheck.redraw(small(file, pictureBytes));
    }
    if (STILL.matcher(start).lookingAt()) {
      throw new MediaRefused("picture-type");
    }
    if (start.startsWith("ftypqt", 4)) {
      throw new MediaRefused("video-mov");
    }
    if (start.startsWith("ftyp", 4)) {
      return Mp4.check(small(file, videoBytes), audioBytes);
    }
    if (start.startsWith("OggS")) {
      return Sound.ogg(small(file, audioBytes));
    }
    if (start.startsWith("ID3") || Sound.startsLikeMp3(head)) {
      return Sound.mp3(small(file, audioBytes));
    }
    return text(file, start);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private void tryOut(Path pdf) throws IOException {
    switch (PdfTrial.of(pdf, pdfPages, pdfSeconds)) {
      case READABLE -> {}
      case LOCKED -> throw new MediaRefused("pdf-locked");
      case BROKEN -> throw new MediaRefused("pdf-broken");
      case TOO_MANY_PAGES -> throw new MediaRefused("pdf-pages", pdfPages);
      case TOO_SLOW -> throw new MediaRefused("pdf-slow");
    }
  }

  private CheckedFile text(Path file, String start) throws IOException {
    String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    if (text.startsWith("WEBVTT") || Captions.startsLikeSrt(text)) {
      return Captions.check(Files.readAllBytes(small(file, CAPTION_BYTES)));
    }
    if (SVG.matcher(text).lookingAt()) {
      return SvgCleaner.check(Files.readAllBytes(small(file, CAPTION_BYTES)));
    }
    if (text.matches("(?s)(GIF8|RIFF....WEBP).*")) {
      throw new MediaRefused("picture-type");
    }
    if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
      String wide = new String(head(file), StandardCharsets.UTF_16);
      if (wide.startsWith("WEBVTT") || Captions.startsLikeSrt(wide)) {
        throw new MediaRefused("captions-charset");
      }
    }
    if (start.startsWith("Rar!") || start.startsWith("7z\u00bc\u00af")) {
      throw new MediaRefused("archive-type");
    }
    if (text.startsWith("PK")) {
      return ScormReader.read(small(file, packageBytes), packageFiles, unpackedBytes);
    }
    throw new MediaRefused("type");
  }

  private static Path small(Path file, long limit) throws IOException {
    if (Files.size(file) > limit) {
      throw new MediaRefused("too-large", limit / 1_000_000);
    }
    return file;
  }
}
