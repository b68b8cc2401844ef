package cn.shenhe.portal.exambank.question.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an item is compared with others: blanks, width, case, punctuation and the order of options do
 * not matter; a superscript does.
 *
 * @param fingerprint 32 hex digits of stem and set of options; equal means the same question
 * @param keyprint 32 hex digits of the key's text; same fingerprint and another key is a
 *     contradiction
 * @param signature 64 MinHash values over three-character shingles of stem and options
 */
public record Likeness(String fingerprint, String keyprint, int[] signature) {

  public static final int HASHES = 64;

  /** Share of common shingles from which two questions are near-duplicates. */
  public static final double NEAR = 0.8;

  private static final int SHINGLE = 3;
  private static final int[] FACTORS = new int[HASHES];
  private static final int[] OFFSETS = new int[HASHES];

  static {
    long seed = 0x5DEECE66DL;
    for (int i = 0; i < HASHES; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      FACTORS[i] = (int) (seed >>> 32) | 1;
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      OFFSETS[i] = (int) (seed >>> 32);
    }
  }

  public static Likeness of(Item item) {
    return new Likeness(
        fingerprintOf(item), hash(null, "", key(item), ""), signature(comparable(item)));
  }

  /** The fingerprint alone, which is quick to find. */
  public static String fingerprintOf(Item item) {
    return hash(
        item.type() == QuestionType.MULTIPLE_CHOICE ? QuestionType.SINGLE_CHOICE : item.type(),
        fold(item.stem().plain()),
        parts(item),
        picturesOf(item));
  }

  /** Stem and options as one text without anything that does not matter. */
  public static String comparable(Item item) {
    return fold(item.stem().plain()) + "|" + String.join("|", parts(item));
  }

  /** The text without spaces, punctuation, width and case; numbers keep their point and sign. */
  public static String fold(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(wide.length());
    for (int i = 0; i < wide.length(); i++) {
      char c = wide.charAt(i);
      boolean number = i > 0 && i + 1 < wide.length() && Character.isDigit(wide.charAt(i + 1));
      boolean sign = "+-<>=≤≥×÷/%°^_±√".indexOf(c) >= 0;
      boolean point = c == '.' && number && Character.isDigit(wide.charAt(i - 1));
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || sign || point) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static List<String> parts(Item item) {
    return item.texts().stream().skip(2).map(t -> fold(t.plain())).sorted().toList();
  }

  private static String picturesOf(Item item) {
    return item.assetIds().stream().sorted().collect(Collectors.joining(","));
  }

  private static List<String> key(Item item) {
    ItemBody body = item.body();
    if (body instanceof ItemBody.Choice choice) {
      return choice.options().stream()
          .filter(Option::correct)
          .map(o -> fold(o.text().plain()))
          .sorted()
          .toList();
    } else if (body instanceof ItemBody.TrueFalse statement) {
      return List.of(String.valueOf(statement.truth()));
    } else if (body instanceof ItemBody.Numeric numeric) {
      return List.of(numeric.value() + "±" + numeric.tolerance() + numeric.unit());
    } else if (body instanceof ItemBody.ShortText text) {
      return text.accepted().stream().sorted().toList();
    } else if (body instanceof ItemBody.Ordering ordering) {
      return ordering.items().stream().map(i -> fold(i.plain())).toList();
    } else if (body instanceof ItemBody.Matching matching) {
      return matching.pairs().stream()
          .map(p -> fold(p.left().plain()) + "→" + fold(p.right().plain()))
          .sorted()
          .toList();
    }
    throw new IllegalStateException("unknown kind of item");
  }

  private static String hash(QuestionType type, String stem, List<String> parts, String pictures) {
    String text = type + "\n" + stem + "\n" + String.join("\n", parts) + "\n" + pictures;
    return hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  /** Lower-case hex of the SHA-256 of the bytes. */
  public static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int[] signature(String text) {
    int[] least = new int[HASHES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int shingle : shingles(text)) {
      for (int i = 0; i < HASHES; i++) {
        int h = shingle * FACTORS[i] + OFFSETS[i];
        h ^= h >>> 15;
        h *= 0x2c1b3c6d;
        h ^= h >>> 12;
        least[i] = Math.min(least[i], h);
      }
    }
    return least;
  }

  private static Set<Integer> shingles(String text) {
    Set<Integer> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= Math.max(text.length(), SHINGLE); i++) {
      shingles.add(text.substring(i, Math.min(i + SHINGLE, text.length())).hashCode() * 0x9E3779B1);
    }
    return shingles;
  }

  /** Exact Jaccard similarity, 0…1, of the shingles of two {@linkplain #comparable texts}. */
  public static double similarity(String one, String other) {
    Set<Integer> a = shingles(one);
    Set<Integer> b = shingles(other);
    long common = a.stream().filter(b::contains).count();
    return (double) common / (a.size() + b.size() - common);
  }

  /** Share of equal MinHash values, 0…1: an estimate of {@link #similarity}. */
  public double estimate(int[] other) {
    int equal = 0;
    for (int i = 0; i < HASHES; i++) {
      equal += signature[i] == other[i] ? 1 : 0;
    }
    return (double) equal / HASHES;
  }

  public byte[] signatureBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HASHES * Integer.BYTES);
    buffer.asIntBuffer().put(signature);
    return buffer.array();
  }

  public static int[] signatureOf(byte[] bytes) {
    int[] signature = new int[HASHES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(signature);
    return signature;
  }
}
