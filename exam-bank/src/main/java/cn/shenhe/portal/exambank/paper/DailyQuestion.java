package cn.shenhe.portal.exambank.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The question of one day (Beijing), the same for everybody. */
@Entity
@Table(name = "daily_question")
class DailyQuestion {

  @Id
  @Column(name = "asked_on")
  private LocalDate day;

  @Column(name = "question_public_id", updatable = false)
  private String question;

  @Column(name = "version_public_id", updatable = false)
  private String versionId;

  protected DailyQuestion() {}

  DailyQuestion(LocalDate day, String question, String versionId) {
    this.day = day;
    this.question = question;
    this.versionId = versionId;
  }

  String question() {
    return question;
  }

  String versionId() {
    return versionId;
  }
}
