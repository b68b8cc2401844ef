package cn.shenhe.portal.exambank.question;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That the current version of a question applies to one category, industry or sub-operation. */
@Entity
@Table(name = "question_applicability")
@IdClass(Applicability.Key.class)
class Applicability {

  enum Kind {
    CATEGORY,
    INDUSTRY,
    SUB_OPERATION
  }

  @Id
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "question_id")
  private Question question;

  @Id
  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Id private String name;

  protected Applicability() {}

  Applicability(Question question, Kind kind, String name) {
    this.question = question;
    this.kind = kind;
    this.name = name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Applicability a
        && kind == a.kind
        && name.equals(a.name)
        && question.equals(a.question);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name);
  }

  /** Primary key. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    Long question;
    Kind kind;
    String name;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k
          && Objects.equals(question, k.question)
          && kind == k.kind
          && Objects.equals(name, k.name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(question, kind, name);
    }
  }
}
