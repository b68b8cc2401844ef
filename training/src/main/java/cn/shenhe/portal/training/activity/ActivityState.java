package cn.shenhe.portal.training.activity;

import java.util.Set;

/** DRAFT → OPEN ⇄ CLOSED (no more signing up); each → CANCELLED, which is final. */
public enum ActivityState {
  DRAFT,
  OPEN,
  CLOSED,
  CANCELLED;

  Set<ActivityState> next() {
    return switch (this) {
      case DRAFT -> Set.of(OPEN, CANCELLED);
      case OPEN -> Set.of(CLOSED, CANCELLED);
      case CLOSED -> Set.of(OPEN, CANCELLED);
      case CANCELLED -> Set.of();
    };
  }

  /** Whether the public sees it. */
  public boolean published() {
    return this != DRAFT;
  }
}
