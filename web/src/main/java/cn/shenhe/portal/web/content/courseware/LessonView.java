package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.Article;
import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LawLink;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.omnifaces.util.Faces;

/** One article to read. */
@Named("lesson")
@RequestScoped
public class LessonView {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));
  private static final int RELATED = 4;

  @Inject CoursewareLibrary library;
  @Inject LessonCollections lessonCollections;
  @Inject HttpServletRequest request;

  private Article article;
  private List<LessonRow> related = List.of();
  private List<CollectionRow> collections = List.of();

  /** Loads the article of the address, or answers "not found". */
  public void load() throws IOException {
    try {
      article = library.article(request.getParameter("slug"));
      related = library.related(article.slug(), RELATED);
      collections = lessonCollections.with(article.slug());
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  /** Where an article of law is read, empty when it is not in this library. */
  public String address(LawLink law) {
    return law.slug().isEmpty()
        ? ""
        : "/courseware/lesson?slug="
            + URLEncoder.encode(law.slug(), StandardCharsets.UTF_8)
            + (law.anchor().isEmpty() ? "" : "#" + law.anchor());
  }

  public Article getArticle() {
    return article;
  }

  public List<CollectionRow> getCollections() {
    return collections;
  }

  public List<LessonRow> getRelated() {
    return related;
  }

  public String getUpdated() {
    return DAY.format(article.updated());
  }

  /** Whether the table of contents is worth its room. */
  public boolean isLong() {
    return article.toc().size() > 1;
  }
}
