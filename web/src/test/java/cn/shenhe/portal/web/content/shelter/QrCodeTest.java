package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.Fact;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterSheet;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.ShelterStatus;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a camera reads from the drawn squares. */
class QrCodeTest {

  private static final String ID = "0123456789abcdefghijklmnop";
  private static final Pattern DARK = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
  private static final int WHITE = 0xFFFFFF;

  /** Pixels per module. */
  private static final int SCALE = 4;

  @Test
  void theCodeOfAShelterLeadsToItsPage() throws IOException, ReaderException {
    ShelterView view = new ShelterView();
    view.publicUrl = "https://safety.example";
    view.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getParameter") && arguments[0].equals("id")
                        ? ID
                        : null);
    view.directory =
        new ShelterDirectory() {
          @Override
          public ShelterState details(String publicId, Instant at) {
            return new ShelterState(
                publicId,
                ShelterSheet.of(Map.of(ShelterAttribute.NAME, new Fact("示例公园", "测试", null))),
                ShelterStatus.OPEN,
                null,
                Instant.EPOCH,
                null,
                false,
                true);
          }
        };
    view.load();
    assertThat(read(view.getQr())).isEqualTo("https://safety.example/shelter/shelter?id=" + ID);
  }

  @Test
  void chineseTextIsReadAsItWasWritten() throws ReaderException {
    String text = "沈阳市沈河区应急避难场所";
    assertThat(read(QrCode.of(text))).isEqualTo(text);
  }

  private static String read(QrCode code) throws ReaderException {
    int side = code.size() * SCALE;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, WHITE);
    DARK.matcher(code.path()).results().forEach(module -> blacken(pixels, side, module));
    RGBLuminanceSource seen = new RGBLuminanceSource(side, side, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen))).getText();
  }

  private static void blacken(int[] pixels, int side, MatchResult module) {
    int left = Integer.parseInt(module.group(1)) * SCALE;
    int top = Integer.parseInt(module.group(2)) * SCALE;
    for (int y = top; y < top + SCALE; y++) {
      Arrays.fill(pixels, y * side + left, y * side + left + SCALE, 0);
    }
  }
}
