package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What papers of one kind of examination are made of; its content is in its versions. */
@Entity
@Table(name = "blueprint")
class Blueprint {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  private String name;

  @Enumerated(EnumType.STRING)
  private Category category;

  private String industry;

  @Column(name = "sub_operation")
  private String subOperation;

  @Column(updatable = false)
  private String origin;

  @Version private int version;

  protected Blueprint() {}

  /**
   * @param industry empty means all
   * @param subOperation empty unless the category is special operators
   * @param origin code of the shipped blueprint; empty for others
   * @throws BlueprintRefused if the name is blank or too long
   */
  Blueprint(String name, Category category, String industry, String subOperation, String origin) {
    this.publicId = PublicId.fresh().value();
    this.name = name == null ? "" : name.strip();
    this.category = category;
    String plain = industry == null ? "" : industry.strip();
    this.industry = plain.equals(IndustryCatalogues.ALL) ? "" : plain;
    this.subOperation = subOperation == null ? "" : subOperation.strip();
    this.origin = origin;
    if (this.name.isEmpty() || this.name.length() > 120) {
      throw new BlueprintRefused("exam.blueprint.name");
    }
    if (category == null || this.industry.length() > 60 || this.subOperation.length() > 60) {
      throw new BlueprintRefused("exam.blueprint.subject");
    }
  }

  String publicId() {
    return publicId;
  }

  String name() {
    return name;
  }

  Category category() {
    return category;
  }

  String industry() {
    return industry;
  }

  String subOperation() {
    return subOperation;
  }
}
