package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.SearchFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The address of a search: everything that was asked stands in it. */
record SearchAddress(String question, SearchFilter filter, int page) {

  private static final String PATH = "/search/search";

  /** The same question with one facet set anew; an empty value takes it away. */
  String with(String facet, String value) {
    Map<String, String> facets = new LinkedHashMap<>(filter.set());
    facets.put(facet, value);
    return build(question, facets, 1);
  }

  String onPage(int number) {
    return build(question, filter.set(), number);
  }

  /** Another question, with nothing narrowed. */
  static String asking(String question) {
    return build(question, Map.of(), 1);
  }

  private static String build(String question, Map<String, String> facets, int page) {
    StringBuilder address = new StringBuilder(PATH).append("?q=").append(encoded(question));
    facets.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            address.append('&').append(name).append('=').append(encoded(value));
          }
        });
    if (page > 1) {
      address.append("&page=").append(page);
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
