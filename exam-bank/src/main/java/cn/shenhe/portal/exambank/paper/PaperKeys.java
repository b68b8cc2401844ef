package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys of papers for grading inside the transaction of a candidate's submission. Server only: no
 * class of {@code web} may touch it; a rule of the walls sees to that.
 */
@ApplicationScoped
public class PaperKeys {

  private static final int MOST_KEPT = 200;

  @Inject PaperRepository papers;
  @Inject ExamRuleRepository rules;

  /** Those asked for lately: a paper never changes, and hundreds hand in the same few at once. */
  private final Map<String, PaperKey> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, PaperKey> eldest) {
              return size() > MOST_KEPT;
            }
          });

  /**
   * @throws UnknownPaper if there is none
   */
  public PaperKey of(String paper) {
    PaperKey key = kept.get(paper);
    if (key == null) {
      key = papers.key(paper).orElseThrow(UnknownPaper::new);
      kept.put(paper, key);
    }
    return key;
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
