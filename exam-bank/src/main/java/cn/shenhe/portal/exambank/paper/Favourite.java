package cn.shenhe.portal.exambank.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A question a person wants to find again. */
@Entity
@Table(name = "exam_favourite")
class Favourite {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(updatable = false)
  private String person;

  @Column(name = "question_public_id", updatable = false)
  private String question;

  @Column(name = "added_at", updatable = false)
  private Instant addedAt;

  protected Favourite() {}

  Favourite(String person, String question, Instant now) {
    this.person = person;
    this.question = question;
    this.addedAt = now;
  }

  String question() {
    return question;
  }

  Instant addedAt() {
    return addedAt;
  }
}
