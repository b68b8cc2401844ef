package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The chain of a sitting's incidents. */
@Entity
@Table(name = "incident_log")
public class IncidentLog extends IncidentChain {

  @Id
  @Column(name = "sitting_id")
  private long sittingId;

  protected IncidentLog() {}

  IncidentLog(long sittingId) {
    this.sittingId = sittingId;
  }
}
