package cn.shenhe.portal.exambank.question;

import java.util.Set;

/** The life of a question; every state knows where it may go. Only LIVE questions reach papers. */
public enum QuestionState {
  /** Being written or revised. */
  DRAFT,
  /** A second person has checked wording, key and law. */
  REVIEWED,
  /** May be drawn into papers. */
  LIVE,
  /** Kept out of new papers until somebody reviews why: its law changed, its key is contested. */
  QUARANTINED,
  /** Out of use; stays in the record of old sittings. */
  RETIRED;

  /** The states this one may become. */
  public Set<QuestionState> next() {
    return switch (this) {
      case DRAFT -> Set.of(REVIEWED, RETIRED);
      case REVIEWED -> Set.of(LIVE, DRAFT, QUARANTINED, RETIRED);
      case LIVE -> Set.of(DRAFT, QUARANTINED, RETIRED);
      case QUARANTINED -> Set.of(REVIEWED, DRAFT, RETIRED);
      case RETIRED -> Set.of(DRAFT);
    };
  }

  public boolean mayBecome(QuestionState other) {
    return next().contains(other);
  }

  /** The state graph as a Mermaid diagram; the one in the documentation is printed from here. */
  public static String graph() {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n  [*] --> DRAFT\n");
    for (QuestionState from : values()) {
      for (QuestionState to : values()) {
        if (from.mayBecome(to)) {
          text.append("  ").append(from).append(" --> ").append(to).append('\n');
        }
      }
    }
    return text.toString();
  }
}
