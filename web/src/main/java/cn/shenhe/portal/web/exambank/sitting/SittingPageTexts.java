package cn.shenhe.portal.web.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences that the script of the candidate's page says, all keys {@code js.…}. */
@Named
@ApplicationScoped
public class SittingPageTexts {

  /** A sentence and its key without the {@code js.}. */
  public record Text(String key, String text) {}

  private static final List<Text> ALL = read();

  private static List<Text> read() {
    ResourceBundle bundle = ResourceBundle.getBundle("texts.sitting", Locale.CHINA);
    return bundle.keySet().stream()
        .filter(key -> key.startsWith("js."))
        .sorted()
        .map(key -> new Text(key.substring("js.".length()), bundle.getString(key)))
        .toList();
  }

  public List<Text> getAll() {
    return ALL;
  }
}
