package cn.shenhe.portal.content.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/**
 * How often a question was asked on a day, or led to a passage. There is no person in it and no
 * time of day; what too few people asked is removed before anybody sees it.
 */
@Entity
@Table(name = "search_tally")
class Tally {

  /** What was counted. */
  enum Kind {
    /** Asked and answered. */
    ASKED,
    /** Asked and nothing found. */
    MISSED,
    /** A result was opened. */
    OPENED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "day_of")
  private LocalDate day;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String question;
  private String target;
  private int times;
  @Version private long version;

  protected Tally() {}

  Tally(LocalDate day, Kind kind, String question, String target) {
    this.day = day;
    this.kind = kind;
    this.question = question;
    this.target = target;
  }

  void add(int more) {
    times += more;
  }
}
