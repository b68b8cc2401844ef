package cn.shenhe.portal.content.courseware;

import java.util.Set;

/** The life of an article; every state knows where it may go. Only PUBLISHED ones are read. */
public enum LessonState {
  /** Being written or revised. */
  DRAFT,
  /** A second person has checked facts, wording and law. */
  REVIEWED,
  /** Read by everybody and found by the search. */
  PUBLISHED,
  /** No longer read; kept with its versions. A second person's yes brings it back as it is. */
  WITHDRAWN;

  /** The states this one may become. */
  public Set<LessonState> next() {
    return switch (this) {
      case DRAFT -> Set.of(REVIEWED, WITHDRAWN);
      case REVIEWED -> Set.of(PUBLISHED, DRAFT, WITHDRAWN);
      case PUBLISHED -> Set.of(DRAFT, WITHDRAWN);
      case WITHDRAWN -> Set.of(DRAFT, REVIEWED);
    };
  }

  public boolean mayBecome(LessonState other) {
    return next().contains(other);
  }

  /** The state graph as a Mermaid diagram; the one in the documentation is printed from here. */
  public static String graph() {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n  [*] --> DRAFT\n");
    for (LessonState from : values()) {
      for (LessonState to : values()) {
        if (from.mayBecome(to)) {
          text.append("  ").append(from).append(" --> ").append(to).append('\n');
        }
      }
    }
    return text.toString();
  }
}
