package cn.shenhe.portal.exambank.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key (RFC 8032) that signs certificates.
 *
 * @param id first 12 characters of the SHA-256 of the public key, base64url
 */
record SignatureKey(String id, PublicKey publicKey, PrivateKey privateKey) {

  static final int SEED_BYTES = 32;
  private static final int ID_LENGTH = 12;

  /** The key of this seed; the same one always. */
  static SignatureKey ofSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("portal.certificate.key must be 32 bytes in base 64");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw(pair.getPublic()));
      String id = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      return new SignatureKey(id.substring(0, ID_LENGTH), pair.getPublic(), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  static byte[] freshSeed() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  boolean signed(String text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The 32 bytes of the public key in base64url, as in a JSON Web Key. */
  String publicText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw(publicKey));
  }

  /** The encoded key is a header and then the 32 bytes. */
  private static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
  }

  /** Answers the seed once, as if by chance. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
