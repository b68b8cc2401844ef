package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Which questions item analysis points at. Grading counts, the list of questions shows and filters;
 * a question that was revised has no flag until its new version was asked often enough.
 */
@Stateless
public class QuestionFlags {

  @Inject QuestionRepository questions;

  /**
   * Replaces all flags.
   *
   * @param flags by public id of the question version
   */
  @RolesAllowed("SYSTEM")
  public void replaceAll(Map<String, Set<ItemStatistics.Flag>> flags) {
    questions.removeFlags();
    flags.forEach(
        (version, found) -> found.forEach(flag -> questions.add(new QuestionFlag(version, flag))));
  }

  /** Flags of the current versions of these questions, by public id of the question. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public Map<String, Set<ItemStatistics.Flag>> of(Collection<String> questionIds) {
    return questions.flags(questionIds);
  }
}
