package cn.shenhe.portal.exambank.question.item;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an item is good for: any number of categories × industries × sub-operations of the special
 * operations catalogue (by name). Sorted, without repetition.
 *
 * @param categories whose exams; may be empty while the item is a draft
 * @param industries names; 通用 means all
 * @param subOperations names as in the catalogue, for example 低压电工
 */
public record Classification(
    List<Category> categories, List<String> industries, List<String> subOperations) {

  private static final int LONGEST = 60;
  private static final int MOST = 60;

  public Classification {
    categories = List.copyOf(new TreeSet<>(categories));
    industries = clean(industries);
    subOperations = clean(subOperations);
  }

  public static Classification none() {
    return new Classification(List.of(), List.of(), List.of());
  }

  public static Classification of(
      Set<Category> categories, Collection<String> industries, Collection<String> subOperations) {
    return new Classification(
        List.copyOf(categories), List.copyOf(industries), List.copyOf(subOperations));
  }

  private static List<String> clean(List<String> names) {
    TreeSet<String> sorted = new TreeSet<>();
    for (String name : names) {
      String text = name.strip();
      if (text.length() > LONGEST) {
        throw new InvalidItem("classification.too-long", text);
      }
      if (!text.isEmpty()) {
        sorted.add(text);
      }
    }
    if (sorted.size() > MOST) {
      throw new InvalidItem("classification.too-many", MOST);
    }
    return List.copyOf(sorted);
  }

  public boolean isEmpty() {
    return categories.isEmpty() && industries.isEmpty() && subOperations.isEmpty();
  }
}
