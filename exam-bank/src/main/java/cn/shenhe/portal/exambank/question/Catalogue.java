package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One edition of the catalogue of special operations (特种作业目录) or of industries. Editions are
 * imported whole and never edited; exactly one of a kind is in force, the others stay readable.
 */
@Entity
@Table(name = "operation_catalogue")
class Catalogue {

  /** What the edition lists. */
  enum Kind {
    OPERATION,
    INDUSTRY
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String name;
  private String caveat;
  private String source;

  @Column(name = "in_force")
  private boolean inForce;

  @Column(name = "imported_at")
  private Instant importedAt;

  @Version private int version;

  @OneToMany(mappedBy = "catalogue", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
  @OrderBy("position")
  private List<CatalogueLine> lines = new ArrayList<>();

  protected Catalogue() {}

  Catalogue(Kind kind, String name, String caveat, String source, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.kind = kind;
    this.name = name;
    this.caveat = caveat;
    this.source = source;
    this.importedAt = now;
  }

  void add(CatalogueEdition.Entry entry) {
    lines.add(new CatalogueLine(this, lines.size() + 1, entry));
  }

  Kind kind() {
    return kind;
  }

  void comeIntoForce() {
    inForce = true;
  }

  void giveWay() {
    inForce = false;
  }

  CatalogueEdition edition() {
    return new CatalogueEdition(
        publicId,
        name,
        caveat,
        source,
        inForce,
        importedAt,
        lines.stream().map(CatalogueLine::row).toList());
  }
}
