package cn.shenhe.portal.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Look;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One's own account from its opening to its end: a second factor, guessing, erasing. */
@ExtendWith(OnPortal.class)
class OwnAccountPageIT {

  private static final String LOGIN = "it.own-account";
  private static final String PASSWORD = "quiet-river-meets-tall-tree";
  private static final long STEP_SECONDS = 30;

  private final Portal portal;
  private final Browser browser;

  OwnAccountPageIT(Portal portal, Browser browser) {
    this.portal = portal;
    this.browser = browser;
  }

  @Test
  void anAccountGetsASecondFactorWithstandsGuessingAndIsErased() throws GeneralSecurityException {
    try (Visit person = browser.visit(portal, new Look("telephone", 390, null, true))) {
      register(person);
      signIn(person, PASSWORD);
      String session = person.cookie("JSESSIONID").value;

      person.open("/my/account");
      person.press("totpForm:offer");
      String secret = person.page().locator("[id=totpForm] code").innerText().strip();
      person.fill("totpForm:code", "12");
      person.press("totpForm:go");
      assertThat(main(person)).contains("未启用");
      person.press("totpForm:offer");
      secret = person.page().locator("[id=totpForm] code").innerText().strip();
      person.fill("totpForm:code", code(secret, 0));
      person.press("totpForm:go");
      assertThat(main(person)).contains("动态验证码已启用");

      signIn(person, PASSWORD);
      person.checkEveryLook();
      person.fill("codeForm:code", "000000");
      person.press("codeForm:go");
      assertThat(main(person)).contains("验证码不正确或已用过");
      person.fill("codeForm:code", code(secret, 1));
      person.press("codeForm:go");
      person.page().waitForURL("**/my/home");
      assertThat(person.cookie("JSESSIONID").value).isNotEqualTo(session);

      othersGuess();

      person.open("/my/account");
      person.fill("eraseForm:erasePassword", "not-the-password");
      person.press("eraseForm:go");
      assertThat(person.address()).startsWith("/my/account");
      person.fill("eraseForm:erasePassword", PASSWORD);
      person.press("eraseForm:go");
      assertThat(person.page().locator("body").innerText()).contains("账号已注销");
      person.open("/my/home");
      assertThat(person.address()).startsWith("/account/login");
    }
  }

  private static void register(Visit person) {
    person.open("/account/register");
    person.fill("form:login", LOGIN);
    person.fill("form:name", "测试人员");
    person.fill("form:password", PASSWORD);
    person.page().locator("[id='form:consent']").check();
    person.press("form:go");
    assertThat(main(person)).contains("注册成功");
  }

  private static void signIn(Visit person, String password) {
    person.open("/account/login");
    person.fill("form:login", LOGIN);
    person.fill("form:password", password);
    person.press("form:go");
  }

  /** After five wrong passwords the right one opens nothing either, from this address. */
  private void othersGuess() {
    try (Visit stranger = browser.visit(portal)) {
      for (int tries = 0; tries < 5; tries++) {
        signIn(stranger, "wrong-password-" + tries);
      }
      signIn(stranger, PASSWORD);
      assertThat(stranger.address()).startsWith("/account/login");
      assertThat(stranger.page().locator("[id='codeForm:code']").count()).isZero();
      assertThat(stranger.page().locator(".errors").innerText()).contains("需等待 10 分钟");
    }
  }

  /** What an authenticator shows so many steps from now; source: RFC 6238. */
  private static String code(String base32, int steps) throws GeneralSecurityException {
    BigInteger bits = BigInteger.ZERO;
    for (char c : base32.toCharArray()) {
      bits =
          bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
    }
    byte[] padded = bits.toByteArray();
    byte[] key = new byte[base32.length() * 5 / 8];
    for (int i = 1; i <= Math.min(key.length, padded.length); i++) {
      key[key.length - i] = padded[padded.length - i];
    }
    long step = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }

  private static String main(Visit visit) {
    return visit.page().locator("main").innerText();
  }
}
