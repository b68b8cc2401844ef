package cn.shenhe.portal.web.content.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.ResourceBundle;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A receiver who follows the page to the letter gets the signature that is printed there. */
class WebhookPageTest {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("texts.notice", Locale.CHINA);

  @Test
  void theExampleIsSignedAsThePageSays() throws Exception {
    String joined =
        text("webhook.check.joined")
            .replace("Webhook-Id", text("webhook.example.id"))
            .replace("Webhook-Timestamp", text("webhook.example.timestamp"))
            .replace("内容", text("webhook.example.body"));
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] secret = text("webhook.example.secret").getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] signature = mac.doFinal(joined.getBytes(StandardCharsets.UTF_8));
    assertThat(text("webhook.example.signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(signature));
  }

  private static String text(String key) {
    return TEXTS.getString(key);
  }
}
