package cn.shenhe.portal.web.content.courseware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the topics of lessons are called. An editor's own key without a text is its own name. */
@Named("topicNames")
@ApplicationScoped
public class TopicNames {

  private static final String PREFIX = "topic.";

  /** A topic and its name. */
  public record Topic(String key, String name) {}

  /** Of one topic; empty for none. */
  public String of(String topic) {
    ResourceBundle texts = texts();
    if (topic == null || topic.isEmpty()) {
      return "";
    }
    return texts.containsKey(PREFIX + topic) ? texts.getString(PREFIX + topic) : topic;
  }

  /** All that have a name, sorted by key. */
  public List<Topic> getAll() {
    ResourceBundle texts = texts();
    return texts.keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .sorted()
        .map(key -> new Topic(key.substring(PREFIX.length()), texts.getString(key)))
        .toList();
  }

  private static ResourceBundle texts() {
    return ResourceBundle.getBundle("texts.courseware", Locale.CHINA);
  }
}
