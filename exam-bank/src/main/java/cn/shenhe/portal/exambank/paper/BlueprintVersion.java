package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a blueprint at one moment, with the minutes and marks of the rule they were
 * published under. Papers refer to a version, so that they can be explained years later.
 */
@Entity
@Table(name = "blueprint_version")
class BlueprintVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "blueprint_id", updatable = false)
  private Blueprint blueprint;

  @Column(updatable = false)
  private int number;

  @Enumerated(EnumType.STRING)
  private BlueprintState state;

  private String note;
  private int minutes;

  @Column(name = "full_marks")
  private BigDecimal fullMarks;

  @Column(name = "pass_mark")
  private BigDecimal passMark;

  @Column(name = "rule_public_id")
  private String rule;

  @ElementCollection
  @CollectionTable(name = "blueprint_cell", joinColumns = @JoinColumn(name = "version_id"))
  @OrderColumn(name = "position")
  private List<BlueprintCell> cells = new ArrayList<>();

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "published_at")
  private Instant publishedAt;

  @Version private int version;

  protected BlueprintVersion() {}

  /** A draft. */
  BlueprintVersion(Blueprint blueprint, int number, String by, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.blueprint = blueprint;
    this.number = number;
    this.state = BlueprintState.DRAFT;
    this.note = "";
    this.fullMarks = BigDecimal.ZERO;
    this.passMark = BigDecimal.ZERO;
    this.rule = "";
    this.changedBy = by;
    this.changedAt = now;
  }

  /**
   * @param note why the blueprint is like this: the basis shown to readers
   * @throws BlueprintRefused if the version was published or there are too many cells
   */
  void write(List<Cell> cells, String note, String by, Instant now) {
    if (state != BlueprintState.DRAFT) {
      throw new BlueprintRefused("exam.blueprint.published");
    }
    if (cells.size() > 200) {
      throw new BlueprintRefused("exam.blueprint.too-many-cells");
    }
    this.cells.clear();
    cells.forEach(cell -> this.cells.add(new BlueprintCell(cell)));
    this.note = note == null ? "" : note.strip();
    if (this.note.length() > 1000) {
      throw new BlueprintRefused("exam.blueprint.note");
    }
    this.changedBy = by;
    this.changedAt = now;
  }

  /**
   * Freezes the cells under a rule. Whether papers can be drawn was proved before.
   *
   * @throws BlueprintRefused if there is nothing to publish or the marks are not those of the rule
   */
  void publish(ExamRule rule, String by, Instant now) {
    if (state != BlueprintState.DRAFT) {
      throw new BlueprintRefused("exam.blueprint.published");
    }
    if (cells.isEmpty()) {
      throw new BlueprintRefused("exam.blueprint.empty");
    }
    BigDecimal total = cells().stream().map(Cell::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.compareTo(rule.fullMarks()) != 0) {
      throw new BlueprintRefused(
          "exam.blueprint.total",
          total.stripTrailingZeros().toPlainString(),
          rule.fullMarks().stripTrailingZeros().toPlainString());
    }
    this.rule = rule.publicId();
    minutes = rule.minutes();
    fullMarks = rule.fullMarks();
    passMark = rule.passMark();
    state = BlueprintState.PUBLISHED;
    changedBy = by;
    changedAt = now;
    publishedAt = now;
  }

  List<Cell> cells() {
    return cells.stream().map(BlueprintCell::cell).toList();
  }

  boolean isDraft() {
    return state == BlueprintState.DRAFT;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  Blueprint blueprint() {
    return blueprint;
  }

  int number() {
    return number;
  }

  BlueprintState state() {
    return state;
  }

  String note() {
    return note;
  }

  int minutes() {
    return minutes;
  }

  BigDecimal fullMarks() {
    return fullMarks;
  }

  BigDecimal passMark() {
    return passMark;
  }

  String rule() {
    return rule;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }

  Instant publishedAt() {
    return publishedAt;
  }

  int lockVersion() {
    return version;
  }
}
