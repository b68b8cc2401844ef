package cn.shenhe.portal.training.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/**
 * The places of one channel in one session. Read only as an object: places are taken and given back
 * by conditional updates in {@link SeatLedger}, so that no interleaving gives one away twice.
 */
@Entity
@Table(name = "session_quota")
public class SessionQuota {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "session_id")
  private Long sessionId;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private int capacity;
  private int taken;

  /** 1, or 0 once the session is closed; a number because of EclipseLink's arithmetic on H2. */
  private int accepting;

  protected SessionQuota() {}

  SessionQuota(VisitSession session, Channel channel, int capacity) {
    this.sessionId = session.id();
    this.channel = channel;
    this.capacity = capacity;
    this.accepting = 1;
  }

  Long id() {
    return id;
  }

  Long sessionId() {
    return sessionId;
  }

  Channel channel() {
    return channel;
  }

  int capacity() {
    return capacity;
  }

  int taken() {
    return taken;
  }

  /** Whether places of it can be taken at all. */
  boolean accepting() {
    return accepting == 1;
  }

  int free() {
    return accepting() ? capacity - taken : 0;
  }
}
