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
import java.util.ArrayList;
import java.util.List;

/** A unit of an edition: what is taught, how long, and the lessons that belong to it. */
@Entity
@Table(name = "programme_unit")
public class ProgrammeUnit {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "edition_id")
  private ProgrammeEdition edition;

  private int position;
  private String title;
  private Integer hours;
  private boolean compulsory;

  @Column(name = "high_risk")
  private boolean highRisk;

  @Column(name = "hands_on")
  private boolean handsOn;

  private boolean attended;
  private String venue;
  private String outline;

  @OneToMany(mappedBy = "unit", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<ProgrammeLesson> lessons = new ArrayList<>();

  protected ProgrammeUnit() {}

  ProgrammeUnit(ProgrammeEdition edition, int position, EditionSheet.UnitSheet sheet) {
    this.edition = edition;
    this.position = position;
    this.title = sheet.title();
    this.hours = sheet.hours();
    this.compulsory = sheet.compulsory();
    this.highRisk = sheet.highRisk();
    this.handsOn = sheet.handsOn();
    this.attended = sheet.attended();
    this.venue = sheet.venue();
    this.outline = String.join("\n", sheet.outline());
    for (String piece : sheet.pieces()) {
      lessons.add(new ProgrammeLesson(edition, this, lessons.size() + 1, piece));
    }
  }

  EditionSheet.UnitSheet sheet() {
    return new EditionSheet.UnitSheet(
        title,
        hours,
        compulsory,
        highRisk,
        handsOn,
        attended,
        venue,
        lessons.stream().map(ProgrammeLesson::piece).toList(),
        outline.lines().toList());
  }
}
