package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.print.Print;
import java.time.Instant;
import java.time.LocalDate;

/** The certificate on one lying A4: what it says, the code to check it by, and what it is not. */
final class CertificatePaper {

  private static final int BLUE = 0x0A355C;
  private static final int BLACK = 0x1A1A1A;
  private static final int GREY = 0x4A4A4A;
  private static final int RED = 0xA01818;
  private static final float MARGIN = 34;
  private static final float LEFT = 92;
  private static final float CODE_SIDE = 150;

  private CertificatePaper() {}

  private static final String PASSED = "参加下列培训考核，成绩合格，特此证明。";

  /**
   * @param checkAddress where the number can be typed
   * @param codeText what the QR code holds: the address, the number and the signed claims
   */
  static byte[] print(CertificateClaims claims, String checkAddress, String codeText, Instant now) {
    try (Print print = Print.lying(Disclaimer.TITLE + " " + claims.number(), now)) {
      frame(print);
      print.ink(BLUE);
      print.centred(112, 38, true, Disclaimer.TITLE);
      print.ink(BLACK);
      if (claims.demo()) {
        print.ink(RED);
        print.centred(146, 16, true, "演示样张——由演示平台生成，不对应任何真实的培训考核");
        print.ink(BLACK);
      }
      holder(print, claims.name());
      row(print, 240, "考核项目", claims.title());
      row(print, 276, "证明编号", claims.number());
      row(print, 312, "签发日期", day(claims.issued()));
      row(print, 348, "有效期至", claims.expires() == null ? "未规定期限" : day(claims.expires()));
      row(print, 384, "签发单位", claims.issuer());
      code(print, checkAddress, codeText);
      disclaimer(print);
      return print.bytes();
    }
  }

  /** A long name is set smaller, and the sentence below it where there is no room beside it. */
  private static void holder(Print print, String name) {
    float wide = print.width() - 2 * LEFT;
    float size = 24;
    while (size > 10 && print.widthOf(name, true, size) > wide) {
      size -= 0.5f;
    }
    print.text(LEFT, 196, size, true, name);
    float named = print.widthOf(name, true, size) + 10;
    boolean beside = named + print.widthOf(PASSED, false, 15) <= wide;
    print.text(beside ? LEFT + named : LEFT, beside ? 196 : 218, 15, false, PASSED);
  }

  private static void frame(Print print) {
    print.ink(BLUE);
    print.frame(MARGIN, MARGIN, print.width() - 2 * MARGIN, print.height() - 2 * MARGIN, 2.5f);
    float inner = MARGIN + 6;
    print.frame(inner, inner, print.width() - 2 * inner, print.height() - 2 * inner, 0.6f);
  }

  private static void row(Print print, float y, String label, String value) {
    print.ink(GREY);
    print.text(LEFT, y, 13, false, label);
    print.ink(BLACK);
    float size = 15;
    while (size > 9 && print.widthOf(value, false, size) > 360) {
      size -= 0.5f;
    }
    print.text(LEFT + 80, y, size, false, value);
  }

  private static void code(Print print, String checkAddress, String codeText) {
    float x = print.width() - LEFT - CODE_SIDE + 16;
    print.code(x, 216, CODE_SIDE, codeText);
    print.ink(GREY);
    float y = 216 + CODE_SIDE + 12;
    for (String line : print.lines("扫码或在下列网址输入编号核验，离线可验签名：", 9, false, CODE_SIDE)) {
      print.text(x, y, 9, false, line);
      y += 13;
    }
    for (String line : print.lines(checkAddress, 8, false, CODE_SIDE)) {
      print.text(x, y, 8, false, line);
      y += 12;
    }
  }

  private static void disclaimer(Print print) {
    float wide = print.width() - 2 * LEFT + 20;
    print.ink(RED);
    print.frame(LEFT - 12, 462, wide + 4, 52, 1);
    print.paragraph(LEFT, 482, wide - 20, 12, false, Disclaimer.TEXT);
  }

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
