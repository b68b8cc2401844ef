package cn.shenhe.portal.training.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** The enterprise reminded somebody of an enrolment; once per day, shown on the learner's home. */
@Entity
@Table(name = "learning_reminder")
public class LearningReminder {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "ledger_key")
  private String ledgerKey;

  private String organisation;
  private String enrolment;
  private String person;

  @Column(name = "sent_by")
  private String sentBy;

  @Column(name = "sent_at")
  private Instant sentAt;

  protected LearningReminder() {}

  LearningReminder(
      String organisation,
      String enrolment,
      String person,
      String sentBy,
      LocalDate day,
      Instant now) {
    this.ledgerKey = key(enrolment, day);
    this.organisation = organisation;
    this.enrolment = enrolment;
    this.person = person;
    this.sentBy = sentBy;
    this.sentAt = now;
  }

  static String key(String enrolment, LocalDate day) {
    return enrolment + ":" + day;
  }

  Instant sentAt() {
    return sentAt;
  }
}
