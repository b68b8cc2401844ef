package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Keys of papers for grading inside the transaction of a candidate's submission. Server only: no
 * class of {@code web} may touch it; a rule of the walls sees to that.
 */
@ApplicationScoped
public class PaperKeys {

  @Inject PaperRepository papers;
  @Inject ExamRuleRepository rules;

  /**
   * @throws UnknownPaper if there is none
   */
  public PaperKey of(String paper) {
    return papers.key(paper).orElseThrow(UnknownPaper::new);
  }

  /** The version of the rule the paper was drawn under; empty if it is not kept. */
  public Optional<ExamRuleRow> rule(String paper) {
    return papers.rule(paper).flatMap(rules::find).map(ExamRule::row);
  }

  /**
   * The sheet as candidates saw it, for marking under a corrected key and for the archive.
   *
   * @throws UnknownPaper if there is none
   */
  public PaperSheet sheet(String paper) {
    return papers.find(paper).orElseThrow(UnknownPaper::new).asSheet();
  }
}
