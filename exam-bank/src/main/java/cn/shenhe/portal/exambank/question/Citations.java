package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.LawKey;
import cn.shenhe.portal.exambank.question.item.LawReference;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which laws and articles the questions of the bank cite. */
@Stateless
public class Citations {

  private static final int SHOWN = 8;
  private static final int MOST_ARTICLES = 5_000;
  private static final double ALIKE = 0.5;

  @Inject QuestionRepository questions;

  /**
   * What somebody may have meant who named an article no question cites: articles of the same law,
   * the nearest first, then articles of laws with a similar name.
   *
   * @return at most 8
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public List<CitationRow> similar(LawReference named) {
    LawKey wanted = LawKey.of(named);
    Comparator<CitationRow> nearest =
        Comparator.comparingDouble(
                (CitationRow row) -> -likeness(wanted.law(), LawKey.ofLaw(row.cited().law())))
            .thenComparingInt(row -> distance(wanted, LawKey.of(row.cited())))
            .thenComparing(row -> -row.questions());
    return questions.citations(MOST_ARTICLES).stream()
        .filter(row -> likeness(wanted.law(), LawKey.ofLaw(row.cited().law())) >= ALIKE)
        .sorted(nearest)
        .limit(SHOWN)
        .toList();
  }

  /**
   * Gives the citations of an older portal the keys they compare by.
   *
   * @return number of different citations that had none
   */
  @RolesAllowed("SYSTEM")
  public int fillKeys() {
    List<LawReference> without = questions.citationsWithoutKey();
    without.forEach(questions::fillKey);
    return without.size();
  }

  private static int distance(LawKey wanted, LawKey cited) {
    return wanted.number().isEmpty() || cited.number().isEmpty()
        ? Integer.MAX_VALUE
        : Math.abs(wanted.number().getAsInt() - cited.number().getAsInt());
  }

  /** From 0 to 1, 1 for the same name; a name inside the other counts as nearly the same. */
  private static double likeness(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    if (Math.min(one.length(), other.length()) > 2
        && (one.contains(other) || other.contains(one))) {
      return 0.9;
    }
    Set<String> shared = pairs(one);
    shared.retainAll(pairs(other));
    int all = pairs(one).size() + pairs(other).size();
    return all == 0 ? 0 : 2.0 * shared.size() / all;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
