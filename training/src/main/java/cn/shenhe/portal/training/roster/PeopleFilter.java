package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.programme.EnrolmentState;
import java.time.LocalDate;

/**
 * Which people the officer wants to see.
 *
 * @param text part of a name or staff number; empty for all
 */
public record PeopleFilter(Standing standing, String text) {

  /** How somebody stands. */
  public enum Standing {
    ALL,
    OVERDUE,
    DUE_SOON,
    RUNNING,
    COMPLETED,
    NOT_JOINED
  }

  private static final int TEXT_MAXIMUM = 40;

  public PeopleFilter {
    standing = standing == null ? Standing.ALL : standing;
    text = text == null ? "" : text.strip().replaceAll("[%_\\\\]", "");
    text = text.length() > TEXT_MAXIMUM ? text.substring(0, TEXT_MAXIMUM) : text;
  }

  LocalDate soon(LocalDate today) {
    return EnrolmentState.soon(today);
  }
}
