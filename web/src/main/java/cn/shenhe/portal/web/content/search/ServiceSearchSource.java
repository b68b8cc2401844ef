package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Hands the pages on which something can be done to the search (checking a certificate, booking a
 * visit); title and lead are the page's own, and {@code service.*} adds what people call it.
 */
@ApplicationScoped
public class ServiceSearchSource implements SearchSource {

  private static final String KIND = "service";

  /** Above lessons on the matter: who names a service wants it. */
  private static final double AUTHORITY = 1.5;

  /**
   * @param lead key of the lead in the same bundle, may be empty
   */
  private record Page(String path, String bundle, String title, String lead) {}

  private static final Map<String, Page> PAGES = new LinkedHashMap<>();

  static {
    add("verify", "/exam/verify", "certificate", "verify.title", "verify.lead");
    add("renewal", "/exam/renewal", "certificate", "renewal.title", "renewal.lead");
    add("practices", "/exam/practices", "exam", "practices.title", "");
    add("daily", "/exam/daily", "paper", "daily.title", "");
    add("rules", "/exam/rules", "paper", "rules.title", "rules.lead");
    add("sessions", "/exam/sessions", "sitting", "sessions.title", "sessions.lead");
    add("programmes", "/programme/programmes", "programme", "list.title", "list.lead");
    add("bases", "/booking/bases", "shell", "home.door.booking", "home.door.booking.text");
    add("booking-rules", "/booking/rules", "booking", "rules.title", "");
    add("booking-find", "/booking/find", "booking", "find.title", "");
    add("shelters", "/shelter/shelters", "shelter", "list.title", "list.lead");
    add("warnings", "/warning/warnings", "warning", "list.title", "list.lead");
    add("subscribe", "/warning/subscribe", "notice", "subscribe.title", "subscribe.lead");
    add("no-warning", "/warning/lost", "notice", "lost.title", "lost.lead");
    add("campaigns", "/campaign/campaigns", "campaign", "list.title", "list.lead");
  }

  private static void add(String id, String path, String bundle, String title, String lead) {
    PAGES.put(id, new Page(path, bundle, title, lead));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return List.copyOf(PAGES.keySet());
  }

  @Override
  public Optional<SearchDocument> document(String id) {
    return Optional.ofNullable(PAGES.get(id)).map(page -> document(id, page));
  }

  private static SearchDocument document(String id, Page page) {
    String lead = page.lead().isEmpty() ? "" : text(page.bundle(), page.lead());
    String words = text("search", "service." + id);
    return new SearchDocument(
        KIND,
        id,
        KIND,
        text(page.bundle(), page.title()),
        lead.isEmpty() ? words : lead,
        page.path(),
        "",
        List.of(),
        List.of(),
        0,
        AUTHORITY,
        lead.isEmpty() ? List.of() : List.of(new SearchPassage("", "", words)));
  }

  private static String text(String bundle, String key) {
    return ResourceBundle.getBundle("texts." + bundle, Locale.CHINA).getString(key);
  }

  @Override
  public boolean announces() {
    return false;
  }
}
