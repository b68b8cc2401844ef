package cn.shenhe.portal.training.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/** What was announced for an observance in one year. */
@Entity
@Table(name = "observance_year")
class ObservanceYear {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "observance_id")
  private Observance observance;

  @Column(name = "for_year")
  private int forYear;

  @Column(name = "first_day")
  private LocalDate firstDay;

  @Column(name = "last_day")
  private LocalDate lastDay;

  private String theme;
  private String source;
  private String evidence;

  @Version private int version;

  protected ObservanceYear() {}

  ObservanceYear(Observance observance, int forYear) {
    this.observance = observance;
    this.forYear = forYear;
  }

  void say(DateSpan span, String newTheme, String newSource, String newEvidence) {
    firstDay = span == null ? null : span.first();
    lastDay = span == null ? null : span.last();
    theme = newTheme;
    source = newSource;
    evidence = newEvidence;
  }

  /** Whether somebody wrote down where days and theme were announced. */
  boolean confirmed() {
    return !source.isBlank();
  }

  int forYear() {
    return forYear;
  }

  Optional<DateSpan> span() {
    return firstDay == null ? Optional.empty() : Optional.of(new DateSpan(firstDay, lastDay));
  }

  String theme() {
    return theme;
  }

  String source() {
    return source;
  }

  String evidence() {
    return evidence;
  }
}
