package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What a question said at one moment. Written once and never changed: a sitting that used it can be
 * read years later exactly as it was.
 */
@Entity
@Table(name = "question_version")
class QuestionVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "question_id", updatable = false)
  private Question question;

  @Column(updatable = false)
  private int number;

  @Column(updatable = false)
  private String content;

  @Column(updatable = false)
  private String author;

  @Column(updatable = false)
  private String note;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  protected QuestionVersion() {}

  /**
   * @param number 1 for the first, then one more each
   * @param note what changed, in the author's words
   */
  QuestionVersion(
      Question question, int number, Item item, String author, String note, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.question = question;
    this.number = number;
    this.content = ItemJson.write(item);
    this.author = author;
    this.note = note == null ? "" : note;
    this.createdAt = now;
  }

  Item item() {
    return ItemJson.read(content);
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  Question question() {
    return question;
  }

  int number() {
    return number;
  }

  String author() {
    return author;
  }

  String note() {
    return note;
  }

  Instant createdAt() {
    return createdAt;
  }
}
