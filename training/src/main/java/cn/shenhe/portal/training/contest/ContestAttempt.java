package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One attempt: OPEN until it is handed in or its time is over, then DONE for good. Changed by plain
 * SQL alone once it is there, see {@link ContestLedger}. Moments are milliseconds since 1970, UTC.
 */
@Entity
@Table(name = "contest_attempt")
class ContestAttempt {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "contest_id")
  private Long contest;

  @Column(name = "entrant_id")
  private Long entrant;

  /** Day in Beijing as yyyymmdd. */
  @Column(name = "on_day")
  private int onDay;

  /** Within the day, from 1. */
  private int number;

  private int paper;

  @Column(name = "started_ms")
  private long startedMs;

  @Column(name = "deadline_ms")
  private long deadlineMs;

  private String state;
  private String answers;
  private boolean counted;

  protected ContestAttempt() {}

  ContestAttempt(
      long contest, long entrant, int onDay, int number, int paper, long startedMs, int seconds) {
    this.publicId = PublicId.fresh().value();
    this.contest = contest;
    this.entrant = entrant;
    this.onDay = onDay;
    this.number = number;
    this.paper = paper;
    this.startedMs = startedMs;
    this.deadlineMs = startedMs + seconds * 1_000L;
    this.state = "OPEN";
    this.answers = "";
  }

  String publicId() {
    return publicId;
  }
}
