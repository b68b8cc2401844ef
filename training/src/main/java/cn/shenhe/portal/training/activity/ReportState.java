package cn.shenhe.portal.training.activity;

import java.util.Set;

/** DRAFT → FILED → ACCEPTED, or RETURNED with a note and filed again. */
public enum ReportState {
  DRAFT,
  FILED,
  RETURNED,
  ACCEPTED;

  Set<ReportState> next() {
    return switch (this) {
      case DRAFT, RETURNED -> Set.of(FILED);
      case FILED -> Set.of(ACCEPTED, RETURNED);
      case ACCEPTED -> Set.of(RETURNED);
    };
  }

  /** Whether its writer may change it. */
  public boolean open() {
    return this == DRAFT || this == RETURNED;
  }
}
