package cn.shenhe.portal.content.warning.cap;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * One CAP message as its sender wrote it; every element of the standard is here.
 *
 * <p>A value that is missing or unreadable is null (text, words, times) or an empty list; the
 * {@link CapProblem}s say why. Lists keep the order of the document.
 *
 * @param references earlier messages this one speaks of
 * @param infos one block per language, or several per language that belong together
 */
public record CapAlert(
    CapVersion version,
    String identifier,
    String sender,
    OffsetDateTime sent,
    CapStatus status,
    CapMessageType messageType,
    String source,
    CapScope scope,
    String restriction,
    List<String> addresses,
    List<String> codes,
    String note,
    List<CapReference> references,
    List<String> incidents,
    List<CapInfo> infos) {

  public CapAlert {
    addresses = List.copyOf(addresses);
    codes = List.copyOf(codes);
    references = List.copyOf(references);
    incidents = List.copyOf(incidents);
    infos = List.copyOf(infos);
  }
}
