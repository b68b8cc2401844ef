package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The chain of the incidents that concern a whole session. */
@Entity
@Table(name = "session_incident_log")
public class SessionIncidentLog extends IncidentChain {

  @Id
  @Column(name = "session_id")
  private long sessionId;

  protected SessionIncidentLog() {}

  SessionIncidentLog(long sessionId) {
    this.sessionId = sessionId;
  }
}
