package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person who watches over a session. */
@Entity
@Table(name = "session_invigilator")
public class SessionInvigilator {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "session_id")
  private long sessionId;

  private String person;

  @Column(name = "person_name")
  private String personName;

  protected SessionInvigilator() {}

  SessionInvigilator(long sessionId, String person, String personName) {
    this.sessionId = sessionId;
    this.person = person;
    this.personName = personName;
  }

  String person() {
    return person;
  }

  String personName() {
    return personName;
  }
}
