package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A paper drawn for a session, and its sheet packed for the wire. */
@Entity
@Table(name = "session_paper")
public class SessionPaper {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "session_id")
  private long sessionId;

  private String paper;
  private int questions;
  private int minutes;
  private byte[] sheet;
  private boolean taken;

  protected SessionPaper() {}

  /**
   * @param sheet gzip of the sheet's JSON
   */
  SessionPaper(long sessionId, String paper, int questions, int minutes, byte[] sheet) {
    this.sessionId = sessionId;
    this.paper = paper;
    this.questions = questions;
    this.minutes = minutes;
    this.sheet = sheet.clone();
  }

  Long id() {
    return id;
  }

  String paper() {
    return paper;
  }

  int questions() {
    return questions;
  }

  int minutes() {
    return minutes;
  }
}
