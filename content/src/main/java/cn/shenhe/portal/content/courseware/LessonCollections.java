package cn.shenhe.portal.content.courseware;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Collections as everybody reads them. */
@Stateless
public class LessonCollections {

  @Inject LessonCollectionRepository collections;

  /** The last published first; at most 100. */
  @PermitAll
  public List<CollectionRow> published() {
    return collections.published().stream().map(LessonCollections::row).toList();
  }

  /**
   * @throws UnknownLesson if no published collection has this name
   */
  @PermitAll
  public CollectionRow collection(String slug) {
    return collections
        .findBySlug(slug == null ? "" : slug)
        .filter(LessonCollection::published)
        .map(LessonCollections::row)
        .orElseThrow(() -> new UnknownLesson(slug == null ? "" : slug));
  }

  /** Those a lesson belongs to; at most 10. */
  @PermitAll
  public List<CollectionRow> with(String lesson) {
    return published().stream().filter(row -> row.lessons().contains(lesson)).limit(10).toList();
  }

  private static CollectionRow row(LessonCollection collection) {
    CollectionText text = collection.publishedText();
    return new CollectionRow(text.slug(), text.title(), text.summary(), text.lessons());
  }
}
