package cn.shenhe.portal.content.delivery.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one browser. Source: RFC 8291 section 3.4, RFC 8188 section 2. */
final class PushEncryption {

  /** So that a message is one record of 4096 bytes. Source: RFC 8030 section 7.2, RFC 8291. */
  static final int MOST_PLAINTEXT = 3993;

  private static final int RECORD = 4096;
  private static final int SALT = 16;
  private static final int KEY = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private PushEncryption() {}

  /**
   * @param browser the browser's public key, 65 bytes
   * @param auth the browser's secret, 16 bytes
   * @param ours a key pair for this message only
   * @param salt 16 random bytes
   * @return the body, {@code Content-Encoding: aes128gcm}
   */
  static byte[] encrypt(byte[] plaintext, byte[] browser, byte[] auth, KeyPair ours, byte[] salt)
      throws GeneralSecurityException {
    if (plaintext.length > MOST_PLAINTEXT || salt.length != SALT) {
      throw new GeneralSecurityException("too long, or no salt");
    }
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    agreement.doPhase(Curve.point(browser), true);
    byte[] own = Curve.bytes(ours.getPublic());
    byte[] info = join(ascii("WebPush: info\0"), browser, own);
    byte[] secret = expand(hmac(auth, agreement.generateSecret()), info, Curve.NUMBER);
    byte[] sealed = seal(join(plaintext, new byte[] {LAST_RECORD}), secret, salt);
    return ByteBuffer.allocate(SALT + 4 + 1 + own.length + sealed.length)
        .put(salt)
        .putInt(RECORD)
        .put((byte) own.length)
        .put(own)
        .put(sealed)
        .array();
  }

  /** One record of RFC 8188, its delimiter included in the text. */
  static byte[] seal(byte[] padded, byte[] secret, byte[] salt) throws GeneralSecurityException {
    byte[] prk = hmac(salt, secret);
    byte[] key = expand(prk, ascii("Content-Encoding: aes128gcm\0"), KEY);
    byte[] nonce = expand(prk, ascii("Content-Encoding: nonce\0"), NONCE);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher.doFinal(padded);
  }

  private static byte[] expand(byte[] prk, byte[] info, int length)
      throws GeneralSecurityException {
    return Arrays.copyOf(hmac(prk, join(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
