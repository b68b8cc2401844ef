package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonRow;
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

/** The share poster of a collection: what it is about, its first lessons and its QR code. */
@Named("collectionPoster")
@RequestScoped
public class CollectionPosterView {

  private static final int POINTS = 6;

  @Inject LessonCollections collections;
  @Inject CoursewareLibrary library;
  @Inject HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private CollectionRow row;
  private List<String> points = List.of();

  /** Loads the collection of the address, or answers "not found". */
  public void load() throws IOException {
    try {
      row = collections.collection(request.getParameter("slug"));
      points = library.chosen(row.lessons()).stream().map(LessonRow::title).limit(POINTS).toList();
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  public String getAddress() {
    return publicUrl.replaceFirst("/$", "")
        + "/courseware/collection?slug="
        + URLEncoder.encode(row.slug(), StandardCharsets.UTF_8);
  }

  public QrCode getQr() {
    return QrCode.of(getAddress());
  }

  /** Titles of the lessons, at most six. */
  public List<String> getPoints() {
    return points;
  }

  public CollectionRow getRow() {
    return row;
  }
}
