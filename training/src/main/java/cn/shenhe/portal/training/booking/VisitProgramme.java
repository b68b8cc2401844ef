package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * What visitors do at a base: how long it takes, from which age, which online lesson comes first
 * (empty: none) and whether everybody is booked by name.
 */
@Entity
@Table(name = "base_programme")
public class VisitProgramme {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "base_id")
  private ExperienceBase base;

  private String title;
  private String summary;
  private int minutes;

  @Column(name = "minimum_age")
  private int minimumAge;

  private String accessibility;

  @Column(name = "lesson_slug")
  private String lessonSlug;

  @Column(name = "real_name")
  private boolean realName;

  private boolean active;

  @Version private int version;

  protected VisitProgramme() {}

  VisitProgramme(ExperienceBase base) {
    this.publicId = PublicId.fresh().value();
    this.base = base;
  }

  void describe(BaseSetup.ProgrammeForm form) {
    title = form.title();
    summary = form.summary();
    minutes = form.minutes();
    minimumAge = form.minimumAge();
    accessibility = form.accessibility();
    lessonSlug = form.lessonSlug();
    realName = form.realName();
    active = form.active();
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  ExperienceBase base() {
    return base;
  }

  String title() {
    return title;
  }

  String summary() {
    return summary;
  }

  int minutes() {
    return minutes;
  }

  int minimumAge() {
    return minimumAge;
  }

  String accessibility() {
    return accessibility;
  }

  String lessonSlug() {
    return lessonSlug;
  }

  boolean realName() {
    return realName;
  }

  boolean active() {
    return active;
  }
}
