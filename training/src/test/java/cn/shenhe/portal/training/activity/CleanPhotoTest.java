package cn.shenhe.portal.training.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photographs are drawn anew: what they show stays, what they tell goes. */
class CleanPhotoTest {

  /** Red on the left half, blue on the right. */
  private static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2, 0, width - width / 2, height);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** The picture with an EXIF segment: orientation, and words that give the place away. */
  private static byte[] withExif(byte[] jpeg, int turn) throws IOException {
    byte[] place = "GPS 41.7932 123.4396 camera-4711".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + place.length);
    tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) turn).putShort((short) 0).putInt(0).put(place);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int length = 2 + 6 + tiff.capacity();
    out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
    out.write(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    out.write(tiff.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static boolean red(BufferedImage image, double x, double y) {
    Color colour =
        new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
    return colour.getRed() > colour.getBlue();
  }

  /** Where the red half is after turning: x and y of a point in it. */
  @ParameterizedTest
  @CsvSource({
    "1,.2,.5", "2,.8,.5", "3,.8,.5", "4,.2,.5", "5,.5,.2", "6,.5,.2", "7,.5,.8", "8,.5,.8"
  })
  void aPhotographStandsUprightAndTellsNothing(int turn, double x, double y) throws IOException {
    CleanPhoto clean = CleanPhoto.of(withExif(picture("jpeg", 400, 200), turn));

    assertThat(clean.width()).isEqualTo(turn < 5 ? 400 : 200);
    assertThat(clean.height()).isEqualTo(turn < 5 ? 200 : 400);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(clean.jpeg()));
    assertThat(red(image, x, y)).isTrue();
    assertThat(red(image, 1 - x, 1 - y)).isFalse();
    assertThat(new String(clean.jpeg(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif")
        .doesNotContain("GPS")
        .doesNotContain("4711");
  }

  @Test
  void aLargePhotographIsMadeSmaller() throws IOException {
    CleanPhoto clean = CleanPhoto.of(picture("jpeg", 5000, 2500));
    assertThat(clean.width()).isEqualTo(1600);
    assertThat(clean.height()).isEqualTo(800);
  }

  @Test
  void aPngBecomesAJpeg() throws IOException {
    assertThat(CleanPhoto.of(picture("png", 40, 20)).jpeg()).startsWith(0xFF, 0xD8);
  }

  @Test
  void whatIsNoPhotographIsRefusedByItsBytes() throws IOException {
    assertThatThrownBy(
            () -> CleanPhoto.of("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("activity.report.photo.kind");
    byte[] gif = picture("gif", 10, 10);
    assertThatThrownBy(() -> CleanPhoto.of(gif)).hasMessageContaining("photo.kind");
    byte[] half = java.util.Arrays.copyOf(picture("jpeg", 300, 300), 200);
    assertThatThrownBy(() -> CleanPhoto.of(half)).hasMessageContaining("photo.damaged");
    assertThatThrownBy(() -> CleanPhoto.of(new byte[8_000_001]))
        .hasMessageContaining("photo.bytes");
  }

  @Test
  void aSmallFileThatSaysItIsHugeIsNotUnpacked() {
    ByteBuffer png = ByteBuffer.allocate(33);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
    byte[] head =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(50_000)
            .putInt(50_000)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    CRC32 sum = new CRC32();
    sum.update(head);
    png.put(head).putInt((int) sum.getValue());
    assertThatThrownBy(() -> CleanPhoto.of(png.array())).hasMessageContaining("photo.pixels");
  }
}
