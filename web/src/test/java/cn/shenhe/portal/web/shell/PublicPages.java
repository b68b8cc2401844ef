package cn.shenhe.portal.web.shell;

import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every kind of page that a reader reaches from the home page by links, one address of each kind,
 * and the links that lead nowhere.
 *
 * @param addresses the home page first
 * @param deadLinks page and link that did not answer 200
 */
record PublicPages(List<String> addresses, List<String> deadLinks) {

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)[\"#]");
  private static final Pattern NOT_A_PAGE =
      Pattern.compile("/(assets|staff|my|api|openapi|health|metrics|jakarta\\.faces)(/.*)?");
  private static final int MOST_PAGES = 120;

  static PublicPages of(Portal portal) {
    Map<String, String> byKind = new LinkedHashMap<>();
    Set<String> deadLinks = new LinkedHashSet<>();
    Deque<String[]> open = new ArrayDeque<>();
    Set<String> seenKinds = new LinkedHashSet<>();
    open.add(new String[] {"", "/"});
    seenKinds.add(kind("/"));
    while (!open.isEmpty()) {
      if (byKind.size() == MOST_PAGES) {
        throw new AssertionError("more kinds of pages than anybody keeps count of: " + open);
      }
      String[] next = open.remove();
      HttpResponse<String> answer = portal.get(next[1]);
      boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (answer.statusCode() >= 400) {
        // Other tests work on the same portal: what led there may have gone with it.
        if (!next[0].isEmpty() && !links(portal.get(next[0]).body()).contains(next[1])) {
          continue;
        }
        deadLinks.add(next[0] + " -> " + next[1] + " " + answer.statusCode());
      } else if (answer.statusCode() == 200 && page) {
        byKind.put(kind(next[1]), next[1]);
        for (String link : links(answer.body())) {
          if (seenKinds.add(kind(link))) {
            open.add(new String[] {next[1], link});
          }
        }
      }
    }
    return new PublicPages(new ArrayList<>(byKind.values()), new ArrayList<>(deadLinks));
  }

  private static List<String> links(String body) {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(body);
    while (link.find()) {
      String address = link.group(1).replace("&amp;", "&");
      if (!NOT_A_PAGE.matcher(address.replaceAll("\\?.*", "")).matches()) {
        links.add(address);
      }
    }
    return links;
  }

  /** Feature and page; with or without something behind the page's name, with or without query. */
  private static String kind(String address) {
    String path = address.replaceAll("\\?.*", "");
    String[] parts = path.split("/");
    String page = parts.length < 3 ? path : "/" + parts[1] + "/" + parts[2];
    return page + (parts.length > 3 ? "/*" : "") + (address.contains("?") ? "?" : "");
  }
}
