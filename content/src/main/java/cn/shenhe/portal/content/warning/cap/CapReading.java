package cn.shenhe.portal.content.warning.cap;

import java.util.List;
import java.util.Optional;

/**
 * What came out of reading a document.
 *
 * @param alert empty only when the document is not CAP or unsafe
 * @param problems in document order; empty when the standard is kept in every point we check
 */
public record CapReading(Optional<CapAlert> alert, List<CapProblem> problems) {

  public CapReading {
    problems = List.copyOf(problems);
  }
}
