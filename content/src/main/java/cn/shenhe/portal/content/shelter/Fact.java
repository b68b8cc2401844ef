package cn.shenhe.portal.content.shelter;

import java.time.LocalDate;

/**
 * What somebody said about one attribute, and when it was last checked.
 *
 * @param value canonical text of the attribute, never blank
 * @param source who said so: file, document or duty staff; never blank
 * @param verifiedOn Beijing date of the last check; null when the source does not say
 */
public record Fact(String value, String source, LocalDate verifiedOn) {

  public Fact {
    if (value == null || value.isBlank() || source == null || source.isBlank()) {
      throw new IllegalArgumentException("a fact needs a value and a source");
    }
  }
}
