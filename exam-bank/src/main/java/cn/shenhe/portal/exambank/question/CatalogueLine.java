package cn.shenhe.portal.exambank.question;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** One special operation (作业项目) or industry of an edition of a catalogue, below its group. */
@Entity
@Table(name = "sub_operation")
class CatalogueLine {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "catalogue_id")
  private Catalogue catalogue;

  private int position;

  @Column(name = "group_name")
  private String group;

  private String name;
  private String note;

  protected CatalogueLine() {}

  CatalogueLine(Catalogue catalogue, int position, CatalogueEdition.Entry entry) {
    this.catalogue = catalogue;
    this.position = position;
    this.group = entry.group();
    this.name = entry.name();
    this.note = entry.note();
  }

  CatalogueEdition.Entry row() {
    return new CatalogueEdition.Entry(group, name, note);
  }
}
