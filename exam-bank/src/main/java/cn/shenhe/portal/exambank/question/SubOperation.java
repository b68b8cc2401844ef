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

/** One 小类 (作业项目) of an edition of the catalogue, below its 大类. */
@Entity
@Table(name = "sub_operation")
class SubOperation {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "catalogue_id")
  private OperationCatalogue catalogue;

  private int position;

  @Column(name = "group_name")
  private String group;

  private String name;
  private String note;

  protected SubOperation() {}

  SubOperation(OperationCatalogue catalogue, int position, String group, String name, String note) {
    this.catalogue = catalogue;
    this.position = position;
    this.group = group;
    this.name = name;
    this.note = note;
  }

  CatalogueEdition.Entry row() {
    return new CatalogueEdition.Entry(group, name, note);
  }
}
