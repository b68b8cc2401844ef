package cn.shenhe.portal.exambank.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A question in a person's wrong-question book. */
@Entity
@Table(name = "exam_mistake")
class Mistake {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(updatable = false)
  private String person;

  @Column(name = "question_public_id", updatable = false)
  private String question;

  @Column(name = "wrong_count")
  private int wrongCount;

  @Column(name = "right_in_row")
  private int rightInRow;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private int version;

  protected Mistake() {}

  Mistake(String person, String question) {
    this.person = person;
    this.question = question;
  }

  void wrong(Instant now) {
    wrongCount++;
    rightInRow = 0;
    changedAt = now;
  }

  void right(Instant now) {
    rightInRow++;
    changedAt = now;
  }

  String question() {
    return question;
  }

  int wrongCount() {
    return wrongCount;
  }

  int rightInRow() {
    return rightInRow;
  }

  Instant changedAt() {
    return changedAt;
  }
}
