package cn.shenhe.portal.exambank.paper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Chance that can be had again: SHA-256 over a seed, a purpose and a counter. Equal input gives
 * equal numbers on every machine and in every year; what was drawn tells nothing about what will be
 * drawn, so that the shuffled options of a paper do not betray the author's order.
 */
final class Chance {

  private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";

  private final MessageDigest digest;
  private final byte[] purpose;
  private final long seed;
  private long counter;
  private ByteBuffer block = ByteBuffer.allocate(0);

  Chance(long seed, String purpose) {
    this.seed = seed;
    this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private int bits() {
    if (block.remaining() < Integer.BYTES) {
      digest.update(ByteBuffer.allocate(16).putLong(seed).putLong(counter++).array());
      block = ByteBuffer.wrap(digest.digest(purpose));
    }
    return block.getInt();
  }

  /** A number from 0 to {@code bound} − 1, each as likely as the others. */
  int below(int bound) {
    long range = 1L << 32;
    long fair = range - range % bound;
    long drawn;
    do {
      drawn = bits() & 0xFFFFFFFFL;
    } while (drawn >= fair);
    return (int) (drawn % bound);
  }

  void shuffle(int[] numbers) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int held = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = held;
    }
  }

  <T> void shuffle(List<T> things) {
    for (int i = things.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T held = things.get(i);
      things.set(i, things.get(j));
      things.set(j, held);
    }
  }

  /** The numbers from 0 to {@code count} − 1 in some order. */
  int[] order(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }

  /** A short name: a letter and three signs. */
  String name() {
    StringBuilder name = new StringBuilder(4);
    name.append((char) ('a' + below(26)));
    for (int i = 0; i < 3; i++) {
      name.append(SIGNS.charAt(below(SIGNS.length())));
    }
    return name.toString();
  }
}
