package cn.shenhe.portal.content.search.lucene;

import cn.shenhe.portal.content.search.Pinyin;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A plan as Lucene queries. First stage: bigrams of everything, words of the same meaning, the
 * title as written and as spelt; second stage: single characters over the best of the first.
 *
 * <p>Weights: Source: own measurements on the training half of STARD over 58,713 articles of law,
 * and on its title look-ups (see the relevance test).
 */
public final class PlanQueries {

  private static final float BIGRAM_WEIGHT = .75f;
  public static final double UNIGRAM_WEIGHT = .6;

  /**
   * Passages the later stages look at. Measured: more than 600 find no better first ten, but more
   * of what is right among the first hundred; more than 1,000 nothing.
   */
  public static final int DEPTH = 1000;

  /** How BM25 saturates a word's frequency and how it minds a passage's length. */
  public static final float K1 = 1.2f;

  public static final float B = .9f;

  /**
   * Within the second stage. Source: training half of STARD; from a quarter to a half, questions
   * with errors of sound gain .004 to .006 (nDCG@10) and others lose nothing.
   */
  private static final float SOUND_WEIGHT = 1 / 3f;

  private static final float ASKED_WEIGHT = .45f;
  private static final float SYNONYM_WEIGHT = .2f;
  private static final float TITLE_WEIGHT = .3f;
  private static final float ADDRESSED = 10_000;
  private static final float EXACT = 1_000;

  /** What is longer is a question and no title, in characters. */
  private static final int LONGEST_TITLE = 24;

  /** For a title that has all of it, however short or long the title is. */
  private static final float ALL_OF_IT = 4;

  /** Fewer than this share of a question's bigrams is no answer. */
  private static final double ENOUGH = .05;

  private final Analyzer bigrams = PortalAnalyzers.bigrams();
  private final Analyzer unigrams = PortalAnalyzers.unigrams();

