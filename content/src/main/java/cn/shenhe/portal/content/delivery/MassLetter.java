package cn.shenhe.portal.content.delivery;

import java.time.Instant;
import java.util.List;

/**
 * One matter told to everybody a query finds, queued by a single statement.
 *
 * @param topic what it is about
 * @param recipients a native select with exactly the columns {@code letter_key, channel, recipient,
 *     host, text_id, token, subscription}; its parameters are numbered from {@value
 *     #FIRST_PARAMETER}. A key that the ledger knows is left out.
 * @param dueAt not before
 */
public record MassLetter(
    String topic,
    int revision,
    Lane lane,
    Instant dueAt,
    Instant notAfter,
    String recipients,
    List<Object> parameters) {

  /** Number of the first parameter of the query. */
  public static final int FIRST_PARAMETER = 20;

  public MassLetter {
    parameters = List.copyOf(parameters);
  }
}
