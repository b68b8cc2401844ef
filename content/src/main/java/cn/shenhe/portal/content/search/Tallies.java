package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts of this process that are not in the database yet. A visitor counts once for the same click
 * until the counts are handed over; to know that, a salted digest of where the request came from is
 * kept until then, in memory only.
 */
@ApplicationScoped
class Tallies {

  /** What is counted together. */
  record Counted(Tally.Kind kind, String question, String target) {}

  private static final int MOST = 20_000;
  private static final int LONGEST = 60;

  /** Looks like a number of a person or an address: never kept. */
  private static final Pattern PERSONAL = Pattern.compile("[0-9]{6}|@|[0-9a-z]{16}");

  private final byte[] salt = new byte[16];
  private Map<Counted, Integer> counts = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  synchronized void asked(String folded, boolean answered) {
    kept(folded)
        .ifPresent(
            question ->
                add(new Counted(answered ? Tally.Kind.ASKED : Tally.Kind.MISSED, question, "")));
  }

  /**
   * @param target id of a hit
   * @param visitor where the request came from
   */
  synchronized void opened(String folded, String target, String visitor) {
    Optional<String> question = kept(folded);
    if (question.isPresent()
        && seen.size() < MOST
        && seen.add(digest(visitor + "\n" + question.get() + "\n" + target))) {
      add(new Counted(Tally.Kind.OPENED, question.get(), target));
    }
  }

  private void add(Counted counted) {
    if (counts.size() < MOST || counts.containsKey(counted)) {
      counts.merge(counted, 1, Integer::sum);
    }
  }

  private static Optional<String> kept(String folded) {
    String question = folded.strip();
    boolean kept =
        question.length() >= 2
            && question.length() <= LONGEST
            && !PERSONAL.matcher(question).find();
    return kept ? Optional.of(question) : Optional.empty();
  }

  private String digest(String text) {
    try {
      if (seen.isEmpty()) {
        new SecureRandom().nextBytes(salt);
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands the counts over and forgets them, and who was counted. */
  synchronized Map<Counted, Integer> take() {
    Map<Counted, Integer> taken = counts;
    counts = new HashMap<>();
    seen.clear();
    return taken;
  }

  /** Takes back what could not be stored. */
  synchronized void giveBack(Map<Counted, Integer> taken) {
    taken.forEach((counted, times) -> counts.merge(counted, times, Integer::sum));
  }
}
