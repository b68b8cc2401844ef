package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name of a message by sender, identifier and all it says. */
final class MessageKey {

  private static final int DIGITS = 16;

  private MessageKey() {}

  /**
   * @return 16 hexadecimal digits
   */
  static String of(CapAlert alert) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(CapWriter.write(alert));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
