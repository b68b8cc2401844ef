package cn.shenhe.portal.content.notice;

import java.time.Instant;
import java.util.List;

/**
 * One round of telling.
 *
 * @param headline of the warning; empty when it is not public any more
 * @param changes names of what changed, see {@code WarningDetail.Step}
 * @param mode who was told: EVERYBODY, NEWCOMERS, REPLACED, TOLD, NOBODY; empty while it waits
 * @param queued letters put into the ledger
 * @param doneAt null while it waits
 */
public record RoundRow(
    String warning,
    String headline,
    int revision,
    List<String> changes,
    String mode,
    int queued,
    Instant createdAt,
    Instant doneAt) {

  public RoundRow {
    changes = List.copyOf(changes);
  }
}
