package cn.shenhe.portal.training.campaign;

import java.time.Instant;

/**
 * What a campaign did, as its report keeps it; written {@code instant TAB state TAB title TAB kind
 * TAB outcome}, the last two may be missing in reports of old.
 *
 * @param kind null when the report does not say
 * @param outcome as in {@link ActRow}; may be empty
 */
public record ReportLine(Instant at, ActState state, String title, ActKind kind, String outcome) {

  private static final int MOST_PARTS = 5;

  static String write(ActRow act, Instant now) {
    return String.join(
        "\t",
        String.valueOf(act.doneAt() == null ? now : act.doneAt()),
        act.state().name(),
        plain(act.title()),
        act.kind().name(),
        act.outcome() == null ? "" : plain(act.outcome()));
  }

  static ReportLine read(String line) {
    String[] parts = line.split("\t", MOST_PARTS);
    return new ReportLine(
        Instant.parse(parts[0]),
        ActState.valueOf(parts[1]),
        parts[2],
        parts.length < MOST_PARTS ? null : ActKind.valueOf(parts[3]),
        parts.length < MOST_PARTS ? "" : parts[4]);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\t\\r\\n]", " ");
  }
}
