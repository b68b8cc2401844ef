package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareEditing;
import cn.shenhe.portal.content.courseware.DeskRow;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Finds lessons and collections by a part of their title, for an act that puts them first. */
@RequestScoped
class LessonPicker {

  private static final int LOOKED_THROUGH = 60;
  private static final int SHOWN = 20;

  /**
   * Something to pick.
   *
   * @param name as the act's parameter takes it
   * @param state PUBLISHED, REVIEWED (published with the act) or COLLECTION
   * @param lessons how many
   */
  public record Pick(String name, String title, String state, int lessons) {}

  @Inject CoursewareEditing editing;
  @Inject LessonCollections collections;

  /** At most twenty; collections first. Nothing is found by nothing. */
  List<Pick> find(String typed) {
    String text = typed == null ? "" : typed.strip();
    List<Pick> found = new ArrayList<>();
    if (text.isEmpty()) {
      return found;
    }
    for (CollectionRow row : collections.published()) {
      if (row.title().contains(text) && !row.lessons().isEmpty()) {
        found.add(
            new Pick("collection:" + row.slug(), row.title(), "COLLECTION", row.lessons().size()));
      }
    }
    for (DeskRow row : editing.desk(null, text, 0, LOOKED_THROUGH)) {
      if (row.state() == LessonState.REVIEWED) {
        found.add(new Pick(row.slug(), row.title(), "REVIEWED", 1));
      } else if (row.publishedNumber() > 0) {
        found.add(new Pick(row.slug(), row.title(), "PUBLISHED", 1));
      }
    }
    return found.size() > SHOWN ? found.subList(0, SHOWN) : found;
  }
}
