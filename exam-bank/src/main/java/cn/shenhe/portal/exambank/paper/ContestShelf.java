package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Papers of contests as they are read again and again at eight in the evening: in memory, for they
 * never change. At most {@value #MOST}, then it begins anew.
 */
@ApplicationScoped
class ContestShelf {

  private static final int MOST = 1_000;

  /** A paper in both halves. */
  record Shelved(List<SheetQuestion> sheet, List<KeyedQuestion> key) {}

  private final Map<String, Shelved> shelf = new ConcurrentHashMap<>();

  @Inject ContestPaperRepository papers;

  /**
   * @throws UnknownPaper when there is none
   */
  Shelved of(String contest, int number) {
    String name = contest + "/" + number;
    Shelved known = shelf.get(name);
    if (known == null) {
      ContestPaper paper = papers.find(contest, number).orElseThrow(UnknownPaper::new);
      known =
          new Shelved(
              List.copyOf(PaperWriter.readSheet(paper.sheet())),
              List.copyOf(PaperWriter.readKey(paper.answerKey())));
      if (shelf.size() >= MOST) {
        shelf.clear();
      }
      shelf.put(name, known);
    }
    return known;
  }
}
