package cn.shenhe.portal.content.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The synonyms, and the lexicon of what the index holds now. */
@ApplicationScoped
class Lexicons {

  @Inject SearchIndex index;

  private Synonyms synonyms;
  private volatile Lexicon current;

  @PostConstruct
  void load() {
    synonyms = Synonyms.shipped();
  }

  Synonyms synonyms() {
    return synonyms;
  }

  /**
   * Built when first asked for after a change; two askers may both build it, which does no harm.
   */
  Lexicon current() {
    Lexicon lexicon = current;
    if (lexicon == null) {
      lexicon = new Lexicon(index.titles(), synonyms.words());
      current = lexicon;
    }
    return lexicon;
  }

  /** The index has changed. */
  void forget() {
    current = null;
  }
}
