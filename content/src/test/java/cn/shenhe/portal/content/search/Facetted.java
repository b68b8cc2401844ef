package cn.shenhe.portal.content.search;

import java.util.List;

/** Documents to narrow a search on. */
public final class Facetted {

  private Facetted() {}

  /** Two that answer 灭火器, of which the first has a value of its own in every facet. */
  public static List<SearchDocument> two() {
    List<SearchPassage> text = List.of(new SearchPassage("", "s-1", "灭火器"));
    return List.of(
        new SearchDocument(
            "thing",
            "with",
            "law",
            "甲",
            "",
            "/with",
            "fire",
            List.of("pupils", "parents"),
            List.of("mines"),
            2026,
            1,
            text),
        new SearchDocument(
            "thing",
            "without",
            "lesson",
            "乙",
            "",
            "/without",
            "flood",
            List.of("parents"),
            List.of(),
            2025,
            1,
            text));
  }
}