  public Query first(SearchPlan plan, SearchFilter filter, List<String> laws) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    Set<String> words = words(bigrams, plan.core());
    if (words.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    any.add(weighted(enough(Fields.BIGRAMS, words), BIGRAM_WEIGHT), Occur.SHOULD);
    any.add(weighted(enough(Fields.ASKED, words), ASKED_WEIGHT), Occur.SHOULD);
    if (words.size() == 1 && plan.core().length() == 1) {
      any.add(weighted(enough(Fields.UNIGRAMS, words), BIGRAM_WEIGHT), Occur.SHOULD);
    }
    for (String synonym : plan.synonyms()) {
      any.add(weighted(every(Fields.BIGRAMS, synonym), SYNONYM_WEIGHT), Occur.SHOULD);
    }
    addTitle(any, plan);
    for (String law : laws) {
      any.add(constant(Fields.ADDRESS, law + "#art-" + plan.article(), ADDRESSED), Occur.SHOULD);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(any.build(), Occur.MUST);
    narrow(all, filter);
    return all.build();
  }

  private static void narrow(BooleanQuery.Builder all, SearchFilter filter) {
    filter
        .set()
        .forEach(
            (name, value) ->
                all.add(new TermQuery(new Term(Fields.FACET, name + ":" + value)), Occur.FILTER));
  }

  private void addTitle(BooleanQuery.Builder any, SearchPlan plan) {
    String name = SearchPlan.lawName(plan.folded());
    any.add(constant(Fields.TITLE_EXACT, name, EXACT), Occur.SHOULD);
    Set<String> words = words(bigrams, plan.core());
    any.add(weighted(most(Fields.TITLE_BIGRAMS, words, .6), TITLE_WEIGHT), Occur.SHOULD);
    any.add(all(Fields.TITLE_BIGRAMS, words, ALL_OF_IT), Occur.SHOULD);
    for (String synonym : plan.synonyms()) {
      any.add(weighted(every(Fields.TITLE_BIGRAMS, synonym), TITLE_WEIGHT), Occur.SHOULD);
    }
    if (!plan.spelt() && plan.core().length() > LONGEST_TITLE) {
      return;
    }
    Set<String> characters = words(unigrams, plan.core());
    any.add(weighted(several(Fields.TITLE_UNIGRAMS, characters, .8), TITLE_WEIGHT), Occur.SHOULD);
    List<String> syllables = Pinyin.syllables(plan.core());
    if (syllables.size() > 1) {
      any.add(
          weighted(most(Fields.SYLLABLE_PAIRS, Fields.pairs(syllables), .6), .5f), Occur.SHOULD);
      any.add(weighted(several(Fields.SYLLABLES, syllables, .8), .2f), Occur.SHOULD);
      any.add(all(Fields.SYLLABLE_PAIRS, Fields.pairs(syllables), ALL_OF_IT / 2), Occur.SHOULD);
    }
    String spelt = String.join("", syllables);
    any.add(constant(Fields.SPELT, spelt, EXACT / 10), Occur.SHOULD);
    if (plan.spelt()) {
      any.add(weighted(most(Fields.SPELT_GRAMS, Fields.grams(spelt, 3, 3), .7), 1f), Occur.SHOULD);
      String letters = plan.core().replaceAll("[^a-z0-9]", "");
      any.add(all(Fields.INITIALS, Fields.grams(letters, 2, 3), ALL_OF_IT), Occur.SHOULD);
      any.add(weighted(most(Fields.INITIALS, Fields.grams(letters, 2, 3), .9), .7f), Occur.SHOULD);
    }
  }

  /**
   * When not one pair of characters is found: half of the single characters will do, of a long
   * enough question. Two characters that stand apart somewhere say nothing of a word of two.
   */
  public Query last(SearchPlan plan, SearchFilter filter) {
    Set<String> characters = words(unigrams, plan.core());
    if (characters.size() == 2) {
      return new MatchNoDocsQuery();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(several(Fields.UNIGRAMS, characters, .5), Occur.MUST);
    narrow(all, filter);
    return all.build();
  }

  /** Second stage, over the best of the first: single characters, and pairs as they sound. */
  public Query second(SearchPlan plan) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words(unigrams, plan.core())
        .forEach(word -> any.add(new TermQuery(new Term(Fields.UNIGRAMS, word)), Occur.SHOULD));
    new LinkedHashSet<>(Pinyin.pairs(plan.core()))
        .forEach(
            pair ->
                any.add(
                    weighted(new TermQuery(new Term(Fields.SOUNDS, pair)), SOUND_WEIGHT),
                    Occur.SHOULD));
    return any.build();
  }

  private static Query enough(String field, Set<String> words) {
    return most(field, words, words.size() < 5 ? 0 : ENOUGH);
  }

  private static Query most(String field, Iterable<String> words, double share) {
    return atLeast(1, field, words, share);
  }

  /** Of single characters or syllables one alone is no finding, unless nothing else is asked. */
  private static Query several(String field, Iterable<String> words, double share) {
    return atLeast(2, field, words, share);
  }

  private static Query atLeast(int least, String field, Iterable<String> words, double share) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    int count = 0;
    for (String word : new LinkedHashSet<>(list(words))) {
      some.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
      count++;
    }
    some.setMinimumNumberShouldMatch(
        (int) Math.max(Math.min(count, least), Math.floor(count * share)));
    return some.build();
  }

  private static List<String> list(Iterable<String> words) {
    List<String> list = new ArrayList<>();
    words.forEach(list::add);
    return list;
  }

  private static Query all(String field, Collection<String> words, float score) {
    if (words.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    new LinkedHashSet<>(words)
        .forEach(word -> all.add(new TermQuery(new Term(field, word)), Occur.FILTER));
    return new BoostQuery(new ConstantScoreQuery(all.build()), score);
  }

  private Query every(String field, String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words(bigrams, text).forEach(word -> all.add(new TermQuery(new Term(field, word)), Occur.MUST));
    return all.build();
  }

  private static Query weighted(Query query, float weight) {
    return new BoostQuery(query, weight);
  }

  private static Query constant(String field, String value, float score) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, value))), score);
  }

  private static Set<String> words(Analyzer analyzer, String text) {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
