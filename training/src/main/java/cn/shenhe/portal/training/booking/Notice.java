package cn.shenhe.portal.training.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One letter about a booking: written in the transaction that is its reason, once per kind and mark
 * (the sequence of the booking, the reminder it is, or the block it is about), handed to the post
 * by a job.
 */
@Entity
@Table(name = "booking_notice")
public class Notice {

  /** What it says. */
  public enum Kind {
    CONFIRMED,
    REQUESTED,
    WAITING,
    OFFERED,
    PASSED_OVER,
    MOVED,
    /** Another number of people. */
    RESIZED,
    CANCELLED,
    REFUSED,
    LAPSED,
    CLOSED,
    REMINDER,
    MISSED,
    /** A second booking for a day of which only so many may be made. */
    LIMITED,
    /** Online booking is paused; like the next three about the block that the mark names. */
    BLOCKED,
    APPEAL_LIFTED,
    APPEAL_KEPT,
    /** An absence was none after all, and the block is over. */
    UNBLOCKED
  }

  /** Parts the public id of a block in a mark from the day on which it was said again. */
  static final String AGAIN = "@";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "booking_id")
  private Booking booking;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String mark;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "to_call")
  private boolean toCall;

  @Column(name = "called_at")
  private Instant calledAt;

  protected Notice() {}

  Notice(Booking booking, Kind kind, String mark, Instant now) {
    this.booking = booking;
    this.kind = kind;
    this.mark = mark;
    this.createdAt = now;
  }

  void sent(Instant now) {
    sentAt = now;
  }

  /** It reaches nobody as a letter: staff say it on the telephone. */
  void call() {
    toCall = true;
  }

  /** Staff said it. */
  void called(Instant now) {
    calledAt = now;
  }

  boolean toCall() {
    return toCall && calledAt == null;
  }

  Long id() {
    return id;
  }

  Booking booking() {
    return booking;
  }

  Kind kind() {
    return kind;
  }

  /** The public id of the block it is about. */
  String blockId() {
    return mark.split(AGAIN)[0];
  }

  String mark() {
    return mark;
  }
}
