package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;

/** Collections: all of them, or one with its lessons. */
@Named("collections")
@RequestScoped
public class CollectionsView {

  @Inject LessonCollections collections;
  @Inject CoursewareLibrary library;
  @Inject HttpServletRequest request;

  private List<CollectionRow> rows = List.of();
  private CollectionRow row;
  private List<LessonRow> lessons = List.of();

  public void load() {
    rows = collections.published();
  }

  /** Loads the collection of the address, or answers "not found". */
  public void loadOne() throws IOException {
    try {
      row = collections.collection(request.getParameter("slug"));
      lessons = library.chosen(row.lessons());
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  /** Reading time of all of it, in minutes. */
  public int getMinutes() {
    return lessons.stream().mapToInt(LessonRow::minutes).sum();
  }

  public List<CollectionRow> getRows() {
    return rows;
  }

  public CollectionRow getRow() {
    return row;
  }

  public List<LessonRow> getLessons() {
    return lessons;
  }
}
