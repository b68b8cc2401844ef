package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A new round for a person who has used up the attempts of a subject: from here on they are counted
 * again. Never changed and never taken back.
 */
@Entity
@Table(name = "exam_round")
public class ExamRound {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "session_id")
  private long sessionId;

  private String person;

  @Column(name = "person_name")
  private String personName;

  private String reason;
  private String basis;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "opened_at")
  private Instant openedAt;

  protected ExamRound() {}

  /**
   * @param place of the person in an earlier session of the subject
   * @param session for whose subject the attempts are counted again
   */
  ExamRound(
      ExamSession session, Enrolment place, String reason, String basis, String by, Instant now) {
    this.sessionId = session.id();
    this.person = place.person();
    this.personName = place.personName();
    this.reason = reason;
    this.basis = basis;
    this.openedBy = by;
    this.openedAt = now;
  }

  RoundRow row() {
    return new RoundRow(personName, reason, basis, openedAt);
  }
}
