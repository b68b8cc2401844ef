package cn.shenhe.portal.exambank.sitting;

import java.util.List;
import java.util.Locale;

/**
 * What is seen of a candidate's device.
 *
 * @param address network address the request came from
 * @param agent what the browser says it is
 * @param proofs what Safe Exam Browser said about itself; empty with any other browser
 */
public record DeviceFacts(String address, String agent, List<Proof> proofs) {

  /**
   * SHA-256 of an address and a key of the browser, 64 hexadecimal digits.
   *
   * @param url the address, as the browser knows it
   */
  public record Proof(String url, String hash) {}

  public DeviceFacts {
    proofs = List.copyOf(proofs);
  }

  /** Whether the browser proved that it has one of the keys. */
  boolean proves(List<String> keys) {
    return keys.stream()
        .map(key -> key.toLowerCase(Locale.ROOT))
        .anyMatch(key -> proofs.stream().anyMatch(proof -> isOver(proof, key)));
  }

  private static boolean isOver(Proof proof, String key) {
    return JournalEntry.sha256(proof.url() + key).equals(proof.hash().toLowerCase(Locale.ROOT));
  }
}
