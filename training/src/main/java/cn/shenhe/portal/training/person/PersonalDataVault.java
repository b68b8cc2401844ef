package cn.shenhe.portal.training.person;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts identity numbers and other secrets of people (AES-256-GCM, bound to the owner's public
 * id, so that a ciphertext moved to another row does not open) and derives the keyed hash by which
 * a number is found again (HMAC-SHA-256; a plain hash of so small a space could be searched).
 *
 * <p>The key is the setting {@code portal.crypto.key} (32 bytes in base 64). Without it a random
 * one is kept in {@code <portal.data.dir>/keys/personal-data.key}, readable by the owner only;
 * several nodes must share one by the setting.
 */
@ApplicationScoped
class PersonalDataVault {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject
  @ConfigProperty(name = "portal.crypto.key")
  Optional<String> configuredKey;

  @Inject
  @ConfigProperty(name = "portal.data.dir", defaultValue = "data")
  String dataDir;

  private SecretKeySpec cipherKey;
  private SecretKeySpec lookupKey;

  @PostConstruct
  void open() {
    byte[] master =
        configuredKey
            .filter(text -> !text.isBlank())
            .map(text -> Base64.getDecoder().decode(text.strip()))
            .orElseGet(this::keyFromFile);
    use(master);
  }

  void use(byte[] master) {
    if (master.length != KEY_BYTES) {
      throw new IllegalArgumentException("portal.crypto.key must be 32 bytes in base 64");
    }
    cipherKey = new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "cipher"), "AES");
    lookupKey =
        new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "lookup"), "HmacSHA256");
  }

  private byte[] keyFromFile() {
    Path file = Path.of(dataDir).resolve("keys").resolve("personal-data.key");
    try {
      if (Files.notExists(file)) {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        Files.createDirectories(file.getParent());
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(fresh));
      }
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the key of personal data cannot be read: " + file, e);
    }
  }

  /** Nonce and ciphertext in base 64. */
  String seal(String secret, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8), owner);
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
  }

  /**
   * @throws IllegalStateException when the key is another one or the row was tampered with
   */
  String open(String sealed, String owner) {
    byte[] bytes = Base64.getDecoder().decode(sealed);
    byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] body = java.util.Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, body, owner), StandardCharsets.UTF_8);
  }

  /** 64 hex digits; equal for equal values under one key. */
  String lookup(String value) {
    return HexFormat.of().formatHex(hmac(lookupKey, value));
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input, String owner) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("personal data cannot be sealed or opened", e);
    }
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
