package cn.shenhe.portal.content.search.lucene;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The analysers of each field; all text comes in folded. */
public final class PortalAnalyzers {

  private PortalAnalyzers() {}

  /** Two neighbouring Chinese characters are a word; a lone one is a word too. */
  static Analyzer bigrams() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer source = new StandardTokenizer();
        return new TokenStreamComponents(source, new CJKBigramFilter(source));
      }
    };
  }

  /** Every Chinese character is a word. */
  static Analyzer unigrams() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new StandardTokenizer());
      }
    };
  }

  public static Analyzer all() {
    Map<String, Analyzer> byField = new HashMap<>();
    byField.put(Fields.UNIGRAMS, unigrams());
    byField.put(Fields.TITLE_UNIGRAMS, unigrams());
    for (String spelt :
        new String[] {
          Fields.SOUNDS,
          Fields.SYLLABLES,
          Fields.SYLLABLE_PAIRS,
          Fields.SPELT_GRAMS,
          Fields.INITIALS
        }) {
      byField.put(spelt, new WhitespaceAnalyzer());
    }
    return new PerFieldAnalyzerWrapper(bigrams(), byField);
  }
}
