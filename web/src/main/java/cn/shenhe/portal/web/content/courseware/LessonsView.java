package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.Audience;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.CoursewareRefused;
import cn.shenhe.portal.content.courseware.LessonFilter;
import cn.shenhe.portal.content.courseware.LessonKind;
import cn.shenhe.portal.content.courseware.LessonPage;
import cn.shenhe.portal.content.courseware.TopicCount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.omnifaces.util.Faces;

/** All lessons, by topic; what is chosen stands in the address. */
@Named("lessons")
@RequestScoped
public class LessonsView {

  @Inject CoursewareLibrary library;
  @Inject HttpServletRequest request;

  private LessonFilter filter;
  private LessonPage page;
  private List<TopicCount> topics = List.of();
  private List<Choice> hazards = List.of();
  private List<Choice> industries = List.of();

  /** Something to choose, and what it is called. */
  public record Choice(String key, String label) {}

  /** Reads the address; answers "bad request" to a kind there is none of. */
  public void load() throws IOException {
    filter =
        new LessonFilter(
            request.getParameter("topic"),
            request.getParameter("audience"),
            request.getParameter("kind"),
            request.getParameter("hazard"),
            request.getParameter("industry"));
    try {
      page = library.page(filter, number(request.getParameter("page")));
    } catch (CoursewareRefused refused) {
      Faces.responseSendError(400, refused.code());
      return;
    }
    topics = library.topics();
    hazards = choices("hazard.", library.hazards());
    industries = choices("industry.", library.industries());
  }

  /** An editor's own key without a text of ours is shown as it is. */
  private static List<Choice> choices(String prefix, List<String> keys) {
    ResourceBundle texts = ResourceBundle.getBundle("texts.courseware", Locale.CHINA);
    return keys.stream()
        .map(
            key ->
                new Choice(
                    key, texts.containsKey(prefix + key) ? texts.getString(prefix + key) : key))
        .toList();
  }

  private static int number(String text) {
    return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 1;
  }

  /** Address of this list with one thing chosen differently; paging starts anew. */
  public String with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("audience", filter.audience());
    all.put("topic", filter.topic());
    all.put("kind", filter.kind());
    all.put("hazard", filter.hazard());
    all.put("industry", filter.industry());
    all.put(name, value);
    StringBuilder address = new StringBuilder("/courseware/lessons");
    all.forEach(
        (key, chosen) -> {
          if (!chosen.isEmpty()) {
            address
                .append(address.indexOf("?") < 0 ? '?' : '&')
                .append(key)
                .append('=')
                .append(URLEncoder.encode(chosen, StandardCharsets.UTF_8));
          }
        });
    return address.toString();
  }

  public List<String> getAudiences() {
    return Arrays.stream(Audience.values()).map(Audience::key).toList();
  }

  public List<String> getKinds() {
    return Arrays.stream(LessonKind.values()).map(LessonKind::key).toList();
  }

  public LessonFilter getFilter() {
    return filter;
  }

  public LessonPage getPage() {
    return page;
  }

  public List<TopicCount> getTopics() {
    return topics;
  }

  public List<Choice> getHazards() {
    return hazards;
  }

  public List<Choice> getIndustries() {
    return industries;
  }
}
