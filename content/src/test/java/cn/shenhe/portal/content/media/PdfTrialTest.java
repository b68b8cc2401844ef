package cn.shenhe.portal.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.media.PdfTrial.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody may upload, tried out by the real process. */
class PdfTrialTest {

  private static final int MOST_PAGES = 3;
  private static final int SECONDS = 180;

  @TempDir Path folder;

  private static Outcome tried(Path file) throws IOException {
    return PdfTrial.of(file, MOST_PAGES, SECONDS);
  }

  private Path pdf(int pages, String password) throws IOException {
    Path file = folder.resolve(pages + password + ".pdf");
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      document.save(file.toFile());
    }
    return file;
  }

  @Test
  void whatCanBeReadWhatIsLockedBrokenOrTooLongSaysSo() throws IOException {
    assertThat(tried(pdf(3, ""))).isEqualTo(Outcome.READABLE);
    assertThat(tried(pdf(4, ""))).isEqualTo(Outcome.TOO_MANY_PAGES);
    assertThat(tried(pdf(1, "open-sesame"))).isEqualTo(Outcome.LOCKED);
    Path none = Files.writeString(folder.resolve("none.pdf"), "%PDF-1.7 and nothing else");
    assertThat(tried(none)).isEqualTo(Outcome.BROKEN);
    assertThat(PdfTrial.of(pdf(2, ""), MOST_PAGES, 0)).isEqualTo(Outcome.TOO_SLOW);
  }

  @Test
  void aStringThatUnpacksToHundredsOfMegabytesHurtsOnlyTheOtherProcess() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
      deflate.write('(');
      byte[] letters = new byte[1 << 20];
      Arrays.fill(letters, (byte) 'a');
      for (int i = 0; i < 130; i++) {
        deflate.write(letters);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        """
        %%PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>> endobj
        4 0 obj <</Length %d/Filter/FlateDecode>>
        stream
        """
            .formatted(packed.size())
            .getBytes(StandardCharsets.US_ASCII));
    packed.writeTo(out);
    out.write(
        "\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    Path bomb = Files.write(folder.resolve("bomb.pdf"), out.toByteArray());
    assertThat(Files.size(bomb)).isLessThan(1_000_000);
    assertThat(tried(bomb)).isEqualTo(Outcome.BROKEN);
  }
}
