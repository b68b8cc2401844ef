package cn.shenhe.portal.content.warning;

import java.time.Instant;

/**
 * What to look for among all warnings, past and present; null means any.
 *
 * @param words part of the headline or the issuer
 * @param from sent at or after
 * @param before sent before
 * @param first rows to skip, 0..10000
 */
public record ArchiveSearch(
    String words, String hazard, WarningLevel level, Instant from, Instant before, int first) {

  public ArchiveSearch {
    first = Math.max(0, Math.min(10_000, first));
  }
}
