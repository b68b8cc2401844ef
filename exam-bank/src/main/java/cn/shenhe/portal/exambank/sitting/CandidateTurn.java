package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The row a candidate's enrolments queue for, so that two at the same moment do not both pass the
 * check of the attempts.
 */
@Entity
@Table(name = "candidate_turn")
public class CandidateTurn {

  @Id private String person;

  private long turns;

  protected CandidateTurn() {}

  CandidateTurn(String person) {
    this.person = person;
    this.turns = 1;
  }
}
