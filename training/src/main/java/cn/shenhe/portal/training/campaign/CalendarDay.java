package cn.shenhe.portal.training.campaign;

import java.time.LocalDate;

/**
 * An observance in one year.
 *
 * @param first null while the year's days are not announced; last likewise
 * @param theme null while there is none
 * @param source where theme or days were announced; null or empty while nobody has looked it up
 * @param basis why it is held
 * @param evidence V1, V2 or G, see FACTS §0
 */
public record CalendarDay(
    String code,
    String name,
    int year,
    LocalDate first,
    LocalDate last,
    String theme,
    String source,
    String basis,
    String evidence) {

  /** The theme as far as it may be told to everybody; null without a source. */
  public String confirmedTheme() {
    return source == null || source.isBlank() ? null : theme;
  }
}
