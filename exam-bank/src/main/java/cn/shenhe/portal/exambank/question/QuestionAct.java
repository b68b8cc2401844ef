package cn.shenhe.portal.exambank.question;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the staff of the bank may do with a question, one by one or with many at once. Editors check
 * each other's work and send it back; what changes which questions papers may hold is decided by
 * examiners and administrators.
 */
public enum QuestionAct {
  REVIEW(QuestionState.REVIEWED, true),
  PUBLISH(QuestionState.LIVE, false),
  SEND_BACK(QuestionState.DRAFT, true),
  QUARANTINE(QuestionState.QUARANTINED, false),
  RETIRE(QuestionState.RETIRED, false);

  private final QuestionState target;
  private final boolean editors;

  QuestionAct(QuestionState target, boolean editors) {
    this.target = target;
    this.editors = editors;
  }

  /** The state it leads to. */
  public QuestionState target() {
    return target;
  }

  /** Whether editors may do it too. */
  public boolean editorsMay() {
    return editors;
  }

  /** Whether the reason must be said. */
  boolean needsReason() {
    return this != REVIEW && this != PUBLISH;
  }

  /** The act that leads to this state. */
  static QuestionAct to(QuestionState target) {
    Optional<QuestionAct> found =
        Arrays.stream(values()).filter(act -> act.target == target).findFirst();
    return found.orElseThrow(() -> new IllegalStateException("no act leads to " + target));
  }
}
