package cn.shenhe.portal.web.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words that the script of the console says, all keys {@code con.…}. */
@Named
@ApplicationScoped
public class ConsoleTexts {

  /** A sentence and its key without the {@code con.}. */
  public record Text(String key, String text) {}

  private static final List<Text> ALL = read();

  private static List<Text> read() {
    ResourceBundle bundle = ResourceBundle.getBundle("texts.sitting", Locale.CHINA);
    return bundle.keySet().stream()
        .filter(key -> key.startsWith("con."))
        .sorted()
        .map(key -> new Text(key.substring("con.".length()), bundle.getString(key)))
        .toList();
  }

  public List<Text> getAll() {
    return ALL;
  }
}
