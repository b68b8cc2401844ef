package cn.shenhe.portal.training.contest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * The draw of lots, so that anybody can do it again: before the contest the hash of a seed is
 * published, after it the seed and the list of lots. Of each lot the ticket is SHA-256 over {@code
 * seed LF hash-of-the-list LF lot}; the smallest tickets win, in their order. The operator cannot
 * choose a seed afterwards, and one lot more or less changes every ticket.
 */
final class Lottery {

  private Lottery() {}

  /** The list as it is published: each lot on a line of its own, in the order of its signs. */
  static String list(List<String> lots) {
    StringBuilder text = new StringBuilder();
    lots.stream().sorted().forEach(lot -> text.append(lot).append('\n'));
    return text.toString();
  }

  /**
   * @param prizes how many win; all lots when there are fewer
   * @return the lots that win, the first prize first
   */
  static List<String> winners(String seed, List<String> lots, int prizes) {
    String prefix = seed + '\n' + sha256(list(lots)) + '\n';
    TreeMap<String, String> byTicket = new TreeMap<>();
    lots.forEach(lot -> byTicket.put(sha256(prefix + lot), lot));
    return byTicket.values().stream().limit(prizes).toList();
  }

  /** 64 hex digits over the text's UTF-8. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
