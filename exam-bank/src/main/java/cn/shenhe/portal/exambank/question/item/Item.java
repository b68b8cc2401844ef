package cn.shenhe.portal.exambank.question.item;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The whole content of a question at one moment: what a version freezes and what files carry.
 * Immutable and valid by construction.
 *
 * @param stem what is asked; never blank
 * @param body options, key and everything else that depends on the kind of question
 * @param explanation shown after grading; may be empty
 * @param syllabusPoint the point of the syllabus; may be empty
 * @param laws the articles the key rests on, without repetition, in the author's order; at most 20
 */
public record Item(
    RichText stem,
    ItemBody body,
    RichText explanation,
    Difficulty difficulty,
    String syllabusPoint,
    List<LawReference> laws,
    Classification classification) {

  public Item {
    if (stem.isBlank()) {
      throw new InvalidItem("stem.blank");
    }
    syllabusPoint = syllabusPoint == null ? "" : syllabusPoint.strip();
    if (syllabusPoint.length() > 120) {
      throw new InvalidItem("syllabus.too-long", syllabusPoint.length());
    }
    laws = List.copyOf(new LinkedHashSet<>(laws));
    if (laws.size() > 20) {
      throw new InvalidItem("law.too-many", laws.size());
    }
  }

  /** An item of which only question and answer are known. */
  public static Item of(RichText stem, ItemBody body) {
    return new Item(
        stem, body, RichText.EMPTY, Difficulty.MEDIUM, "", List.of(), Classification.none());
  }

  public QuestionType type() {
    return body.type();
  }

  public Item withBody(ItemBody other) {
    return new Item(stem, other, explanation, difficulty, syllabusPoint, laws, classification);
  }

  public Item withClassification(Classification other) {
    return new Item(stem, body, explanation, difficulty, syllabusPoint, laws, other);
  }

  /** Every rich text of the item: stem, explanation, then the parts of the body. */
  public List<RichText> texts() {
    List<RichText> texts = new ArrayList<>(List.of(stem, explanation));
    if (body instanceof ItemBody.Choice choice) {
      choice.options().forEach(option -> texts.add(option.text()));
    } else if (body instanceof ItemBody.Ordering ordering) {
      texts.addAll(ordering.items());
    } else if (body instanceof ItemBody.Matching matching) {
      matching.pairs().forEach(pair -> texts.addAll(List.of(pair.left(), pair.right())));
      texts.addAll(matching.distractors());
    }
    return texts;
  }

  /** Ids of all pictures the item shows. */
  public Set<String> assetIds() {
    Set<String> ids = new LinkedHashSet<>();
    texts().forEach(text -> ids.addAll(text.assetIds()));
    return ids;
  }
}
