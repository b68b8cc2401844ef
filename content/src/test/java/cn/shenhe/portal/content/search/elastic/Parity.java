package cn.shenhe.portal.content.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.Synonyms;
import java.util.ArrayList;
import java.util.List;

/**
 * How far two engines give the same top ten: slots with the same passage in the same place.
 *
 * @param different the first twenty slots that differ
 */
record Parity(int slots, int same, List<String> different) {

  private static final int SHOWN = 20;

  /** Totals and facets must be equal throughout. */
  static Parity of(SearchIndex one, SearchIndex other, List<String> questions) {
    Synonyms synonyms = Synonyms.shipped();
    int slots = 0;
    int same = 0;
    List<String> different = new ArrayList<>();
    for (String question : questions) {
      SearchPlan plan = SearchPlan.of(question, synonyms);
      IndexAnswer left = one.query(plan, SearchFilter.NONE, 0, 10);
      IndexAnswer right = other.query(plan, SearchFilter.NONE, 0, 10);
      assertThat(right.total()).as(question).isEqualTo(left.total());
      assertThat(right.facets()).as(question).isEqualTo(left.facets());
      assertThat(right.passages()).as(question).hasSameSizeAs(left.passages());
      for (int i = 0; i < left.passages().size(); i++) {
        boolean alike = place(left, i).equals(place(right, i));
        slots++;
        same += alike ? 1 : 0;
        if (!alike && different.size() < SHOWN) {
          different.add(question + " " + i + ": " + place(left, i) + " / " + place(right, i));
        }
      }
    }
    return new Parity(slots, same, different);
  }

  double share() {
    return (double) same / slots;
  }

  private static String place(IndexAnswer answer, int rank) {
    IndexedPassage passage = answer.passages().get(rank);
    return passage.key() + "#" + passage.anchor();
  }

  @Override
  public String toString() {
    return "%d of %d slots, %.1f %%".formatted(same, slots, share() * 100);
  }
}
