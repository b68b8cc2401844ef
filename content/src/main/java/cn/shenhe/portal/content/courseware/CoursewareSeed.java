package cn.shenhe.portal.content.courseware;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Publishes the lessons that ship with the portal; called at every start. */
@Stateless
public class CoursewareSeed {

  /** Author of what ships. */
  static final String ORIGIN = "portal";

  private static final String FOLDER = "/courseware/";
  private static final String SOURCE = "沈河区安全宣传教育培训门户编写";
  private static final String LICENSE = "可免费用于安全宣传教育，请注明来源";

  @Inject ArticleLoad load;

  /** Adds what is new, renews what we changed, leaves what an editor rewrote. */
  @RolesAllowed("SYSTEM")
  public LoadReport loadShipped() {
    return load.load(shipped(), ORIGIN);
  }

  /** All shipped lessons in the order of the list {@code lessons.txt}. */
  static List<LessonText> shipped() {
    List<LessonText> texts = new ArrayList<>();
    for (String slug : resource("lessons.txt").split("\n")) {
      if (!slug.isBlank()) {
        texts.add(
            LessonFile.read(
                slug.strip(), resource("lessons/" + slug.strip() + ".md"), SOURCE, LICENSE));
      }
    }
    return texts;
  }

  private static String resource(String name) {
    try (InputStream file = CoursewareSeed.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("not shipped: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
