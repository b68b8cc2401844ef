package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.programme.JobCategory;
import java.time.LocalDate;

/**
 * A person as a list says it, checked.
 *
 * @param number staff number, unique in the enterprise
 * @param post free words; empty if not said
 * @param since day the post was or is taken; null when the list does not say
 */
record RosterRow(
    String number,
    String name,
    JobCategory category,
    String post,
    boolean highRisk,
    LocalDate since) {

  /** With the day that holds when the list does not say one. */
  RosterRow orSince(LocalDate day) {
    return since == null ? new RosterRow(number, name, category, post, highRisk, day) : this;
  }
}
