package cn.shenhe.portal.content.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The synonyms, and the lexicon of what the index holds now. */
@ApplicationScoped
class Lexicons {

  @Inject SearchIndex index;

  private Synonyms synonyms;
  private volatile Lexicon current;
  private volatile boolean stale;

  @PostConstruct
  void load() {
    synonyms = Synonyms.shipped();
  }

  Synonyms synonyms() {
    return synonyms;
  }

  /**
   * Built when first asked for after a change; two askers may both build it, which does no harm.
   * While the engine is away the one before serves on, or the words alone.
   */
  Lexicon current() {
    Lexicon lexicon = current;
    if (lexicon == null || stale) {
      stale = false;
      try {
        lexicon = new Lexicon(index.titles(), synonyms.words());
        current = lexicon;
      } catch (SearchUnavailable e) {
        stale = true;
        lexicon = lexicon == null ? new Lexicon(List.of(), synonyms.words()) : lexicon;
      }
    }
    return lexicon;
  }

  /** The index has changed. */
  void forget() {
    stale = true;
  }
}
