package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Hands the pages about the portal itself to the search; their words are in the shell's texts. */
@ApplicationScoped
public class HelpSearchSource implements SearchSource {

  private static final String KIND = "help";
  private static final List<String> PAGES = List.of("about", "accessibility", "privacy");

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return PAGES;
  }

  @Override
  public Optional<SearchDocument> document(String page) {
    if (!PAGES.contains(page)) {
      return Optional.empty();
    }
    ResourceBundle texts = ResourceBundle.getBundle("texts.shell", Locale.CHINA);
    String words =
        texts.keySet().stream()
            .filter(key -> key.startsWith("help." + page + ".") && !key.endsWith(".title"))
            .sorted()
            .map(texts::getString)
            .collect(Collectors.joining("\n"));
    return Optional.of(
        new SearchDocument(
            KIND,
            page,
            KIND,
            texts.getString("help." + page + ".title"),
            "",
            "/help/" + page,
            "",
            List.of(),
            List.of(),
            0,
            1.0,
            List.of(new SearchPassage("", "", words))));
  }

  @Override
  public boolean announces() {
    return false;
  }
}
