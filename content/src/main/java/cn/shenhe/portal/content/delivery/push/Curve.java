package cn.shenhe.portal.content.delivery.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on P-256 as Web Push writes them: 65 bytes of a point, 32 bytes of a secret number. */
final class Curve {

  static final int POINT = 65;
  static final int NUMBER = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final ECParameterSpec P_256 = parameters();

  private Curve() {}

  static KeyPair fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(P_256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /**
   * @throws GeneralSecurityException when it is no point of the curve
   */
  static PublicKey point(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != POINT || bytes[0] != UNCOMPRESSED) {
      throw new GeneralSecurityException("not an uncompressed point");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER, POINT));
    BigInteger p = ((java.security.spec.ECFieldFp) P_256.getCurve().getField()).getP();
    BigInteger right =
        x.pow(3).add(P_256.getCurve().getA().multiply(x)).add(P_256.getCurve().getB()).mod(p);
    // A point off the curve would give our secret away bit by bit.
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(right)) {
      throw new GeneralSecurityException("not on the curve");
    }
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P_256));
  }

  static PrivateKey number(byte[] bytes) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), P_256));
  }

  static byte[] bytes(PublicKey key) {
    ECPoint point = ((ECPublicKey) key).getW();
    byte[] bytes = new byte[POINT];
    bytes[0] = UNCOMPRESSED;
    put(point.getAffineX(), bytes, 1);
    put(point.getAffineY(), bytes, 1 + NUMBER);
    return bytes;
  }

  static byte[] bytes(PrivateKey key) {
    byte[] bytes = new byte[NUMBER];
    put(((ECPrivateKey) key).getS(), bytes, 0);
    return bytes;
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(NUMBER, bytes.length);
    System.arraycopy(bytes, bytes.length - length, into, at + NUMBER - length, length);
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}
