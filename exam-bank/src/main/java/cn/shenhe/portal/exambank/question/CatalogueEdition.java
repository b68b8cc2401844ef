package cn.shenhe.portal.exambank.question;

import java.time.Instant;
import java.util.List;

/**
 * An edition of the catalogue of special operations.
 *
 * @param caveat what a reader must know before relying on it
 * @param entries in the order of the source
 */
public record CatalogueEdition(
    String id,
    String name,
    String caveat,
    String source,
    boolean inForce,
    Instant importedAt,
    List<Entry> entries) {

  /** One sub-operation: its 大类, its name, a word on its scope (may be empty). */
  public record Entry(String group, String name, String note) {}
}
