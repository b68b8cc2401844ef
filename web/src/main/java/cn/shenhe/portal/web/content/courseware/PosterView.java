package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.Article;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.TocEntry;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import cn.shenhe.portal.web.content.shelter.QrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** The share poster of a lesson: its title, what it is about and its QR code, for one A4 page. */
@Named("lessonPoster")
@RequestScoped
public class PosterView {

  private static final int POINTS = 6;

  @Inject CoursewareLibrary library;
  @Inject HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private Article article;

  /** Loads the lesson of the address, or answers "not found". */
  public void load() throws IOException {
    try {
      article = library.article(request.getParameter("slug"));
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  public String getAddress() {
    return publicUrl.replaceFirst("/$", "")
        + "/courseware/lesson?slug="
        + URLEncoder.encode(article.slug(), StandardCharsets.UTF_8);
  }

  public QrCode getQr() {
    return QrCode.of(getAddress());
  }

  /** Headings of the lesson, at most six. */
  public List<String> getPoints() {
    return article.toc().stream()
        .filter(entry -> entry.level() == 2)
        .map(TocEntry::text)
        .limit(POINTS)
        .toList();
  }

  public Article getArticle() {
    return article;
  }
}
