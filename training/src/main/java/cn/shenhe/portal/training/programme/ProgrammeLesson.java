package cn.shenhe.portal.training.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A piece of content in a unit, by its key ({@code lesson:cpr-aed}). */
@Entity
@Table(name = "programme_lesson")
public class ProgrammeLesson {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "edition_id")
  private ProgrammeEdition edition;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "unit_id")
  private ProgrammeUnit unit;

  private int position;
  private String piece;

  protected ProgrammeLesson() {}

  ProgrammeLesson(ProgrammeEdition edition, ProgrammeUnit unit, int position, String piece) {
    this.edition = edition;
    this.unit = unit;
    this.position = position;
    this.piece = piece;
  }

  String piece() {
    return piece;
  }
}
