package cn.shenhe.portal.exambank.grading;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** When and how far the results of one session are shown, where staff decided it. */
@Entity
@Table(name = "result_release")
public class ReleaseDecision {

  @Id private String session;

  @Enumerated(EnumType.STRING)
  @Column(name = "release_rule")
  private ReleaseRule rule;

  @Column(name = "release_at")
  private Instant at;

  private boolean explanations;

  @Version private int version;

  protected ReleaseDecision() {}

  ReleaseDecision(String session) {
    this.session = session;
  }

  void decide(ReleaseRule rule, Instant at, boolean explanations) {
    this.rule = rule;
    this.at = rule == ReleaseRule.AT_TIME ? at : null;
    this.explanations = explanations;
  }

  String session() {
    return session;
  }

  ReleaseRule rule() {
    return rule;
  }

  Instant at() {
    return at;
  }

  boolean explanations() {
    return explanations;
  }
}
