package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A day, week or month of safety education. Its rule says when it falls; what is announced for a
 * single year (dates that move, the theme) is kept beside it and wins over the rule.
 */
@Entity
@Table(name = "observance")
class Observance {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  private String code;
  private String name;

  @Column(name = "date_rule")
  private String dateRule;

  private String basis;
  private String evidence;
  private int position;

  @OneToMany(mappedBy = "observance", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
  @OrderBy("forYear")
  private List<ObservanceYear> years = new ArrayList<>();

  @Version private int version;

  protected Observance() {}

  Observance(
      String code, String name, String dateRule, String basis, String evidence, int position) {
    DateRule.parse(dateRule);
    this.publicId = PublicId.fresh().value();
    this.code = code;
    this.name = name;
    this.dateRule = dateRule;
    this.basis = basis;
    this.evidence = evidence;
    this.position = position;
  }

  /**
   * Writes down what was announced for a year, in place of what was known before; what was known
   * without a source and is not said now, the source confirms.
   *
   * @param span null when the rule's days hold, or those known
   * @param theme null when there is none yet, or the one known holds
   * @param source where it was announced; not blank
   */
  void announce(int year, DateSpan span, String theme, String source, String evidence) {
    if (source == null || source.isBlank()) {
      throw new CampaignRefused("campaign.source");
    }
    Optional<ObservanceYear> open = announced(year).filter(known -> !known.confirmed());
    boolean same = theme == null || theme.isBlank();
    say(
        year,
        span != null ? span : open.flatMap(ObservanceYear::span).orElse(null),
        same ? open.map(ObservanceYear::theme).orElse(null) : theme,
        source,
        evidence);
  }

  /**
   * The same for what ships, where a source may be unknown.
   *
   * @param source empty while nobody has looked it up
   */
  void announceShipped(int year, DateSpan span, String theme, String source, String evidence) {
    say(year, span, theme, source, evidence);
  }

  private void say(int year, DateSpan span, String theme, String source, String evidence) {
    if (span != null && (span.first().getYear() != year || span.last().getYear() != year)) {
      throw new CampaignRefused("campaign.year", year);
    }
    ObservanceYear known = announced(year).orElse(null);
    if (known == null) {
      known = new ObservanceYear(this, year);
      years.add(known);
    }
    known.say(span, theme == null || theme.isBlank() ? null : theme.strip(), source, evidence);
  }

  Optional<ObservanceYear> announced(int year) {
    return years.stream().filter(known -> known.forYear() == year).findFirst();
  }

  /** Its days in this year; empty while nobody knows them. */
  Optional<DateSpan> in(int year) {
    Optional<DateSpan> said = announced(year).flatMap(ObservanceYear::span);
    return said.isPresent() ? said : DateRule.parse(dateRule).in(year);
  }

  CalendarDay day(int year) {
    Optional<ObservanceYear> said = announced(year);
    Optional<DateSpan> span = in(year);
    return new CalendarDay(
        code,
        name,
        year,
        span.map(DateSpan::first).orElse(null),
        span.map(DateSpan::last).orElse(null),
        said.map(ObservanceYear::theme).orElse(null),
        said.map(ObservanceYear::source).orElse(null),
        basis,
        said.flatMap(ObservanceYear::span).isPresent()
            ? said.map(ObservanceYear::evidence).orElse(evidence)
            : evidence);
  }

  /** Whether these days overlap. */
  boolean on(LocalDate day) {
    return in(day.getYear()).filter(span -> span.contains(day)).isPresent();
  }

  String code() {
    return code;
  }

  String name() {
    return name;
  }
}
