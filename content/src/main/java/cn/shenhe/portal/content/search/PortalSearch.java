package cn.shenhe.portal.content.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The search box: what was found, what else was meant, what one may be about to type. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PortalSearch {

  /** Documents per page. */
  public static final int PAGE = 10;

  /** Pages one can leaf through; who needs more narrows the search. */
  public static final int PAGES = 50;

  private static final int SUGGESTIONS = 8;
  private static final int PASSAGE = 120;

  @Inject SearchIndex index;
  @Inject Lexicons lexicons;
  @Inject Tallies tallies;

  /**
   * Answers a question; an empty one finds nothing.
   *
   * @param typed what the visitor typed, cut after 100 characters
   * @param page from 1; instead of one after the last, the last
   */
  @PermitAll
  public SearchAnswer search(String typed, SearchFilter filter, int page) {
    SearchPlan plan = plan(typed);
    if (plan.isEmpty()) {
      return new SearchAnswer(List.of(), 0, 1, 1, Map.of(), "");
    }
    int number = Math.min(Math.max(1, page), PAGES);
    IndexAnswer found = index.query(plan, filter, (number - 1) * PAGE, PAGE);
    int pages = pages(found);
    if (number > pages) {
      number = pages;
      found = index.query(plan, filter, (number - 1) * PAGE, PAGE);
    }
    List<IndexedPassage> passages = found.passages();
    if (number == 1 && filter.set().isEmpty()) {
      tallies.asked(plan.folded(), found.total() > 0);
      passages = pinnedFirst(plan, passages);
    }
    Optional<String> meant = lexicons.current().meant(plan.core(), index::known);
    return new SearchAnswer(
        passages.stream().map(passage -> hit(passage, plan)).toList(),
        Math.max(found.total(), passages.size()),
        number,
        pages,
        found.facets(),
        meant.orElse(""));
  }

  private static int pages(IndexAnswer found) {
    long documents = Math.min(found.total(), found.reachable());
    return (int) Math.min(PAGES, Math.max(1, (documents + PAGE - 1) / PAGE));
  }

  private SearchPlan plan(String typed) {
    SearchPlan plan = SearchPlan.of(typed, lexicons.synonyms());
    if (!plan.spelt()) {
      return plan;
    }
    return lexicons
        .current()
        .spelt(plan.core())
        .map(word -> SearchPlan.of(word, lexicons.synonyms()))
        .orElse(plan);
  }

  /** What editors pinned to the question stands above the rest, which keeps its order. */
  private List<IndexedPassage> pinnedFirst(SearchPlan plan, List<IndexedPassage> found) {
    List<String> keys = lexicons.pinned(plan.folded());
    if (keys.isEmpty()) {
      return found;
    }
    Map<String, IndexedPassage> byKey = new LinkedHashMap<>();
    for (String key : keys) {
      found.stream()
          .filter(passage -> passage.key().equals(key))
          .findFirst()
          .or(() -> index.head(key))
          .ifPresent(passage -> byKey.put(key, passage));
    }
    found.forEach(passage -> byKey.putIfAbsent(passage.key(), passage));
    return List.copyOf(byKey.values());
  }

  private static SearchHit hit(IndexedPassage passage, SearchPlan plan) {
    String text = passage.text().isBlank() ? passage.summary() : passage.text();
    return new SearchHit(
        passage.key() + "#" + passage.anchor(),
        passage.kind(),
        passage.topic(),
        Fragment.whole(passage.title(), plan),
        passage.path() + (passage.anchor().isEmpty() ? "" : "#" + passage.anchor()),
        passage.heading(),
        Fragment.best(text, plan, PASSAGE));
  }

  /** At most eight completions of what has been typed so far. */
  @PermitAll
  public List<String> suggest(String typed) {
    return typed == null || typed.length() > SearchPlan.LONGEST
        ? List.of()
        : lexicons.current().suggest(typed, SUGGESTIONS);
  }

  /**
   * Asks the engine something; an error of it is thrown.
   *
   * @return what is wrong with the engine, for the operator; {@code ok} when nothing is
   */
  @PermitAll
  public String engineState() {
    Optional<String> problem = index.problem();
    if (problem.isEmpty()) {
      index.query(SearchPlan.of("消防", lexicons.synonyms()), SearchFilter.NONE, 0, 1, false);
    }
    return problem.orElse("ok");
  }
}
