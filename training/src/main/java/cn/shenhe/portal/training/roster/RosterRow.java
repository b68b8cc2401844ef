package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.programme.JobCategory;
import java.time.LocalDate;
import java.util.List;

/**
 * A person as a list says it, checked.
 *
 * @param number staff number, unique in the enterprise
 * @param post free words; empty if not said, null when the list has no such column
 * @param highRisk as the industry says, without one as the list says
 * @param industry as the catalogue has it; empty for none, null when the list has no such column
 * @param since day the post was or is taken; null when the list does not say
 * @param moves to another post or back to work
 */
record RosterRow(
    String number,
    String name,
    JobCategory category,
    String post,
    boolean highRisk,
    String industry,
    LocalDate since,
    List<PostMove> moves) {

  /** With the day that holds when the list does not say one. */
  RosterRow orSince(LocalDate day) {
    return since == null
        ? new RosterRow(number, name, category, post, highRisk, industry, day, moves)
        : this;
  }

  /** With the post that holds when the list has no column for it. */
  RosterRow orPost(String known) {
    return post == null
        ? new RosterRow(number, name, category, known, highRisk, industry, since, moves)
        : this;
  }

  /**
   * With the industry that holds when the list has no column for it.
   *
   * @param risky whether that is of high risk
   */
  RosterRow orIndustry(String known, boolean risky) {
    return industry == null
        ? new RosterRow(number, name, category, post, highRisk || risky, known, since, moves)
        : this;
  }
}
