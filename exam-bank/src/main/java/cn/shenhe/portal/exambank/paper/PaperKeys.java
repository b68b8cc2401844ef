package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Keys of papers for grading inside the transaction of a candidate's submission. Server only: no
 * class of {@code web} may touch it; a rule of the walls sees to that.
 */
@ApplicationScoped
public class PaperKeys {

  @Inject PaperRepository papers;

  /**
   * @throws UnknownPaper if there is none
   */
  public PaperKey of(String paper) {
    return papers.find(paper).orElseThrow(UnknownPaper::new).asKey();
  }
}
