package cn.shenhe.portal.content.search;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.PublicId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What editors set about the search: words that mean the same, and what comes first for a question.
 * It takes effect at once in this process and within half a minute in others.
 */
@Stateless
public class SearchDesk {

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_QUESTION = 40;
  private static final int MOST_PINS = 5;

  @Inject EditedRepository edited;
  @Inject Lexicons lexicons;
  @Inject SearchIndex index;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;

  /**
   * Groups with this text in them, edited ones first; at most 2,000 edited and all that ship.
   *
   * @param text may be empty
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public List<SynonymRow> synonyms(String text) {
    String wanted = Folding.fold(text == null ? "" : text.strip());
    Map<String, String> off = new HashMap<>();
    List<SynonymRow> rows = new ArrayList<>();
    for (SynonymLine line : edited.synonyms()) {
      if (line.shippedOff()) {
        off.put(line.line(), line.publicId());
      } else {
        rows.add(new SynonymRow(line.publicId(), line.line(), false, true));
      }
    }
    for (String line : Synonyms.shippedLines()) {
      String id = off.getOrDefault(line, "");
      rows.add(new SynonymRow(id, line, true, id.isEmpty()));
    }
    return rows.stream().filter(row -> Folding.fold(row.line()).contains(wanted)).toList();
  }

  /**
   * Adds a group.
   *
   * @param words separated by {@code =}, comma, 、 or blank; each two to twelve characters
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void addSynonyms(String words) {
    String line =
        Arrays.stream((words == null ? "" : words).split("[=＝,，、;；\\s]+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .collect(Collectors.joining("="));
    if (!Synonyms.valid(line) || line.length() > LONGEST_LINE) {
      throw new SearchRefused("synonym-words");
    }
    boolean known =
        Synonyms.shippedLines().contains(line)
            || edited.synonyms().stream().anyMatch(old -> old.line().equals(line));
    if (known) {
      throw new SearchRefused("synonym-twice");
    }
    edited.add(new SynonymLine(PublicId.fresh().value(), line, false, clock.instant()));
    acts.fire(new ContentAct("search.synonyms-added", line, ""));
    lexicons.forgetEdited();
  }

  /** Removes a group an editor added, or takes a shipped one into use again. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void removeSynonyms(String publicId) {
    SynonymLine line =
        edited.synonym(publicId).orElseThrow(() -> new SearchRefused("synonym-unknown"));
    edited.remove(line);
    acts.fire(
        new ContentAct(
            line.shippedOff() ? "search.synonyms-restored" : "search.synonyms-removed",
            line.line(),
            ""));
    lexicons.forgetEdited();
  }

  /** Takes a group that ships out of use. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void switchOff(String line) {
    boolean off = edited.synonyms().stream().anyMatch(old -> old.line().equals(line));
    if (off || !Synonyms.shippedLines().contains(line)) {
      throw new SearchRefused("synonym-unknown");
    }
    edited.add(new SynonymLine(PublicId.fresh().value(), line, true, clock.instant()));
    acts.fire(new ContentAct("search.synonyms-switched-off", line, ""));
    lexicons.forgetEdited();
  }

  /** All pins, by question. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public List<PinRow> pins() {
    return edited.pins().stream()
        .map(pin -> new PinRow(pin.publicId(), pin.question(), pin.target(), pin.title()))
        .toList();
  }

  /**
   * Puts a document first for a question, after those pinned before.
   *
   * @param key of the document, as {@link SearchHit#id()} begins
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void pin(String question, String key) {
    String folded = Folding.fold(question == null ? "" : question.strip()).replaceAll("\\s+", " ");
    if (folded.isEmpty() || folded.length() > LONGEST_QUESTION) {
      throw new SearchRefused("pin-question");
    }
    List<Pin> same = edited.pins().stream().filter(p -> p.question().equals(folded)).toList();
    if (same.stream().anyMatch(p -> p.target().equals(key))) {
      throw new SearchRefused("pin-twice");
    }
    if (same.size() >= MOST_PINS) {
      throw new SearchRefused("pin-full", MOST_PINS);
    }
    String title =
        index
            .head(key)
            .map(IndexedPassage::title)
            .orElseThrow(() -> new SearchRefused("pin-unknown"));
    edited.add(new Pin(PublicId.fresh().value(), folded, key, title, clock.instant()));
    acts.fire(new ContentAct("search.pinned", key, folded));
    lexicons.forgetEdited();
  }

  /** Takes a pin away. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void unpin(String publicId) {
    Pin pin = edited.pin(publicId).orElseThrow(() -> new SearchRefused("pin-unknown"));
    edited.remove(pin);
    acts.fire(new ContentAct("search.unpinned", pin.target(), pin.question()));
    lexicons.forgetEdited();
  }
}
