package cn.shenhe.portal.exambank.question;

import java.time.Instant;
import java.util.Map;

/**
 * An import and its accounts: the counts of all verdicts together are {@code rows}.
 *
 * @param taken rows that became questions so far
 */
public record ImportSummary(
    String id,
    String fileName,
    String source,
    String format,
    String encoding,
    ImportState state,
    String importedBy,
    Instant importedAt,
    int rows,
    Map<RowVerdict, Long> counts,
    long taken) {

  public long count(RowVerdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }
}
