package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.LawKey;
import cn.shenhe.portal.exambank.question.item.LawReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * That the current version of a question cites an article, as it is written there and as it
 * compares with other ways to write it.
 */
@Entity
@Table(name = "question_law")
@IdClass(CitedArticle.Key.class)
class CitedArticle {

  @Id
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "question_id")
  private Question question;

  @Id private String law;
  @Id private String edition;
  @Id private String article;

  @Column(name = "law_key")
  private String lawKey;

  @Column(name = "article_key")
  private String articleKey;

  protected CitedArticle() {}

  CitedArticle(Question question, LawReference reference) {
    this.question = question;
    this.law = reference.law();
    this.edition = reference.edition();
    this.article = reference.article();
    LawKey key = LawKey.of(reference);
    this.lawKey = key.law();
    this.articleKey = key.article();
  }

  LawReference reference() {
    return new LawReference(law, edition, article);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CitedArticle c
        && law.equals(c.law)
        && edition.equals(c.edition)
        && article.equals(c.article)
        && question.equals(c.question);
  }

  @Override
  public int hashCode() {
    return Objects.hash(law, edition, article);
  }

  /** Primary key. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    Long question;
    String law;
    String edition;
    String article;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k
          && Objects.equals(question, k.question)
          && Objects.equals(law, k.law)
          && Objects.equals(edition, k.edition)
          && Objects.equals(article, k.article);
    }

    @Override
    public int hashCode() {
      return Objects.hash(question, law, edition, article);
    }
  }
}
