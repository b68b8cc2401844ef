package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The synonyms and pins in force, and the lexicon of what the index holds now. */
@ApplicationScoped
class Lexicons {

  /** After this long, what editors changed elsewhere is looked up again. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /**
   * The same for the titles: where another server feeds the index, nobody says that they changed.
   */
  private static final Duration FRESH_TITLES = Duration.ofMinutes(5);

  /** What editors set, as of a moment. */
  private record Edited(
      Instant at, Set<String> lines, Synonyms synonyms, Map<String, List<String>> pins) {}

  /** Made of these titles, which were still those of the index at a moment. */
  private record Built(Instant at, Set<String> titles, Lexicon lexicon) {}

  @Inject SearchIndex index;
  @Inject EditedRepository repository;
  @Inject InstantSource clock;

  private volatile Edited edited;
  private volatile Built built;
  private volatile boolean stale;

  Synonyms synonyms() {
    return edited().synonyms();
  }

  /** Keys of the documents that come first for a folded question, in order. */
  List<String> pinned(String folded) {
    return edited().pins().getOrDefault(folded, List.of());
  }

  private Edited edited() {
    Edited known = edited;
    Instant now = clock.instant();
    if (known == null || Duration.between(known.at(), now).compareTo(FRESH) > 0) {
      known = read(known, now);
      edited = known;
    }
    return known;
  }

  private Edited read(Edited before, Instant now) {
    Set<String> lines = new HashSet<>(Synonyms.shippedLines());
    for (SynonymLine line : repository.synonyms()) {
      if (line.shippedOff()) {
        lines.remove(line.line());
      } else {
        lines.add(line.line());
      }
    }
    Map<String, List<String>> pins = new HashMap<>();
    for (Pin pin : repository.pins()) {
      pins.computeIfAbsent(pin.question(), question -> new ArrayList<>()).add(pin.target());
    }
    if (before != null && before.lines().equals(lines)) {
      return new Edited(now, lines, before.synonyms(), pins);
    }
    stale = true;
    return new Edited(now, lines, Synonyms.of(lines), pins);
  }

  /**
   * Built when first asked for after a change; two askers may both build it, which does no harm.
   * While the engine is away the one before serves on, or the words alone.
   */
  Lexicon current() {
    Set<String> words = synonyms().words();
    Built known = built;
    Instant now = clock.instant();
    boolean changed = known == null || stale;
    if (!changed && Duration.between(known.at(), now).compareTo(FRESH_TITLES) <= 0) {
      return known.lexicon();
    }
    stale = false;
    if (known != null) {
      // Whoever asks meanwhile goes on with it.
      built = new Built(now, known.titles(), known.lexicon());
    }
    try {
      Set<String> titles = new LinkedHashSet<>(index.titles());
      if (changed || !titles.equals(known.titles())) {
        built = new Built(now, titles, new Lexicon(titles, words));
      }
    } catch (SearchUnavailable e) {
      stale = true;
    }
    Built current = built;
    return current == null ? new Lexicon(List.of(), words) : current.lexicon();
  }

  /** The index has changed. */
  void forget() {
    stale = true;
  }

  /** An editor has changed something; the change is there once the transaction has ended. */
  void forgetEdited() {
    edited = null;
  }
}
