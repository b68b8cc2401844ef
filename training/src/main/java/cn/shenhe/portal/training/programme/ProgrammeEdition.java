package cn.shenhe.portal.training.programme;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a programme asks for at a time: hours and months with their basis, units with their lessons.
 * Never changed once kept.
 */
@Entity
@Table(name = "programme_edition")
public class ProgrammeEdition {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "programme_id")
  private Programme programme;

  private int number;
  private String title;

  @Column(name = "initial_hours")
  private Integer initialHours;

  @Column(name = "initial_high_risk_hours")
  private Integer initialHighRiskHours;

  @Column(name = "initial_basis")
  private String initialBasis;

  @Column(name = "refresher_hours")
  private Integer refresherHours;

  @Column(name = "refresher_high_risk_hours")
  private Integer refresherHighRiskHours;

  @Column(name = "refresher_basis")
  private String refresherBasis;

  @Column(name = "deadline_months")
  private Integer deadlineMonths;

  @Column(name = "deadline_basis")
  private String deadlineBasis;

  private String disclaimer;
  private String origin;
  private String digest;

  @Column(name = "created_at")
  private Instant createdAt;

  @OneToMany(mappedBy = "edition", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<ProgrammeUnit> units = new ArrayList<>();

  protected ProgrammeEdition() {}

  ProgrammeEdition(
      Programme programme, EditionSheet sheet, String origin, String digest, Instant now) {
    this.programme = programme;
    this.number = programme.nextEdition();
    this.title = sheet.title();
    this.initialHours = sheet.initial().hours();
    this.initialHighRiskHours = sheet.initial().highRiskHours();
    this.initialBasis = sheet.initial().basis();
    this.refresherHours = sheet.refresher().hours();
    this.refresherHighRiskHours = sheet.refresher().highRiskHours();
    this.refresherBasis = sheet.refresher().basis();
    this.deadlineMonths = sheet.deadlineMonths();
    this.deadlineBasis = sheet.deadlineBasis();
    this.disclaimer = sheet.disclaimer();
    this.origin = origin;
    this.digest = digest;
    this.createdAt = now;
    for (EditionSheet.UnitSheet unit : sheet.units()) {
      units.add(new ProgrammeUnit(this, units.size() + 1, unit));
    }
  }

  EditionSheet sheet() {
    return new EditionSheet(
        title,
        new EditionSheet.Hours(initialHours, initialHighRiskHours, initialBasis),
        new EditionSheet.Hours(refresherHours, refresherHighRiskHours, refresherBasis),
        deadlineMonths,
        deadlineBasis,
        disclaimer,
        units.stream().map(ProgrammeUnit::sheet).toList());
  }

  /** Hours asked for; null where nobody has entered them. */
  Integer hours(EnrolmentKind kind, boolean highRisk) {
    if (kind == EnrolmentKind.INITIAL) {
      return highRisk ? initialHighRiskHours : initialHours;
    }
    return highRisk ? refresherHighRiskHours : refresherHours;
  }

  /** By when an enrolment is to be completed; null where there is no term. */
  LocalDate due(EnrolmentKind kind, LocalDate start) {
    if (kind == EnrolmentKind.REFRESHER) {
      return start.plusYears(1);
    }
    return deadlineMonths == null ? null : start.plusMonths(deadlineMonths);
  }

  Long id() {
    return id;
  }

  Programme programme() {
    return programme;
  }

  int number() {
    return number;
  }

  String title() {
    return title;
  }

  String origin() {
    return origin;
  }

  String digest() {
    return digest;
  }

  Instant createdAt() {
    return createdAt;
  }

  List<ProgrammeUnit> units() {
    return units;
  }
}
