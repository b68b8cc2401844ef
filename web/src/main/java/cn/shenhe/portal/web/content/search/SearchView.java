package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.FacetCount;
import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.SearchAnswer;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The page of results; question, facets and page stand in the address. */
@Named("search")
@RequestScoped
public class SearchView {

  /** A value to narrow by, or to take away again when it is set. */
  public record FacetLink(String label, long count, String path, boolean set) {}

  /** The values of one facet. */
  public record FacetGroup(String label, List<FacetLink> links) {}

  /** Something many people look for. */
  public record Popular(String text, String path) {}

  private static final List<String> FACETS =
      List.of("kind", "topic", "audience", "industry", "year");
  private static final int VALUES = 12;
  private static final int LONGEST = 100;

  @Inject PortalSearch search;
  @Inject HttpServletRequest request;

  private SearchAddress address;
  private SearchAnswer answer;
  private boolean unavailable;
  private final List<FacetGroup> facets = new ArrayList<>();

  /** Asks the search. */
  public void load() {
    SearchFilter filter =
        new SearchFilter(
            parameter("kind"),
            parameter("topic"),
            parameter("audience"),
            parameter("industry"),
            number(parameter("year"), 0));
    address = new SearchAddress(parameter("q"), filter, number(parameter("page"), 1));
    try {
      answer = search.search(address.question(), filter, address.page());
    } catch (SearchUnavailable e) {
      unavailable = true;
      answer = search.search("", filter, 1);
    }
    for (String facet : FACETS) {
      List<FacetLink> links =
          answer.facets().getOrDefault(facet, List.of()).stream()
              .limit(VALUES)
              .map(count -> link(facet, count))
              .toList();
      if (!links.isEmpty()) {
        facets.add(new FacetGroup(text("search", "facet." + facet), links));
      }
    }
  }

  private FacetLink link(String facet, FacetCount count) {
    boolean set = count.value().equals(address.filter().set().get(facet));
    return new FacetLink(
        label(facet, count.value()),
        count.count(),
        address.with(facet, set ? "" : count.value()),
        set);
  }

  /** How a facet's value is called; a value without a text is shown as it is. */
  public String label(String facet, String value) {
    return switch (facet) {
      case "kind" -> text("search", "kind." + value);
      case "topic" -> text("courseware", "topic." + value);
      case "audience" -> text("shell", "audience." + value);
      case "industry" -> text("search", "industry." + value);
      default -> value;
    };
  }

  private static String text(String bundle, String key) {
    try {
      return ResourceBundle.getBundle("texts." + bundle, Locale.CHINA).getString(key);
    } catch (MissingResourceException e) {
      return key.substring(key.indexOf('.') + 1);
    }
  }

  private String parameter(String name) {
    String value = request.getParameter(name);
    String stripped = value == null ? "" : value.strip();
    return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
  }

  private static int number(String text, int otherwise) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : otherwise;
  }

  public List<Popular> getPopular() {
    List<Popular> popular = new ArrayList<>();
    for (String topic : text("search", "popular").split("、")) {
      popular.add(new Popular(topic, SearchAddress.asking(topic)));
    }
    return popular;
  }

  public String getQuestion() {
    return address.question();
  }

  public SearchAnswer getAnswer() {
    return answer;
  }

  /** Whether the engine is away; the rest of the portal is not. */
  public boolean isUnavailable() {
    return unavailable;
  }

  public List<FacetGroup> getFacets() {
    return facets;
  }

  public boolean isNarrowed() {
    return !address.filter().set().isEmpty();
  }

  public String getWiderPath() {
    return SearchAddress.asking(address.question());
  }

  public String getMeantPath() {
    return SearchAddress.asking(answer.didYouMean());
  }

  public String getPreviousPath() {
    return answer.page() > 1 ? address.onPage(answer.page() - 1) : "";
  }

  public String getNextPath() {
    return answer.page() < answer.pages() ? address.onPage(answer.page() + 1) : "";
  }
}
